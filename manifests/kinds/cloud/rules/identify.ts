import * as l10n from '@vscode/l10n';
import { policyKindOfWord, isClientKind } from '../../governance';
import { didYouMean, replaceFix } from '../../../engine/rules/did-you-mean';
import { insertKeyFix } from '../../../engine/rules/edits';
import { checkSchema } from '../../../engine/schema/check';
import type { SchemaViolation } from '../../../engine/schema/check';
import type { Rule } from '../../../engine/rules/rule';
import type { Range } from '../../../../parser/range';
import { asScalar, field } from '../../../../parser/node';
import type { CloudDocument } from '../document';
import { looseSchema } from '../loose-schema';
import { apiVersions, cloudKinds, kindsOf } from '../kinds';
import type { CloudKind } from '../kinds/kind';
import { manifests } from './shared';

const shop = 'metadata:\n  name: shop\n';

/** A document is a map of four members. */
export const documentForm: Rule<CloudDocument> = {
  id: 'cloud/document-form',
  consequence: 'refused',
  summary:
    'A document is a map with `apiVersion`, `kind`, `metadata` and usually `spec`; a `*.governance.json` file is one policy with `name`, `selector` and `spec`.',
  explanation: 'A document of another form cannot be deployed.',
  source: manifests,
  examples: {
    valid: [`apiVersion: servicestage/v2\nkind: Application\n${shop}`],
    invalid: [
      '# file: shop.cse.yaml\n«- kind: Application»\n',
      '# file: shop.cse.yaml\n«Application»\n',
      '# file: a.retry.governance.json\n«- name: a»\n',
    ],
  },
  check({ form, root, map, isWhole }, report) {
    if (form === 'unfit' && root !== undefined && isWhole) report(root.range, unfitBody());
    if (form !== 'manifest' || map !== undefined || root === undefined || !isWhole) return;
    report(
      root.range,
      l10n.t(
        'A document is a map; write `apiVersion`, `kind`, `metadata` and `spec`, each on a line of its own.',
      ),
    );
  },
};

function unfitBody(): string {
  return l10n.t(
    'This can’t be published. Write one policy with name, selector and spec, such as {0}; its kind is that of the file’s name, such as checkout.retry.governance.json.',
    '{"name": "checkout", "selector": {"environment": "production", "app": "shop"}, "spec": {"maxAttempts": 2}}',
  );
}

/** The API of a resource. */
export const apiVersion: Rule<CloudDocument> = {
  id: 'cloud/api-version',
  consequence: 'refused',
  summary: '`apiVersion` names one of the APIs that resources are deployed with.',
  explanation: 'The document is not deployed, because its kind of resource is not known.',
  source: manifests,
  examples: {
    valid: [`apiVersion: servicestage/v2\nkind: Application\n${shop}`],
    invalid: [
      `apiVersion: «servicestage/v1»\nkind: Application\n${shop}`,
      `apiVersion: «servicestge/v2»\nkind: Application\n${shop}`,
      `«kind»: Application\n${shop}`,
      `# file: shop.cse.yaml\napiVersion: «apps/v1»\nkind: Deployment\n${shop}`,
    ],
  },
  check(document, report) {
    const violation = identityViolation(document, 'apiVersion');
    if (violation === undefined) return;
    const { kind, range, message, absent } = violation;
    const meant = meantApi(textOf(document, 'apiVersion'), document.word('kind'));
    if (kind !== 'missing')
      return report(range, message, { fixes: meant === undefined ? [] : [replaceFix(range, meant)] });
    const all = apiVersions.map((known) => `\`${known}\``).join(', ');
    report(range, l10n.t('`apiVersion` is missing; write one of {0}.', all), {
      fixes: meant && absent ? insertKeyFix(absent.map, document.lines, 'apiVersion', meant) : [],
    });
  },
};

/** The violation of one of the two keys that identify a document. */
function identityViolation(
  document: CloudDocument,
  name: 'apiVersion' | 'kind',
): SchemaViolation | undefined {
  const { form, map, kind, isWhole } = document;
  if (form !== 'manifest' || map === undefined || kind !== undefined) return undefined;
  const violations = checkSchema(map, looseSchema(document.word('apiVersion')));
  const found = violations.find(({ path }) => path.length === 1 && path[0] === name);
  return found?.absent && !isWhole ? undefined : found;
}

