import { isRecord } from '../../api/values';
import type { Property, Schema } from '../../manifests/engine/schema/schema';

/** What a manifest has of a field's live value; undefined where it leaves the field out. */
export type FieldValue = (value: unknown, property: Property) => unknown;

/**
 * As much of a live value as a manifest can have: known members that are set, in the order of their kind. A map of which
 * nothing is left is undefined.
 *
 * @param valueOf Called for each member that the schema names.
 */
export function fitted(value: unknown, schema: Schema, valueOf: FieldValue): unknown {
  if (value === null || value === undefined) return undefined;
  const { properties, items, additional, alternatives = [] } = schema;
  if (Array.isArray(value)) {
    const all: readonly unknown[] = value;
    return items ? all.map((item) => fitted(item, items, valueOf) ?? item) : all;
  }
  if (!isRecord(value)) return value;
  if (!properties && !additional) {
    const [best] = alternatives
      .map((one) => fitted(value, one, valueOf))
      .filter(isRecord)
      .sort((one, other) => JSON.stringify(other).length - JSON.stringify(one).length);
    return best ?? value;
  }
  const keys = Object.keys({ ...properties, ...value }).filter((key) => Object.hasOwn(value, key));
  const members = keys.flatMap((key): [string, unknown][] => {
    const property = properties?.[key];
    const inner = property?.schema ?? additional;
    const member = property ? valueOf(value[key], property) : value[key];
    const kept = inner && fitted(member, inner, valueOf);
    return kept === undefined ? [] : [[key, kept]];
  });
  const isEmptied = members.length === 0 && keys.length > 0;
  return isEmptied ? undefined : Object.fromEntries(members);
}
