import type { ManifestKind } from '../manifests/engine/manifest';

/** What reads and judges manifests; loaded when first needed. */
export interface Readers {
  readonly kinds: readonly ManifestKind[];
  /** Ids of all rules, which suppressions are compared with. */
  readonly ruleIds: ReadonlySet<string>;
}

/** Loads the kinds of manifests and their rules. */
export async function loadReaders(): Promise<Readers> {
  const { manifestKinds, allRules } = await import('./late');
  return { kinds: manifestKinds, ruleIds: new Set(allRules.map(({ id }) => id)) };
}
