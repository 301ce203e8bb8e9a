import * as l10n from '@vscode/l10n';
import { renameKey, rewrite } from '../../../engine/rules/edits';
import { appendKeyFix } from '../../../engine/rules/append-key';
import { didYouMean } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import type { SchemaViolation } from '../../../engine/schema/check';
import { asScalar, isNull } from '../../../../parser/node';
import type { KieItem } from '../item';
import { environments, fieldSchema } from '../schema';
import { fileWith, reference } from './shared';

const { maxProperties: most = Infinity } = fieldSchema('labels');

/** What labels look like. */
export const labelForm: Rule<KieItem> = {
  id: 'kie/label-form',
  consequence: 'refused',
  summary: `An item has up to ${most} labels: names of up to 32 and values of up to 160 letters, digits and \`_\` \`-\` \`.\`, which begin and end with a letter or digit.`,
  explanation: 'The server refuses the item.',
  source: reference('2 and 9, K15'),
  examples: {
    valid: [
      fileWith({ labels: '{"app": "shop", "environment": ""}' }),
      fileWith({ labels: '{"custom-label.1": "a_b"}' }),
    ],
    invalid: [
      fileWith({ labels: '{«"my label"»: "a"}' }),
      fileWith({ labels: '{"app": «"shop:cart"», "environment": ""}' }),
      fileWith({ labels: '{"app": «"-shop"», "environment": ""}' }),
      fileWith({
        labels: `{${Array.from({ length: most }, (_, index) => `"l${index}": "a"`).join(', ')}, «"last"»: "a"}`,
      }),
    ],
  },
  check(item, report) {
    if (!item.isWhole) return;
    for (const violation of item.violationsOf('labels')) {
      const { kind, range } = violation;
      if (kind === 'form') report(range, formInWords(violation));
      const first = kind === 'length' ? [...(item.labels?.fields.values() ?? [])][most] : undefined;
      if (first) report(first.key.range, l10n.t('An item has {0} labels at most; remove some.', most));
    }
  },
};

/** Of a name, or of a value. */
function formInWords({ value }: SchemaViolation): string {
  if (value === undefined)
    return l10n.t(
      'The name of a label has up to 32 letters, digits and `_` `-` `.`, and begins and ends with a letter or digit.',
    );
  return value.kind === 'scalar' && value.text.includes(':')
    ? l10n.t('The value of a label must not contain `:`, because queries use it to separate name and value.')
    : l10n.t(
        'The value of a label must have up to 160 letters, digits and `_` `-` `.`, and begin and end with a letter or digit.',
      );
}

/** Names that look like those that clients query. */
const meantNames: ReadonlyMap<string, string> = new Map([
  ['env', 'environment'],
  ['environments', 'environment'],
  ['appname', 'app'],
  ['appid', 'app'],
  ['application', 'app'],
  ['servicename', 'service'],
  ['microservice', 'service'],
  ['serviceversion', 'version'],
]);

/** Labels that clients query under another name. */
export const labelName: Rule<KieItem> = {
  id: 'kie/label-name',
  consequence: 'never-applies',
  severity: 'warning',
  summary: 'Clients query the labels `app`, `environment`, `service` and `version`.',
  explanation: 'Items with labels of other names reach only instances that query them explicitly.',
  source: reference('8 and 9, K17'),
  examples: {
    valid: [fileWith({ labels: '{"app": "shop", "environment": "testing", "service": "cart"}' })],
    invalid: [
      fileWith({ labels: '{"app": "shop", «"env"»: "testing"}' }),
      fileWith({ labels: '{«"appName"»: "shop", "environment": "testing"}' }),
      fileWith({ labels: '{"app": "shop", "environment": "testing", «"serviceName"»: "cart"}' }),
    ],
  },
  check({ labels }, report) {
    for (const { name, key } of labels?.entries ?? []) {
      const meant = meantNameOf(name);
      if (meant === undefined) continue;
      const isThere = labels?.fields.has(meant) === true;
      report(key.range, l10n.t('No client queries the label `{0}`; write `{1}`.', name, meant), {
        fixes: isThere ? [] : [renameKey(key, meant)],
      });
    }
  },
};

function meantNameOf(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/[-_.]/g, '');
  const meant = meantNames.get(plain) ?? queried.find((one) => one === plain);
  return meant === name ? undefined : meant;
}

/** Labels of the requests of clients, each request with one more than that before it; the first has two. */
const queried = ['app', 'environment', 'service', 'version'] as const;

