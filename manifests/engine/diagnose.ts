import type { Manifest } from './manifest';
import type { NameSource } from './names';
import type { Finding } from './rules/rule';
import { sortFindings } from './rules/run';
import { applySeverities } from './rules/severities';
import type { Severities } from './rules/severities';
import { applySuppressions } from './rules/suppressions';

/** What the findings of a manifest depend on besides its text. */
export interface DiagnosisContext {
  /** The names of other files and of connections. */
  readonly names: NameSource;
  readonly severities: Severities;
  /** Ids that suppressions may name; if undefined, suppressions are not checked. */
  readonly knownRules: ReadonlySet<string> | undefined;
}

/**
 * All findings of a manifest, in text order: those of the file and those that compare it with other files, without the
 * suppressed ones, with the configured severities. The editor, `engine-room lint` and deployments all use it, so that
 * none accepts what another refuses.
 */
export function diagnose(
  manifest: Manifest,
  { names, severities, knownRules }: DiagnosisContext,
): readonly Finding[] {
  const own = manifest.findings();
  const crossFile = manifest.crossFileFindings(names);
  const all = crossFile.length === 0 ? own : sortFindings([...own, ...crossFile]);
  return applySeverities(applySuppressions(manifest.text, all, knownRules), severities);
}
