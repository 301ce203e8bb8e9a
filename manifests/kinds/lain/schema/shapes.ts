import type { Source } from '../../../../api/catalogue/operation';
import type { Choice, Schema } from '../../../engine/schema/schema';

/** Shapes of values that many keys share. */
export const text: Schema = { types: ['string'] };
export const flag: Schema = { types: ['boolean'], choices: [{ value: true }, { value: false }] };
export const texts: Schema = { types: ['list'], items: text };
export const command: Schema = { types: ['string', 'list', 'null'], items: text };

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

/** Value snippets: what is written behind a key. */
export const listSnippet = '\n  - $0';
