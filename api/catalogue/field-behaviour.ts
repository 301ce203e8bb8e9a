import { isRecord } from '../values';

/** How two values of a field are compared; `exact` where nothing is said. */
export type Comparison =
  /** Order has no meaning; `key` tells the entries apart, else the whole entry does. */
  | 'set'
  /** `0.25C` is `250m`, `0.5Gi` is `512Mi`, in each part of the text. */
  | 'quantity'
  /** `1S` is `1000`, as a number and as a text. */
  | 'duration'
  /** 502 is "502". */
  | 'numeric-text'
  | 'text-without-case'
  /** A text of entries with commas; spaces after commas have no meaning. */
  | 'comma-list'
  /** Written and read in forms that can't be compared, or never read back. */
  | 'never';

/** How another value comes into force. */
export type ChangedBy =
  /** By the general update of the kind; this is so where nothing is said. */
  | 'update'
  /** No operation changes it: the resource is deleted and created again. */
  | 'replacement'
  /** It counts when the resource is created, and nothing can change it or read it later. */
  | 'creation'
  /** By these operations, named by their ids; the general update leaves it alone. */
  | readonly string[];

/**
 * How a field of a resource behaves over the life of that resource. Plans, exports, hovers and documents read it.
 * That a field is secret is said by `writeOnly`, its default by `default`.
 */
export interface FieldBehaviour {
  readonly changedBy?: ChangedBy;
  /** Part of what tells the resource from others of its kind: with another value it is another resource. */
  readonly identifies?: true;
  readonly compare?: Comparison;
  /** Members that tell the entries of a set apart. */
  readonly key?: readonly string[];
  /** The server fills it in when nobody writes it; `always`, whatever anybody writes. */
  readonly computed?: true | 'always';
  /** Values that mean the same as leaving the field out. */
  readonly absentAs?: readonly unknown[];
  /** An empty value keeps the old one, so that nothing can be set back to empty. */
  readonly emptyKeeps?: true;
  /** Every update needs a value that was never used before. */
  readonly newForEachUpdate?: true;
  /** Entries of a list that the server adds of its own: those whose member has this value, or none of these. */
  readonly addedEntries?: { readonly member: string } & (
    { readonly value: unknown } | { readonly noneOf: readonly unknown[] }
  );
  /** Keys of a map that the server adds of its own. */
  readonly addedKeys?: readonly string[];
}

const keyword = 'x-behaviour';

/** The behaviour of a field as an option of its schema. */
export function behaves(behaviour: FieldBehaviour): { readonly [keyword]: FieldBehaviour } {
  return { [keyword]: behaviour };
}

/** The behaviour of a field that keeps its value for as long as the resource lives. */
export const immutable = behaves({ changedBy: 'replacement' });

/** The behaviour of a field by which the server finds the resource; no operation changes it. */
export const identity = behaves({ changedBy: 'replacement', identifies: true });

/** What a schema says about the behaviour of its field; empty where it says nothing. */
export function behaviourOf(schema: unknown): FieldBehaviour {
  const behaviour = isRecord(schema) ? schema[keyword] : undefined;
  return isRecord(behaviour) ? behaviour : {};
}

/** A field somewhere in a schema: its keys from the outside in, `[]` for entries of lists and `*` for any key of a map. */
export interface FieldPath {
  readonly path: readonly string[];
  readonly behaviour: FieldBehaviour;
  readonly secret: boolean;
}

/** All fields of a schema, outer ones first; those that several alternatives have are named once. */
export function fieldsOf(schema: unknown): readonly FieldPath[] {
  const found = new Map<string, FieldPath>();
  collect(rootOf(schema), [], [], found);
  return [...found.values()];
}

function collect(
  part: SchemaPart,
  path: readonly string[],
  outer: readonly unknown[],
  found: Map<string, FieldPath>,
): void {
  if (outer.includes(part.schema)) return; // a schema that holds itself
  for (const [key, field] of partsOf(part)) {
    const { schema } = field;
    const inner = key === undefined ? path : [...path, key];
    if (inner.length > 0) {
      add({ path: inner, behaviour: behaviourOf(schema), secret: isSecret(schema) }, found);
    }
    collect(field, inner, [...outer, part.schema], found);
  }
}

function add(field: FieldPath, found: Map<string, FieldPath>): void {
  const name = field.path.join('.');
  const known = found.get(name);
  found.set(name, {
    path: field.path,
    behaviour: { ...known?.behaviour, ...field.behaviour },
    secret: field.secret || known?.secret === true,
  });
}

/** A schema inside of another one, with the definitions that its references mean. */
export interface SchemaPart {
  readonly schema: unknown;
  readonly definitions: Readonly<Record<string, unknown>>;
}

/** A schema as the outermost one. */
export function rootOf(schema: unknown): SchemaPart {
  return { schema, definitions: definitionsIn(schema) };
}

/**
 * What a schema is made of: fields of an object by their names, entries of a list as `[]`, any key of a map as `*`, and
 * what holds for the very same value (alternatives, references) without a key.
 */
export function* partsOf({
  schema,
  definitions: outer,
}: SchemaPart): Generator<[string | undefined, SchemaPart]> {
  if (!isRecord(schema)) return;
  const definitions = { ...outer, ...definitionsIn(schema) };
  const part = (inner: unknown): SchemaPart => ({ schema: inner, definitions });
  const { properties, items, patternProperties, additionalProperties, $ref: reference } = schema;
  if (isRecord(properties)) {
    for (const [name, field] of Object.entries(properties)) yield [name, part(field)];
  }
  for (const entry of [items, schema['prefixItems']].flat()) if (isRecord(entry)) yield ['[]', part(entry)];
  if (isRecord(patternProperties)) {
    for (const value of Object.values(patternProperties)) yield ['*', part(value)];
  }
  if (isRecord(additionalProperties)) yield ['*', part(additionalProperties)];
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const alternatives = schema[keyword];
    if (Array.isArray(alternatives)) for (const one of alternatives) yield [undefined, part(one)];
  }
  if (typeof reference === 'string') {
    const target = definitions[reference.slice(reference.lastIndexOf('/') + 1)];
    if (target !== undefined) yield [undefined, part(target)];
  }
}

function definitionsIn(schema: unknown): Readonly<Record<string, unknown>> {
  const definitions = isRecord(schema) ? schema['$defs'] : undefined;
  return isRecord(definitions) ? definitions : {};
}

/** Whether the value of a schema is never shown: passwords and the like. */
export function isSecret(schema: unknown): boolean {
  return isRecord(schema) && schema['writeOnly'] === true;
}
