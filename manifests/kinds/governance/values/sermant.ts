import { asList, asMap, stringOf } from '../../../../parser/node';
import type { Entry, MapNode, Node } from '../../../../parser/node';
import type { Policy } from '../policy';
import { isRouteKind } from '../policy-kinds';

/** What Sermant looks at in a match of a plain route rule, and no other client (Governance policies, section 14). */
export const sermantMatchFields: readonly string[] = ['attachments', 'args'];

/**
 * The `kind` of every set of route rules in the form that Sermant alone reads: a map, or a list of maps, whose kind is
 * such as `routematcher.sermant.io/flow` and whose `rules` are in it (Governance policies, section 14). Servers take no
 * such rules, so there are none in what is sent to one.
 */
export function sermantKindsOf({ kind, place, spec }: Policy): readonly Entry[] {
  if (!isRouteKind(kind) || place === 'api' || place === 'manifest') return [];
  const kinds = ruleSets(spec).map(({ fields }) => fields.get('kind'));
  return kinds
    .filter((entry) => entry !== undefined)
    .filter(({ value }) => /\.sermant\.io\//.test(stringOf(value) ?? ''));
}

function ruleSets(spec: Node | undefined): readonly MapNode[] {
  const map = asMap(spec);
  if (map !== undefined) return [map];
  return (asList(spec)?.items ?? []).map((item) => asMap(item)).filter((item) => item !== undefined);
}
