import { engineItems, type EngineItem } from '../../resources/cse/engine-items';
import type { EngineScope } from '../../resources/cse/engines';
import { engineScopeOf, type OfEngine } from '../cloud/engine-scope';
import type { PlannedResource } from '../cloud/planned-resource';
import type { Place } from '../cloud/row';
import { policyKinds } from '../cloud/rows/policies';

/** The configuration item of an engine that holds a policy or route rules; undefined for other resources. */
export function governanceItem(
  { row, names }: PlannedResource,
  place: Place<OfEngine>,
): { readonly kind: typeof engineItems; readonly scope: EngineScope; readonly item: EngineItem } | undefined {
  const { name = '' } = names;
  const labels = Object.fromEntries(
    Object.entries(names).filter(([key]) => key !== 'name' && key !== 'engine'),
  );
  const kind = row.kind === 'RouteRule' ? 'routeRule' : camelCase(policyKinds[row.kind]);
  if (row.apiVersion !== 'cse/v3' || kind === undefined) return undefined;
  const item = { key: `servicecomb.${kind}.${name}`, labels } as unknown as EngineItem; // no more of it is read
  return { kind: engineItems, scope: engineScopeOf(place), item };
}

function camelCase(text: string | undefined): string | undefined {
  return text?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
