import type { Finding, Severity } from './rule';

/** What a rule's findings count as: its own severity is replaced, `off` hides them. */
export type SeveritySetting = Severity | 'off';

export const severitySettings = ['error', 'warning', 'information', 'off'] as const;

/** Settings by rule id. */
export type Severities = ReadonlyMap<string, SeveritySetting>;

/** Findings in the configured severities; the same array when nothing is set. */
export function applySeverities(findings: readonly Finding[], settings: Severities): readonly Finding[] {
  if (settings.size === 0) return findings;
  return findings.flatMap((finding) => {
    const severity = settings.get(finding.rule) ?? finding.severity;
    if (severity === 'off') return [];
    return [severity === finding.severity ? finding : { ...finding, severity }];
  });
}

/** Settings as they are written, and the rule ids whose severity is not valid. */
export interface ReadSeverities {
  readonly severities: Severities;
  readonly invalid: readonly string[];
}

/** Reads `{"rule": "severity"}` of a setting or a configuration file; leaves out what is not a severity and names it. */
export function readSeverities(written: Readonly<Record<string, unknown>>): ReadSeverities {
  const severities = new Map<string, SeveritySetting>();
  const invalid: string[] = [];
  for (const [rule, value] of Object.entries(written)) {
    const setting = severitySettings.find((candidate) => candidate === value);
    if (setting === undefined) invalid.push(rule);
    else severities.set(rule, setting);
  }
  return { severities, invalid };
}