/** Labels under which no instance looks for items. */
export const labelScope: Rule<KieItem> = {
  id: 'kie/label-scope',
  consequence: 'never-applies',
  severity: 'warning',
  summary:
    'An item has the labels that clients query: `app` and `environment`, with `service`, with `service` and `version`, or a label of its own.',
  explanation:
    'Clients query exactly these sets, so no instance reads an item with another; an empty environment is written as `"environment": ""`.',
  source: reference('8 and 9, K16'),
  examples: {
    valid: [
      fileWith({ labels: '{"app": "shop", "environment": ""}' }),
      fileWith({ labels: '{"app": "a", "environment": "testing", "service": "b", "version": "1.0.0"}' }),
      fileWith({ labels: '{"public": "default"}' }),
    ],
    invalid: [
      fileWith({ labels: '', key: '«"shop.level"»' }),
      fileWith({ labels: '{}', key: '«"shop.level"»' }),
      fileWith({ labels: '{"service": "cart"}' }).replace('"labels"', '«"labels"»'),
      fileWith({ labels: '{"app": "shop", "service": "cart"}' }).replace('"labels"', '«"labels"»'),
    ],
  },
  check(kie, report) {
    const { key, labels, isWhole } = kie;
    if (key === undefined || !isWhole) return;
    const entry = kie.entry('labels');
    const names = [...(labels?.fields.keys() ?? [])];
    if (entry && labels === undefined && !isNull(entry.value)) return;
    if (names.some((name) => !isQueried(name))) return;
    const lacking = lackingIn(names);
    if (lacking === undefined) return;
    const isEmpty = names.length === 0;
    const message = isEmpty
      ? l10n.t('No client queries items without labels; add `app` and `environment`.')
      : l10n.t('No client queries items with only these labels; add {0}.', quoted(lacking));
    const at = entry && !isEmpty ? entry.key.range : key.range;
    report(at, message, { fixes: addEnvironment(kie, lacking) });
  },
};

function isQueried(name: string): boolean {
  return queried.some((one) => one === name);
}

/** The labels that complete a set to one that clients query. */
function lackingIn(names: readonly string[]): readonly string[] | undefined {
  const deepest = Math.max(1, ...names.map((name) => queried.findIndex((one) => one === name)));
  const lacking = queried.slice(0, deepest + 1).filter((name) => !names.includes(name));
  return lacking.length === 0 ? undefined : lacking;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** The one label that can be filled in without asking. */
function addEnvironment({ labels, text, lines }: KieItem, lacking: readonly string[]) {
  const isOnly = lacking.length === 1 && lacking[0] === 'environment';
  return isOnly && labels ? appendKeyFix(labels, text, lines, 'environment', '""') : [];
}

/** Environments that instances can be in. */
export const environmentName: Rule<KieItem> = {
  id: 'kie/environment',
  consequence: 'never-applies',
  severity: 'warning',
  summary: 'The environment is `development`, `testing`, `acceptance`, `production` or empty.',
  explanation: 'No instance can be registered in another environment, so none reads the item.',
  source: reference('9, K18'),
  examples: {
    valid: [fileWith({ labels: '{"app": "shop", "environment": ""}' })],
    invalid: [
      fileWith({ labels: '{"app": "shop", "environment": «"prod"»}' }),
      fileWith({ labels: '{"app": "shop", "environment": «"Production"»}' }),
    ],
  },
  check({ labels, isWhole }, report) {
    const scalar = asScalar(labels?.fields.get('environment')?.value);
    if (scalar === undefined || isNull(scalar) || environments.includes(scalar.text) || !isWhole) return;
    const meant = meantEnvironment(scalar.text);
    const message =
      meant === undefined
        ? l10n.t(
            'No instance is in the environment `{0}`; write one of {1}, or leave it empty.',
            scalar.text,
            environments.filter((one) => one !== '').join(', '),
          )
        : l10n.t('No instance is in the environment `{0}`; did you mean `{1}`?', scalar.text, meant);
    report(scalar.range, message, { fixes: meant === undefined ? [] : [rewrite(scalar, meant)] });
  },
};

/** `prod` and `dev` as well as words with a letter wrong. */
function meantEnvironment(text: string): string | undefined {
  const known = environments.filter((one) => one !== '');
  const plain = text.toLowerCase();
  const short = plain.length > 2 ? known.filter((one) => one.startsWith(plain)) : [];
  return short.length === 1 ? short[0] : didYouMean(text, known);
}
