import * as l10n from '@vscode/l10n';
import type { Source } from '../../../../api/catalogue/operation';
import type { Choice, Schema, Text } from '../../../engine/schema/schema';

/** Shapes of values that many keys share. */
export const text: Schema = { types: ['string'] };
export const flag: Schema = {
  types: ['boolean'],
  choices: [{ value: true }, { value: false }],
  absent: 'null',
};
export const texts: Schema = { types: ['list'], items: text };
export const command: Schema = {
  types: ['string', 'list', 'null'],
  pattern: '\\S',
  summary: () => l10n.t('Write a command, or remove the key to use that of the image.'),
  minItems: 1,
  items: text,
};
/** Text that the parser does not look at when it is empty. */
export const optionalText: Schema = { ...text, absent: 'null' };

/** A list of texts of one form. */
export function textsLike(pattern: string, form: Text, absent?: Schema['absent']): Schema {
  return { types: ['list'], items: { ...text, pattern, summary: form }, ...(absent && { absent }) };
}

/** A list of such texts, or one of them alone. */
export function oneOrMore(pattern: string, form: Text): Schema {
  const item: Schema = { ...text, pattern, summary: form };
  return { ...item, types: ['list', 'string'], items: item, absent: 'falsy' };
}

export function integer(minimum: number, maximum?: number): Schema {
  return { types: ['integer'], minimum, ...(maximum !== undefined && { maximum }) };
}

export function withExamples(schema: Schema, ...examples: readonly Choice['value'][]): Schema {
  return { ...schema, examples: examples.map((value) => ({ value })) };
}

/** A section of the description of lain.yaml. */
export function reference(section: string): Source {
  return { document: 'LAIN manifest reference', section };
}

/** Value snippets: the text after a key. */
export const listSnippet = '\n  - $0';
