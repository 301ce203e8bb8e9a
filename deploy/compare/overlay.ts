import { isRecord } from '../../api/values';
import type { FieldBehaviour } from '../../api/catalogue/field-behaviour';
import { propertyOf, type Schema } from '../../manifests/engine/schema/schema';
import { fittingSchema, ownMember } from './compare-fields';
import { entriesByKey, ownEntries } from './entries';

/**
 * The body for an update that replaces the whole resource: what is wanted over what is there, so that fields nobody
 * wrote keep their values; without what the server sets or adds itself, and without fields that the update does not
 * take. Source: resources §0.6 and §4 (whole or partial).
 *
 * @param schema The schema of the update's body.
 * @param behaviour How the body as a whole behaves, where it is a list.
 */
export function overlay(
  wanted: unknown,
  live: unknown,
  schema: Schema,
  behaviour: FieldBehaviour = {},
): unknown {
  return laid(wanted, live, schema, behaviour);
}

function laid(
  wanted: unknown,
  live: unknown,
  schema: Schema | undefined,
  behaviour: FieldBehaviour,
): unknown {
  if (wanted === undefined) return sendable(live, schema, behaviour);
  if (Array.isArray(wanted)) return laidList(wanted, live, schema, behaviour);
  if (!isRecord(wanted)) return wanted;
  const there = isRecord(live) ? live : {};
  const fitting = schema && fittingSchema(schema, wanted);
  const keys = Object.keys(wanted).length === 0 && !fitting?.properties ? [] : keysOf(fitting, there, wanted);
  return membersOf(keys, (key) => {
    const { schema: inner, behaviour: own = {} } = propertyOf(fitting, key) ?? {};
    return laid(ownMember(wanted, key), ownMember(there, key), inner ?? fitting?.additional, own);
  });
}

function laidList(
  wanted: readonly unknown[],
  live: unknown,
  schema: Schema | undefined,
  behaviour: FieldBehaviour,
): unknown[] {
  if (behaviour.compare !== 'set') return [...wanted];
  const theirs = entriesByKey(Array.isArray(live) ? live : [], behaviour, schema?.items);
  const ours = entriesByKey(wanted, behaviour, schema?.items);
  return [...ours].map(([key, entry]) => laid(entry, theirs.get(key), schema?.items, {}));
}

/** Keys of the live value that the schema knows, and all wanted ones. */
function keysOf(
  schema: Schema | undefined,
  live: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): string[] {
  return [...new Set([...Object.keys(live).filter((key) => isKnown(schema, key)), ...Object.keys(wanted)])];
}

/** As much of a live value as an update takes. */
function sendable(value: unknown, schema: Schema | undefined, behaviour: FieldBehaviour): unknown {
  if (value === null || value === undefined || behaviour.computed === 'always') return undefined;
  if (Array.isArray(value)) {
    return ownEntries(value, behaviour).map((entry) => sendable(entry, schema?.items, {}));
  }
  if (!isRecord(value)) return value;
  const fitting = schema && fittingSchema(schema, value);
  const keys = Object.keys(value).filter((key) => isKnown(fitting, key));
  return membersOf(keys, (key) => {
    const { schema: inner, behaviour: own = {} } = propertyOf(fitting, key) ?? {};
    return sendable(value[key], inner ?? fitting?.additional, own);
  });
}

function isKnown(schema: Schema | undefined, key: string): boolean {
  if (!schema?.properties) return true;
  return Object.hasOwn(schema.properties, key) || schema.additional !== undefined;
}

function membersOf(keys: readonly string[], valueOf: (key: string) => unknown): Record<string, unknown> {
  const members = keys.map((key): [string, unknown] => [key, valueOf(key)]);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}
