import { isRecord } from '../../api/values';

/** Members with user-defined names: their content stays unchanged. */
const freeMaps = new Set(['properties', 'property', 'tags', 'labels']);
/** Members that are written even if they are empty. */
const alwaysWritten = new Set(
  'index rev indexes name nodes lines circles type color position descriptor'.split(' '),
);

/**
 * An answer as the server writes it: without members that are empty texts, lists or maps, zero, false or null.
 * Objects that have none of these are passed on as they are. Source: Registry API, section 3.
 */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, member]) => ({
    name,
    member,
    written: freeMaps.has(name) ? member : withoutEmpty(member),
  }));
  const kept = members.filter(({ name, written }) => alwaysWritten.has(name) || !isEmpty(written));
  if (kept.length === members.length && members.every(({ member, written }) => member === written))
    return value;
  return Object.fromEntries(kept.map(({ name, written }) => [name, written]));
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isRecord(value)) return Object.keys(value).length === 0;
  return value === '' || value === 0 || value === false || value === null || value === undefined;
}
