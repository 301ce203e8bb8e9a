import type { ManifestKind } from '../manifests/engine/manifest';

/** What reads and judges manifests; loaded when first needed. */
export interface LanguageModules {
  readonly kinds: readonly ManifestKind[];
  /** Ids of all rules, which suppressions are compared with. */
  readonly ruleIds: ReadonlySet<string>;
}

/** Loads the kinds of manifests and their rules. */
export async function loadLanguageModules(): Promise<LanguageModules> {
  const { manifestKinds, allRules } = await import('./deferred-modules');
  return { kinds: manifestKinds, ruleIds: new Set(allRules.map(({ id }) => id)) };
}
