import type { FieldBehaviour } from '../../api/catalogue/field-behaviour';
import { isRecord } from '../../api/values';
import { propertyOf, type Schema } from '../../manifests/engine/schema/schema';
import { fitted } from '../../resources/documents/fitted-value';
import { unlessSecret } from '../../resources/documents/manifest-text';
import { yamlText } from '../../resources/documents/yaml-text';
import { fittingSchema } from '../compare/compare-fields';
import { entriesByKey } from '../compare/entries';
import { overlay } from '../compare/overlay';
import { isSameValue } from '../compare/same-value';
import type { StepTexts } from '../deploy-kind';
import { maskedValue } from '../export/manifest-value';
import type { PlannedResource } from './planned-resource';

/**
 * A resource as a manifest before and after its step, where only what changes differs: sets are in one order, and what
 * means the same is written as it is there. Secrets are masked.
 *
 * @param live The live resource; undefined when there is none.
 */
export function stepTexts({ row, wanted }: PlannedResource, live: unknown): StepTexts {
  const { kind, metadata, value } = wanted;
  const { schema } = kind;
  const textOf = (members: unknown): string =>
    yamlText({
      apiVersion: row.apiVersion,
      kind: row.kind,
      metadata,
      ...maskedValue(shownMembers(members, schema), metadata['name']),
    });
  if (live === undefined) return { before: '', after: textOf(value) };
  const there = row.valueOf(live);
  const before = overlay({}, there, schema);
  return { before: textOf(before), after: textOf(asLive(overlay(value, there, schema), before, schema)) };
}

/** A value with what means the same as in the live one written as there, without what is never read. */
function asLive(
  value: unknown,
  live: unknown,
  schema: Schema | undefined,
  behaviour: FieldBehaviour = {},
): unknown {
  if (Array.isArray(value)) {
    const items = schema?.items;
    const theirs = Array.isArray(live) ? live : [];
    if (behaviour.compare !== 'set') return value.map((entry, index) => asLive(entry, theirs[index], items));
    const keyed = entriesByKey(theirs, behaviour, items);
    const ours = [...entriesByKey(value, behaviour, items)];
    return ours.map(([key, entry]) => asLive(entry, keyed.get(key), items));
  }
  if (!isRecord(value)) return isSameValue(value, live, behaviour.compare) ? live : value;
  const fitting = schema && fittingSchema(schema, value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
      const property = propertyOf(fitting, key);
      const there = isRecord(live) ? live[key] : undefined;
      if (there === undefined && (property?.isSecret || property?.behaviour?.compare === 'never')) return [];
      return [[key, asLive(member, there, property?.schema ?? fitting?.additional, property?.behaviour)]];
    }),
  );
}

function shownMembers(members: unknown, schema: Schema): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(isRecord(members) ? members : {}).flatMap(([name, member]): [string, unknown][] => {
      const { schema: inner, behaviour } = propertyOf(schema, name) ?? {};
      const shown = inner ? fitted(member, inner, unlessSecret) : member;
      return shown === undefined ? [] : [[name, inOneOrder(shown, inner, behaviour)]];
    }),
  );
}

/** A value with the entries of its sets in the order of what identifies them. */
function inOneOrder(value: unknown, schema: Schema | undefined, behaviour: FieldBehaviour = {}): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => inOneOrder(item, schema?.items));
    if (behaviour.compare !== 'set') return items;
    const keyed = [...entriesByKey(items, behaviour, schema?.items)];
    return keyed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
  }
  if (!isRecord(value)) return value;
  const fitting = schema && fittingSchema(schema, value);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const { schema: inner, behaviour: own } = propertyOf(fitting, key) ?? {};
      return [key, inOneOrder(member, inner ?? fitting?.additional, own)];
    }),
  );
}
