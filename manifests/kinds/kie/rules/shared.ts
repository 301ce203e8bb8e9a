import type { Source } from '../../../../api/catalogue/operation';

/** Where the facts of a rule come from. */
export function reference(section: string): Source {
  return { document: 'Configuration center', section };
}

/** A file of items in JSON, for examples. */
export function file(...items: readonly string[]): string {
  return `{\n  "data": [\n    ${items.join(',\n    ')}\n  ]\n}\n`;
}

const usual: Readonly<Record<string, string>> = {
  key: '"shop.level"',
  labels: '{"app": "shop", "environment": "production"}',
  value: '"warn"',
  value_type: '"text"',
  status: '"enabled"',
};

/** A good item in JSON with other fields, written as JSON; an empty text leaves a field out. */
export function item(fields: Readonly<Record<string, string>> = {}): string {
  const entries = Object.entries({ ...usual, ...fields }).filter(([, value]) => value !== '');
  return `{${entries.map(([name, value]) => `"${name}": ${value}`).join(', ')}}`;
}

/** A file with one good item that has other fields. */
export function fileWith(fields: Readonly<Record<string, string>>): string {
  return file(item(fields));
}
