import * as l10n from '@vscode/l10n';
import { policyKinds } from '../governance';
import { choice, literal } from '../../engine/language/snippet';
import type { Suggestion } from '../../engine/manifest';
import type { NameKind, NameSource } from '../../engine/names';
import type { KieFile } from './file';
import { meaningOfStatus, meaningOfType } from './meanings';
import { environments, wordsOf } from './schema';

/** A word that is proposed as a value; its text may contain placeholders. */
export interface Word extends Pick<Suggestion, 'label' | 'kind' | 'detail' | 'documentation'> {
  readonly snippet: string;
}

/** Maximum number of proposed names; typing narrows the list. */
const maxNames = 200;

/** Words for the value of a field of an item, or of a label (`['labels', 'app']`). `typed` is the word so far. */
export function wordsFor(
  path: readonly (string | number)[],
  typed: string,
  file: KieFile,
  names: NameSource | undefined,
): readonly Word[] {
  const [field, label] = path;
  if (path.length === 2 && field === 'labels' && typeof label === 'string')
    return labelWords(label, file, names);
  if (path.length !== 1) return [];
  switch (field) {
    case 'key':
      return keyWords(typed, file, names);
    case 'value_type':
      return wordsOf('value_type').map((word) => value(word, meaningOfType(word, 'KEY')));
    case 'status':
      return wordsOf('status').map((word) => value(word, meaningOfStatus(word)));
    default:
      return [];
  }
}

/** The labels that clients query. */
function labelWords(label: string, file: KieFile, names: NameSource | undefined): readonly Word[] {
  if (label === 'environment')
    return environments.filter((one) => one !== '').map((one) => value(one, undefined));
  const kinds: Readonly<Partial<Record<string, NameKind>>> = { app: 'application', service: 'microservice' };
  const kind = Object.hasOwn(kinds, label) ? kinds[label] : undefined;
  const known = kind === undefined ? [] : namesOf(kind, names);
  const inFile = valuesOfLabel(label, file).map((word) => value(word, undefined));
  const seen = new Set(inFile.map((word) => word.label));
  return [...inFile, ...known.filter((word) => !seen.has(word.label))].slice(0, maxNames);
}

/** The values that a label has in the file, each once. */
function valuesOfLabel(label: string, { items }: KieFile): readonly string[] {
  const scopes = new Set(items.map(({ known }) => known.scope));
  const values = [...scopes].flatMap((scope) => scope.split(', ')).map((pair) => pair.split('='));
  return [...new Set(values.flatMap(([name, text]) => (name === label && text ? [text] : [])))];
}

/** Keys of policies: every kind, and for a kind that is typed the match groups that there are. */
function keyWords(typed: string, file: KieFile, names: NameSource | undefined): readonly Word[] {
  const kind = policyKinds.find((one) => typed.startsWith(`servicecomb.${one}.`));
  if (kind !== undefined && kind !== 'matchGroup') {
    const groups = file.items.flatMap(({ known: { policy } }) =>
      policy?.kind === 'matchGroup' ? [policy.name] : [],
    );
    const known = namesOf('match-group', names).map((word) => word.label);
    return [...new Set([...groups, ...known])].slice(0, maxNames).map((name) => ({
      label: `servicecomb.${kind}.${name}`,
      kind: 'reference',
      detail: l10n.t('policy of the match group'),
      snippet: literal(`servicecomb.${kind}.${name}`),
    }));
  }
  return policyKinds.map((one) =>
    one === 'globalRouteRule'
      ? { ...value(`servicecomb.${one}`, undefined), detail: l10n.t('policy') }
      : {
          label: `servicecomb.${one}.NAME`,
          kind: 'snippet',
          detail: l10n.t('policy'),
          snippet: `servicecomb.${one}.\${1:name}`,
        },
  );
}

function namesOf(kind: NameKind, names: NameSource | undefined): readonly Word[] {
  return (names?.namesOf(kind) ?? []).flatMap((list) =>
    list.names.map((name) => ({
      label: name,
      kind: 'reference' as const,
      detail: list.source,
      snippet: literal(name),
    })),
  );
}

function value(word: string, documentation: string | undefined): Word {
  return {
    label: word,
    kind: 'value',
    ...(documentation !== undefined && { documentation }),
    snippet: literal(word),
  };
}

/** An item as it is written in JSON, with placeholders. */
export function jsonItemSnippet(): string {
  const known = environments.filter((one) => one !== '').reverse();
  return [
    '{',
    '  "key": "${1:key}",',
    `  "labels": {"app": "\${2:default}", "environment": "${choice(3, known)}"},`,
    `  "value": "\${5}",`,
    `  "value_type": "${choice(4, wordsOf('value_type'))}",`,
    '  "status": "enabled"',
    '}',
  ].join('\n');
}

/** An item as it is written in YAML after its dash, with placeholders. */
export function yamlItemSnippet(): string {
  const known = environments.filter((one) => one !== '').reverse();
  return [
    'key: ${1:key}',
    'labels:',
    '  app: ${2:default}',
    `  environment: ${choice(3, known)}`,
    `value_type: ${choice(4, wordsOf('value_type'))}`,
    'status: enabled',
    'value: |',
    '  $5',
  ].join('\n');
}
