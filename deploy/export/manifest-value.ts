import { isRecord } from '../../api/values';
import type { Property } from '../../manifests/engine/schema/schema';
import type { CloudKind } from '../../manifests/kinds/cloud/kinds/kind';
import { fitted } from '../../resources/documents/fitted-value';
import { hidden } from '../../resources/documents/manifest-text';
import { ownEntries } from '../compare/entries';
import { isAbsent } from '../compare/same-value';
import { scalarText } from '../compare/scalar-text';
import { maskSecrets } from '../../resources/mask-secrets';

type Members = Readonly<Record<string, unknown>>;

/**
 * What a manifest says of a live resource: without what the server sets or adds, what can't be read, and values that
 * hold anyway.
 *
 * @param live The resource with the members of a document.
 * @param isWhole Leaves nothing out: servers store such resources as somebody wrote them.
 * @param withDefaults Keeps the values that hold anyway in a new resource: an existing one may get others.
 */
export function manifestValue(
  { facts, schema }: CloudKind,
  live: Members,
  isWhole = false,
  withDefaults = false,
): Members {
  const written = (value: unknown, property: Property) => writtenValue(value, property, withDefaults);
  const members = Object.keys(facts.members).flatMap((name): [string, unknown][] => {
    const inner = schema.properties?.[name]?.schema;
    const value = inner && !isWhole ? fitted(live[name], inner, written) : live[name];
    return value === undefined || value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(members);
}

/** What a manifest has of a field. Source: resources §10. */
function writtenValue(
  value: unknown,
  { behaviour = {}, default: byDefault, isSecret, required, schema }: Property,
  withDefaults: boolean,
): unknown {
  const { computed, compare, changedBy, identifies, addedKeys } = behaviour;
  // What one document of the API demands is written, though others have servers set it.
  const isSetByServer = computed !== undefined && schema.disputed?.isRequired !== true;
  if (isSecret || isSetByServer || (compare === 'never' && changedBy !== 'creation')) return undefined;
  const isKept = withDefaults || required === true || identifies === true;
  if (isAbsent(value, behaviour) || (!isKept && scalarText(value) === byDefault?.())) return undefined;
  if (Array.isArray(value)) return ownEntries(value, behaviour);
  if (!isRecord(value) || !addedKeys) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !addedKeys.includes(key)));
}

/**
 * A value with everything masked that may be a secret, by the name that it is under or in a text.
 *
 * @param name The name of the resource, which says what the value of a configuration item is.
 */
export function maskedValue(value: Members, name = ''): Members {
  return maskedMembers(value, name);
}

/** The paths of values that may be secrets. */
export function secretPaths(value: Members, name?: string): readonly string[] {
  return [...differences(value, maskedValue(value, name), '')];
}

function maskedMembers(value: Members, name: string): Members {
  const { value_type: type } = value;
  const shown = hidden(value);
  const members = Object.entries(isRecord(shown) ? shown : {}).map(([key, member]): [string, unknown] =>
    key === 'value' && typeof member === 'string' && typeof type === 'string'
      ? [key, maskSecrets(member, type, name)]
      : [key, maskedTexts(member, key, name)],
  );
  return Object.fromEntries(members);
}

function maskedTexts(value: unknown, key: string, name: string): unknown {
  if (typeof value === 'string') return maskSecrets(value, 'text', key);
  if (Array.isArray(value)) return value.map((item) => maskedTexts(item, key, name));
  return isRecord(value) ? maskedMembers(value, name) : value;
}

function* differences(value: unknown, other: unknown, path: string): Generator<string> {
  if (isRecord(value) && isRecord(other)) {
    for (const [key, member] of Object.entries(value)) {
      yield* differences(member, other[key], path === '' ? key : `${path}.${key}`);
    }
  } else if (Array.isArray(value) && Array.isArray(other)) {
    const all: readonly unknown[] = other;
    for (const [index, item] of value.entries()) yield* differences(item, all[index], `${path}[${index}]`);
  } else if (value !== other) yield path;
}
