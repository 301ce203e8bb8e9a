import type { ManifestKind } from '../manifests/engine/manifest';

/** The modules that parse and check manifests; loaded on first use. */
export interface LanguageModules {
  readonly kinds: readonly ManifestKind[];
  /** Ids of all rules, for validating suppressions. */
  readonly ruleIds: ReadonlySet<string>;
}

/** Loads the kinds of manifests and their rules. */
export async function loadLanguageModules(): Promise<LanguageModules> {
  const { manifestKinds, knownRuleIds } = await import('./deferred-modules');
  return { kinds: manifestKinds, ruleIds: knownRuleIds };
}
