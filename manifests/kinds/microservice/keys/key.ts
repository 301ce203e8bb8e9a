import type { Choice, Property, Schema, Text, ValueType } from '../../../engine/schema/schema';
import type { Consequence } from '../../../engine/rules/consequence';

export type Unit = 'milliseconds' | 'seconds' | 'minutes' | 'bytes';

/**
 * What the text of a value has to be: addresses of servers to call (`registry` and `kie` by their usual ports), an address
 * to listen on, a name in the registry, a version, a range of versions, a password.
 */
export type ValueForm =
  | 'registry-address'
  | 'kie-address'
  | 'server-address'
  | 'listen-address'
  | 'application'
  | 'service-name'
  | 'version'
  | 'version-rule'
  | 'environment'
  | 'secret'
  | 'handlers'
  | 'duration-text';

/** A setting and what is known of it. */
export interface KeyFacts extends Property {
  readonly unit?: Unit;
  readonly form?: ValueForm;
  /** What becomes of a number outside of the limits, or of a word that is not a choice; absent where nothing starts with it. */
  readonly outside?: Outside;
  /** The same in words, as the end of a sentence, where the consequence alone does not say it. */
  readonly otherwise?: Text;
  /** Set where the program compares choices without regard to capitals. */
  readonly ignoresCase?: true;
}

/** A consequence, which may depend on the number that is written. */
export type Outside = Consequence | ((number: number) => Consequence);

/** Settings by whole key; `*` matches a name that the user chooses. */
export type KeyTable = Readonly<Record<string, KeyFacts>>;

type Limits = Pick<Schema, 'minimum' | 'maximum'>;
type More = Limits &
  Pick<KeyFacts, 'unit' | 'form' | 'consequence' | 'snippet' | 'outside' | 'otherwise' | 'ignoresCase'>;

/** Makers of settings that all come from one section of the reference. */
export function keysOf(section: string) {
  const source = { document: 'Microservice descriptions', section };
  const make = (
    types: readonly ValueType[],
    summary: Text,
    fallback: Fallback,
    more: More = {},
  ): KeyFacts => {
    const { minimum, maximum, ...rest } = more;
    return {
      summary,
      source,
      ...(fallback !== undefined && { default: () => String(fallback) }),
      ...rest,
      schema: { types, ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) },
    };
  };
  return {
    text: (summary: Text, fallback?: Fallback, more?: More) => make(['string'], summary, fallback, more),
    whole: (summary: Text, fallback?: Fallback, more?: More) => make(['integer'], summary, fallback, more),
    number: (summary: Text, fallback?: Fallback, more?: More) => make(['number'], summary, fallback, more),
    flag: (summary: Text, fallback?: boolean, more?: More) =>
      withBooleans(make(['boolean'], summary, fallback, more)),
    /** The only values that there are. */
    oneOf: (values: readonly Choice[], summary: Text, fallback?: Fallback, more?: More) => {
      const facts = make(
        [typeof values[0]?.value === 'number' ? 'integer' : 'string'],
        summary,
        fallback,
        more,
      );
      return { ...facts, schema: { ...facts.schema, choices: values } };
    },
    /** Usual values; others may have been added by the program. */
    often: (values: readonly Choice[], summary: Text, fallback?: Fallback, more?: More) => {
      const facts = make(['string'], summary, fallback, more);
      return { ...facts, schema: { ...facts.schema, examples: values } };
    },
    /** A value of any form. */
    any: (summary: Text, fallback?: Fallback) =>
      make(['string', 'integer', 'number', 'boolean', 'list'], summary, fallback),
  };
}

type Fallback = string | number | boolean | undefined;

function withBooleans(facts: KeyFacts): KeyFacts {
  return { ...facts, schema: { ...facts.schema, choices: [{ value: true }, { value: false }] } };
}

/** Choices without a text of their own. */
export function values(...words: readonly (string | number)[]): readonly Choice[] {
  return words.map((value) => ({ value }));
}

/** The same settings below another key. */
export function withPrefix(prefix: string, table: KeyTable): KeyTable {
  return Object.fromEntries(Object.entries(table).map(([key, facts]) => [`${prefix}.${key}`, facts]));
}
