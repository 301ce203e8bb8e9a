import type { Finding, Manifest } from '../../manifests/manifest';
import type { Severity } from '../../manifests/rules/rule';
import type { Severities } from './severities';

/** One finding as `--format json` prints it; lines and columns count from 1, the end is exclusive. */
export interface FindingRecord {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
}

/** The findings of a manifest in the caller's severities. */
export function recordsOf(file: string, manifest: Manifest, severities: Severities): FindingRecord[] {
  return manifest.findings().flatMap((finding) => {
    const severity = severities.get(finding.rule) ?? finding.severity;
    return severity === 'off' ? [] : [recordOf(file, manifest, finding, severity)];
  });
}

function recordOf(file: string, manifest: Manifest, finding: Finding, severity: Severity): FindingRecord {
  const start = manifest.lines.positionAt(finding.range.start);
  const end = manifest.lines.positionAt(finding.range.end);
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    severity,
    rule: finding.rule,
    message: finding.message,
  };
}
