import type { ItemDocument } from './document';

type Rule = (text: string) => string | undefined;

const key = limited(2048, pattern('^[a-zA-Z0-9._:-]+$'));
const value = limited(131_072);
const valueType = pattern('^$|^(ini|json|text|yaml|properties|xml)$');
const status = pattern('^$|^(enabled|disabled)$');
const check = limited(1_048_576, pattern('^[\\x00-\\x7F]*$'));
const labelName = pattern('^[a-zA-Z0-9]{1,32}$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]{1,30}[a-zA-Z0-9]$');
const labelValue = pattern('^[a-zA-Z0-9]{0,160}$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]{0,158}[a-zA-Z0-9]$');
const searchedKey = limited(
  128,
  pattern(
    '^[a-zA-Z0-9._:-]*$|^beginWith\\([a-zA-Z0-9][a-zA-Z0-9_\\-.:]*\\)$|^wildcard\\([a-zA-Z0-9_\\-.:*]+\\)$',
  ),
);
const id = limited(64);

/** The server's message about an invalid item, or undefined. Source: kie, section 2. */
export function brokenRules(item: ItemDocument): string | undefined {
  return report('KVDoc', [
    ['Key', key(item.key)],
    ['Value', value(item.value)],
    ['ValueType', valueType(item.valueType)],
    ['Checker', check(item.check)],
    ['Status', status(item.status)],
    ...labelProblems(item.labels, 6),
  ]);
}

/** The same for a changed value and status. */
export function brokenUpdateRules(
  update: { value: string; status: string },
  itemId: string,
): string | undefined {
  return report('UpdateKVRequest', [
    ['ID', id(itemId)],
    ['Value', value(update.value)],
    ['Status', status(update.status)],
  ]);
}

export function brokenIdRules(itemId: string): string | undefined {
  return report('GetKVRequest', [['ID', id(itemId)]]);
}

/** The same for a search. */
export function brokenSearchRules(search: {
  key: string;
  value: string;
  status: string;
  labels: Readonly<Record<string, string>>;
}): string | undefined {
  return report('ListKVRequest', [
    ['Key', searchedKey(search.key)],
    ['Value', limited(128)(search.value)],
    ['Status', status(search.status)],
    ...labelProblems(search.labels, 8),
  ]);
}

type Finding = readonly [field: string, rule: string | undefined];

function labelProblems(labels: Readonly<Record<string, string>>, most: number): Finding[] {
  const entries = Object.entries(labels);
  if (entries.length > most) return [['Labels', `max = ${String(most)}`]];
  return entries.flatMap(([name, text]): Finding[] => [
    [`Labels[${name}]`, labelName(name)],
    [`Labels[${name}]`, labelValue(text)],
  ]);
}

function report(type: string, findings: readonly Finding[]): string | undefined {
  const broken = findings.filter(([, rule]) => rule !== undefined);
  if (broken.length === 0) return undefined;
  return broken
    .map(([field, rule]) => `validate failed, field: ${type}.${field}, rule: ${rule ?? ''}`)
    .join(' | ');
}

function pattern(source: string): Rule {
  const regex = new RegExp(source);
  return (text) => (regex.test(text) ? undefined : source);
}

/** Lengths count characters, not bytes. */
function limited(most: number, next: Rule = () => undefined): Rule {
  return (text) =>
    text.length > most && Array.from(text).length > most ? `max = ${String(most)}` : next(text);
}
