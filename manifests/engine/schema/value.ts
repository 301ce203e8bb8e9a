import type { Choice, Schema } from './schema';

/**
 * How a reader takes what is written: as YAML types it, or converted from its text. Readers differ in this alone; limits
 * and choices are the schema's.
 */
export interface Coercion<Written> {
  /** Whether the reader takes it for a value of one of the types of the schema. */
  hasType(written: Written, schema: Schema): boolean;
  isChoice(written: Written, choice: Choice): boolean;
  /** The number that the reader takes it for; undefined where it is not compared with limits. */
  numberOf(written: Written, schema: Schema): number | undefined;
  /** The text that the reader takes it for; undefined where it has no length and no form. */
  textOf(written: Written, schema: Schema): string | undefined;
}

/** In what a single value does not fit its schema. */
export type ValueViolation = { readonly kind: 'type' } | LimitViolation;

/** What limits a value of the right type breaks. */
export type LimitViolation =
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | { readonly kind: 'range'; readonly number: number }
  | { readonly kind: 'length'; readonly length: number; readonly isTooShort: boolean }
  | { readonly kind: 'form'; readonly pattern: string };

/** The first in which a value does not fit: its type, then the choices, then the limits. */
export function violationOf<Written>(
  written: Written,
  schema: Schema,
  coercion: Coercion<Written>,
): ValueViolation | undefined {
  return coercion.hasType(written, schema) ? limitViolation(written, schema, coercion) : { kind: 'type' };
}

/** The same for a value whose type is known to fit, or does not matter. */
export function limitViolation<Written>(
  written: Written,
  schema: Schema,
  coercion: Coercion<Written>,
): LimitViolation | undefined {
  const { choices } = schema;
  if (choices) {
    const isOne = choices.some((choice) => coercion.isChoice(written, choice));
    return isOne ? undefined : { kind: 'choice', choices };
  }
  const number = coercion.numberOf(written, schema);
  if (number !== undefined) return isInRange(number, schema) ? undefined : { kind: 'range', number };
  const text = coercion.textOf(written, schema);
  return text === undefined ? undefined : textViolation(text, schema);
}

/** Whether a number is within the limits of a schema. */
export function isInRange(number: number, schema: Schema): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum } = schema;
  if (!(number >= minimum && number <= maximum)) return false;
  const isAbove = exclusiveMinimum === undefined || number > exclusiveMinimum;
  return isAbove && (exclusiveMaximum === undefined || number < exclusiveMaximum);
}

/** Readers for whom all is text. */
export const asText: Coercion<string> = {
  hasType: () => true,
  isChoice: (written, { value }) => String(value) === written,
  numberOf: () => undefined,
  textOf: (written) => written,
};

/** Lengths count characters, not UTF-16 units. */
function textViolation(text: string, schema: Schema): LimitViolation | undefined {
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  if (text.length < minLength || text.length > maxLength) {
    const length = [...text].length;
    if (length < minLength || length > maxLength)
      return { kind: 'length', length, isTooShort: length < minLength };
  }
  if (pattern === undefined || new RegExp(pattern, 'u').test(text)) return undefined;
  return { kind: 'form', pattern };
}