function textOf({ map }: CloudDocument, name: string): string {
  return asScalar(field(map, name)?.value)?.text ?? '';
}

/** The API that has the kind; otherwise the nearest word, or another version of the same API. */
function meantApi(text: string, kind: string | undefined): string | undefined {
  const own = cloudKinds.filter(({ facts }) => facts.kind === kind).map(({ facts }) => facts.apiVersion);
  const [group = ''] = text.split('/');
  const versions = apiVersions.filter((known) => known.startsWith(`${group}/`));
  const sure = own.length === 1 ? own[0] : undefined;
  return sure ?? (versions.length === 1 ? versions[0] : didYouMean(text, apiVersions));
}

/** The kind of a resource. */
export const kindKnown: Rule<CloudDocument> = {
  id: 'cloud/kind',
  consequence: 'refused',
  summary: '`kind` names a kind of resource that the API has.',
  explanation: 'The document is not deployed, because its kind of resource is not known.',
  source: manifests,
  examples: {
    valid: [`apiVersion: servicestage/v2\nkind: Application\n${shop}`],
    invalid: [
      `apiVersion: servicestage/v2\nkind: «application»\n${shop}`,
      `apiVersion: servicestage/v2\nkind: «Engine»\n${shop}`,
      'apiVersion: cse/v3\nkind: «rate-limiting»\nmetadata: { name: cart, engine: prod }\n',
      `«apiVersion»: servicestage/v2\n${shop}`,
      `apiVersion: servicestage/v2\nkind: «Deployment»\n${shop}`,
    ],
  },
  check(document, report) {
    const api = document.word('apiVersion');
    if (api === undefined || !apiVersions.includes(api)) return;
    const violation = identityViolation(document, 'kind');
    if (violation === undefined) return;
    const { kind, range, message } = violation;
    const word = textOf(document, 'kind');
    const names = kindsOf(api).map(({ facts }) => `\`${facts.kind}\``);
    if (kind === 'missing')
      report(
        range,
        l10n.t('`kind` is missing; add one of those that `{0}` has: {1}.', api, names.join(', ')),
      );
    else if (word === '') report(range, message);
    else if (!isKnownToClientsOnly(word)) reportKind(range, word, api, document, report);
  },
};

/** Policies that only clients know are reported by a governance rule. */
function isKnownToClientsOnly(word: string): boolean {
  const policy = policyKindOfWord(word);
  return policy !== undefined && isClientKind(policy);
}

function reportKind(
  range: Range,
  word: string,
  api: string,
  document: CloudDocument,
  report: Parameters<Rule<CloudDocument>['check']>[1],
): void {
  const own = kindsOf(api);
  const elsewhere = cloudKinds.find(({ facts }) => facts.kind === word);
  const apiNode = field(document.map, 'apiVersion')?.value;
  if (elsewhere && apiNode) {
    const message = l10n.t(
      '`{0}` is a kind of `{1}`, not of `{2}`; change `apiVersion`, or choose another kind.',
      word,
      elsewhere.facts.apiVersion,
      api,
    );
    return report(range, message, { fixes: [replaceFix(apiNode.range, elsewhere.facts.apiVersion)] });
  }
  const better = meantKind(word, own);
  const names = own.map(({ facts }) => `\`${facts.kind}\``).join(', ');
  const message =
    better === undefined
      ? l10n.t('`{0}` has no kind `{1}`; write one of {2}.', api, word, names)
      : l10n.t('`{0}` has no kind `{1}`; did you mean `{2}`?', api, word, better);
  report(range, message, { fixes: better === undefined ? [] : [replaceFix(range, better)] });
}

function meantKind(word: string, kinds: readonly CloudKind[]): string | undefined {
  const policy = policyKindOfWord(word);
  const samePolicy = kinds.find(({ facts }) => policy !== undefined && facts.policy === policy);
  return (
    samePolicy?.facts.kind ??
    didYouMean(
      word,
      kinds.map(({ facts }) => facts.kind),
    )
  );
}
