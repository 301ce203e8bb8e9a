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
  readonly compare?: Comparison;
  /** Members that tell the entries of a set apart. */
  readonly key?: readonly string[];
  /** The server fills it in when nobody writes it. */
  readonly computed?: true;
  /** Values that mean the same as leaving the field out. */
  readonly absentAs?: readonly unknown[];
  /** An empty value keeps the old one, so that nothing can be set back to empty. */
  readonly emptyKeeps?: true;
  /** Every update needs a value that was never used before. */
  readonly newForEachUpdate?: true;
  /** Entries of a list that the server adds of its own: those whose member has this value. */
  readonly addedEntries?: { readonly member: string; readonly value: unknown };
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
  collect(schema, [], found);
  return [...found.values()];
}

function collect(schema: unknown, path: readonly string[], found: Map<string, FieldPath>): void {
  if (!isRecord(schema)) return;
  for (const [key, field] of childrenOf(schema)) {
    const inner = key === undefined ? path : [...path, key];
    if (key !== undefined)
      add({ path: inner, behaviour: behaviourOf(field), secret: isSecret(field) }, found);
    collect(field, inner, found);
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

/** Fields of an object, entries of a list and of a map by their sign, alternatives without one. */
function* childrenOf(schema: Readonly<Record<string, unknown>>): Generator<[string | undefined, unknown]> {
  const { properties, items, patternProperties, additionalProperties, anyOf } = schema;
  if (isRecord(properties)) yield* Object.entries(properties);
  if (isRecord(items)) yield ['[]', items];
  if (isRecord(patternProperties)) {
    for (const value of Object.values(patternProperties)) yield ['*', value];
  }
  if (isRecord(additionalProperties)) yield ['*', additionalProperties];
  if (Array.isArray(anyOf)) for (const one of anyOf) yield [undefined, one];
}

function isSecret(schema: unknown): boolean {
  return isRecord(schema) && schema['writeOnly'] === true;
}
