import { asList, asMap, asScalar, isNull } from '../../../../parser/node';
import type { Entry, MapNode, Node } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { isRouteKind } from '../policy-kinds';
import { integerOf } from './numbers';

/** One route rule. */
export interface Route {
  readonly map: MapNode;
  /** The value of `precedence`, and its number where it is one. */
  readonly precedence: Entry | undefined;
  readonly rank: number | undefined;
  readonly match: MapNode | undefined;
  /** No match, or one with nothing in it: every request. */
  readonly isForAll: boolean;
}

/** The rules of a microservice that are maps, in the order of the text. */
export function routesOf({ policy, isForSermant }: PolicyDocument): readonly Route[] {
  if (!isRouteKind(policy.kind) || isForSermant) return [];
  const maps = (asList(policy.spec)?.items ?? []).map((item) => asMap(item));
  return maps.filter((map) => map !== undefined).map(routeOf);
}

function routeOf(map: MapNode): Route {
  const precedence = map.fields.get('precedence');
  const match = map.fields.get('match')?.value;
  const matchMap = asMap(match);
  return {
    map,
    precedence,
    rank: integerOf(precedence?.value),
    match: matchMap,
    isForAll: match === undefined || isNull(match) || matchMap?.entries.every(isWithoutHeaders) === true,
  };
}

/** `headers` with nothing in it, which compares nothing. */
function isWithoutHeaders({ name, value }: Entry): boolean {
  return name === 'headers' && (isNull(value) || asMap(value)?.entries.length === 0);
}

/** The groups of instances under `route` or `fallback`. */
export function targetsOf(list: Entry | undefined): readonly MapNode[] {
  const items = asList(list?.value)?.items ?? [];
  return items.map((item) => asMap(item)).filter((item) => item !== undefined);
}

/** The headers that a rule compares, each with its operators. */
export function routedHeadersOf({ match }: Route): readonly Entry[] {
  return [...(asMap(match?.fields.get('headers')?.value)?.fields.values() ?? [])];
}

export function textOf(node: Node | undefined): string | undefined {
  return asScalar(node)?.text;
}
