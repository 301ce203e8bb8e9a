import { asMap, isNull } from '../../../../parser/node';
import type { Entry, MapNode } from '../../../../parser/node';

/** Operators of paths, headers and query parameters that Java clients have. */
export const operatorNames: readonly string[] = ['exact', 'prefix', 'suffix', 'contains', 'compare'];

/** Operators of Go Chassis. */
export const goOperatorNames: readonly string[] = [
  'exact',
  'contains',
  'regex',
  'noEqu',
  'less',
  'noLess',
  'greater',
  'noGreater',
];

const maybeOperator = new Set([...operatorNames, 'regex', 'caseInsensitive']);
const matchFields = new Set([
  'name',
  'apiPath',
  'headers',
  'queries',
  'method',
  'serviceName',
  'customMatcher',
  'trafficMarkPolicy',
]);

/** An entry that should be indented below an empty one before it. */
export interface Misplaced {
  readonly entry: Entry;
  readonly below: Entry;
}

/**
 * Entries beside an empty `apiPath`, `headers`, `queries` or header that were meant to be in it: an operator beside a
 * path or a header, and a header with its operators beside `headers`.
 */
export function misplacedIn(map: MapNode): readonly Misplaced[] {
  const found: Misplaced[] = [];
  let empty: Entry | undefined;
  for (const entry of map.entries) {
    if (isNull(entry.value)) empty = entry;
    else if (empty !== undefined && belongsBelow(entry, empty)) found.push({ entry, below: empty });
    else empty = undefined;
  }
  return found;
}

function belongsBelow(entry: Entry, empty: Entry): boolean {
  if (matchFields.has(entry.name)) return false;
  const holdsNames = empty.name === 'headers' || empty.name === 'queries';
  return holdsNames ? hasOperators(entry) : maybeOperator.has(entry.name) && entry.value.kind === 'scalar';
}

function hasOperators({ value }: Entry): boolean {
  const map = asMap(value);
  return map !== undefined && map.entries.every(({ name }) => maybeOperator.has(name));
}
