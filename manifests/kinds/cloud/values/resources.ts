import { asList, asMap, asScalar, valueOf } from '../../../../parser/node';
import type { Entry, MapNode, Node, ScalarNode } from '../../../../parser/node';
import type { CloudDocument } from '../document';

/** The `spec` of a document of one kind; undefined for documents of other kinds, and while there is none. */
export function specOfKind({ kind, map, spec }: CloudDocument, name: string): MapNode | undefined {
  return kind?.facts.kind === name && map !== undefined ? asMap(spec) : undefined;
}

/** A text, number or boolean of a key, with its node. */
export function scalarIn(map: Node | undefined, key: string): ScalarNode | undefined {
  const scalar = asScalar(valueOf(map, key));
  return scalar === undefined || (scalar.text === '' && scalar.style === 'plain') ? undefined : scalar;
}

/** Resources that an instance refers to. */
export function resourcesOf(spec: MapNode): readonly MapNode[] {
  const list = asList(valueOf(spec, 'refer_resources'));
  return list?.items.flatMap((item) => asMap(item) ?? []) ?? [];
}

/** Where an instance runs; undefined while nothing, or both, is given. */
export function runsOn(spec: MapNode): 'cce' | 'ecs' | undefined {
  const types = new Set(resourcesOf(spec).map((one) => scalarIn(one, 'type')?.text));
  if (types.has('cce') === types.has('ecs')) return undefined;
  return types.has('cce') ? 'cce' : 'ecs';
}

/** Artifacts of an instance, with the entry of each. */
export function artifactsOf(spec: MapNode): readonly { readonly entry: Entry; readonly map: MapNode }[] {
  const artifacts = asMap(valueOf(spec, 'artifacts'));
  return [...(artifacts?.fields.values() ?? [])].flatMap((entry) => {
    const map = asMap(entry.value);
    return map ? [{ entry, map }] : [];
  });
}
