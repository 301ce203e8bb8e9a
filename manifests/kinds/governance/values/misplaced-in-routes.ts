import { propertyOf } from '../../../engine/schema/schema';
import type { Schema } from '../../../engine/schema/schema';
import { asMap, isNull, resolve } from '../../../../parser/node';
import type { Entry, MapNode, Node } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { isRouteKind } from '../policy-kinds';
import { misplacedIn } from './misplaced';
import type { Misplaced } from './misplaced';

/** Something in route rules that should be indented below an empty key before it, and the map that both are in. */
export interface MisplacedInRoutes extends Misplaced {
  readonly map: MapNode;
  /** Whether the key is the name of a header, which the client then takes the other one for, too. */
  readonly isHeader: boolean;
}

/** Everything in route rules that is beside an empty `match`, `headers`, header or `tags` and was meant to be in it. */
export function misplacedInRoutes({
  policy,
  schema,
  isForSermant,
}: PolicyDocument): readonly MisplacedInRoutes[] {
  if (!isRouteKind(policy.kind) || policy.spec === undefined || isForSermant) return [];
  return misplacedBelow(policy.spec, schema);
}

function misplacedBelow(given: Node, schema: Schema): readonly MisplacedInRoutes[] {
  const node = resolve(given);
  if (node?.kind === 'list')
    return schema.items ? node.items.flatMap((item) => misplacedBelow(item, schema.items ?? schema)) : [];
  if (node?.kind !== 'map') return [];
  return [
    ...misplacedInMap(node, schema),
    ...[...node.fields.values()].flatMap(({ name, value }) => {
      const inner = propertyOf(schema, name)?.schema;
      return inner ? misplacedBelow(value, inner) : [];
    }),
  ];
}

function misplacedInMap(map: MapNode, schema: Schema): readonly MisplacedInRoutes[] {
  if (schema.properties === undefined)
    return schema.additional?.properties === undefined
      ? []
      : misplacedIn(map).map((one) => ({ ...one, map, isHeader: true }));
  const found: MisplacedInRoutes[] = [];
  let empty: Entry | undefined;
  for (const entry of map.entries) {
    if (isNull(entry.value)) empty = entry;
    else if (empty !== undefined && belongsBelow(entry, empty, schema))
      found.push({ entry, below: empty, map, isHeader: false });
    else empty = undefined;
  }
  return found;
}

/** Whether a key is not known where it is, and would be below the empty one. */
function belongsBelow({ name, value }: Entry, empty: Entry, schema: Schema): boolean {
  const inner = propertyOf(schema, empty.name)?.schema;
  if (inner === undefined || propertyOf(schema, name) !== undefined) return false;
  if (propertyOf(inner, name) !== undefined) return true;
  if (inner.additional === undefined) return false;
  const operators = inner.additional.properties;
  if (operators === undefined) return value.kind === 'scalar';
  const map = asMap(value);
  return map !== undefined && map.entries.length > 0 && map.entries.every((one) => one.name in operators);
}
