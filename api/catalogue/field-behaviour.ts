import { isRecord } from '../values';

/** How two values of a field are compared; `exact` by default. */
export type Comparison =
  /** Order is irrelevant; `key` identifies the entries, else the whole entry does. */
  | 'set'
  /** `0.25C` is `250m`, `0.5Gi` is `512Mi`, in each part of the text. */
  | 'quantity'
  /** `1S` is `1000`, as a number and as a text. */
  | 'duration'
  /** 502 is "502". */
  | 'numeric-text'
  | 'text-without-case'
  /** A comma-separated list; spaces after commas are irrelevant. */
  | 'comma-list'
  /** Never read back, or in a form that can't be compared. */
  | 'never';

/** What it takes to change a value. */
export type ChangedBy =
  /** The general update of the kind; this is the default. */
  | 'update'
  /** No operation changes it: the resource must be deleted and created again. */
  | 'replacement'
  /** Set when the resource is created; can't be changed or read later. */
  | 'creation'
  /** These operations, by id; the general update leaves it alone. */
  | readonly string[];

/**
 * How a field of a resource behaves over the resource's life. Used by plans, exports, hovers and documentation.
 * `writeOnly` marks a field as secret, `default` gives its default.
 */
export interface FieldBehaviour {
  readonly changedBy?: ChangedBy;
  /** Part of the resource's identity: another value means another resource. */
  readonly identifies?: true;
  readonly compare?: Comparison;
  /** Members that identify the entries of a set. */
  readonly key?: readonly string[];
  /** The server sets the value when none is given; `always`, even when one is given. */
  readonly computed?: true | 'always';
  /** Values that are equivalent to leaving the field out. */
  readonly absentAs?: readonly unknown[];
  /** An empty value keeps the old one, so the field can't be emptied. */
  readonly emptyKeeps?: true;
  /** Every update needs a value that was never used before. */
  readonly newForEachUpdate?: true;
  /** Entries that the server adds to a list: those whose member has this value, or none of these. */
  readonly addedEntries?: { readonly member: string } & (
    { readonly value: unknown } | { readonly noneOf: readonly unknown[] }
  );
  /** Keys that the server adds to a map. */
  readonly addedKeys?: readonly string[];
}

const keyword = 'x-behaviour';

/** The behaviour of a field as a schema option. */
export function behaves(behaviour: FieldBehaviour): { readonly [keyword]: FieldBehaviour } {
  return { [keyword]: behaviour };
}

/** The behaviour of a field that never changes during the resource's life. */
export const immutable = behaves({ changedBy: 'replacement' });

/** The behaviour of a field that identifies the resource; no operation changes it. */
export const identity = behaves({ changedBy: 'replacement', identifies: true });

/** The behaviour of a schema's field; empty by default. */
export function behaviourOf(schema: unknown): FieldBehaviour {
  const behaviour = isRecord(schema) ? schema[keyword] : undefined;
  return isRecord(behaviour) ? behaviour : {};
}

/** The path of a field in a schema: keys from the outside in, `[]` for list entries and `*` for any key of a map. */
export interface FieldPath {
  readonly path: readonly string[];
  readonly behaviour: FieldBehaviour;
  readonly secret: boolean;
}

/** All fields of a schema, outer ones first; fields of several alternatives are listed once. */
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
  if (outer.includes(part.schema)) return; // a recursive schema
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

/** A schema inside another one, with the definitions for its references. */
export interface SchemaPart {
  readonly schema: unknown;
  readonly definitions: Readonly<Record<string, unknown>>;
}

/** A schema as the root. */
export function rootOf(schema: unknown): SchemaPart {
  return { schema, definitions: definitionsIn(schema) };
}

/**
 * The parts of a schema: fields of an object by name, list entries as `[]`, any key of a map as `*`, and schemas of the
 * same value (alternatives, references) without a key.
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

/** Whether the value of a schema must never be shown, such as a password. */
export function isSecret(schema: unknown): boolean {
  return isRecord(schema) && schema['writeOnly'] === true;
}
