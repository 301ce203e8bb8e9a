import type { Disputed } from '../../../api/catalogue/disputed';
import type { FieldBehaviour } from '../../../api/catalogue/field-behaviour';
import type { Source } from '../../../api/catalogue/operation';

export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'map' | 'list';

/** Texts are functions, so that they are translated when they are shown and not when the module loads. */
export type Text = () => string;

/**
 * The values allowed at one place of a manifest: JSON Schema's vocabulary, plus what an editor needs to know (default,
 * consequence, order of use, snippets). A schema describes what people write; rules decide what is refused.
 */
export interface Schema {
  /** Every accepted type; the first is the usual one. */
  readonly types: readonly ValueType[];
  /**
   * Values that the reader treats as not given: null only; also empty text, maps and lists; or everything that is false
   * in Python, including 0 and `false`. An empty map or list of the right type is given.
   */
  readonly absent?: 'null' | 'empty' | 'falsy';
  /** The only values there are (`choices`) or common ones (`examples`), for completion. */
  readonly choices?: readonly Choice[];
  readonly examples?: readonly Choice[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Numbers have to be more or less than these. */
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  /** Limits of the length of texts, in characters, and of the number of items or keys. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** Form of texts, as a regular expression. */
  readonly pattern?: string;
  /** What one document of the API demands of it and another does not. */
  readonly disputed?: Disputed;
  /** What texts of this form are, in words, for messages. */
  readonly summary?: Text;
  /** Forms of which a value has to fit one, such as a number or a text; `types` is all of theirs. */
  readonly alternatives?: readonly Schema[];
  /** Keys of a map in the order people use them. */
  readonly properties?: Readonly<Record<string, Property>>;
  /** Keys made by the user, such as `web.NAME`. */
  readonly patterns?: readonly PatternProperty[];
  /** Values of keys that neither `properties` nor `patterns` know; absent where such keys are ignored or refused. */
  readonly additional?: Schema;
  /** Form of such keys. */
  readonly keyPattern?: string;
  readonly items?: Schema;
}

export interface Choice {
  readonly value: string | number | boolean;
  readonly summary?: Text;
}

/** A key and what is known of it. */
export interface Property {
  /** Markdown, a few sentences at most. */
  readonly summary: Text;
  /** What happens with it that one would not guess, for example that only the first deployment uses it. */
  readonly consequence?: Text;
  /** The value that holds when the key is absent, in words or as it would be written. */
  readonly default?: Text;
  readonly required?: boolean;
  /** How the field behaves over the life of the resource, if the catalogue describes it. */
  readonly behaviour?: FieldBehaviour;
  /** Whether the value is never shown. */
  readonly isSecret?: true;
  readonly source: Source;
  /** Value to insert after the key, with LSP placeholders; a line break starts an indented block. */
  readonly snippet?: string;
  readonly schema: Schema;
}

/** Keys of a form, such as `proc.NAME`. */
export interface PatternProperty extends Property {
  readonly pattern: RegExp;
  /** The form as shown in completion and hover, for example `web.NAME`. */
  readonly label: string;
  /** Key to insert, with LSP placeholders, for example `web.${1:name}`. */
  readonly keySnippet: string;
}

/** What a map's key means, or undefined for a key that the schema does not know. */
export function propertyOf(schema: Schema | undefined, key: string): Property | undefined {
  const properties = schema?.properties;
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return schema?.patterns?.find(({ pattern }) => pattern.test(key));
}

/** The schema at a path of keys and list positions, from a root schema down. */
export function schemaAt(root: Schema, path: readonly (string | number)[]): Schema | undefined {
  return path.reduce<Schema | undefined>(
    (schema, step) =>
      typeof step === 'number' ? schema?.items : (propertyOf(schema, step)?.schema ?? schema?.additional),
    root,
  );
}

/** What the last key of a path means; undefined for list positions and unknown keys. */
export function propertyAt(root: Schema, path: readonly (string | number)[]): Property | undefined {
  const last = path.at(-1);
  return typeof last === 'string' ? propertyOf(schemaAt(root, path.slice(0, -1)), last) : undefined;
}
