import type { Manifest } from '../../manifests/engine/manifest';
import { plainWords } from '../../manifests/engine/plain-words';
import type { Range } from '../../parser/range';
import type { Consequence, Severity } from '../../manifests/engine/rules/rule';
import type { CheckedFile } from './reporters/reporter';

/** A finding as printed by `--format json`; lines and columns are 1-based, the end is exclusive. */
export interface FindingRecord extends MapRange {
  readonly file: string;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly consequence: Consequence;
  /** The effective value when it differs from the written one, if the rule knows it. */
  readonly value?: string;
}

/** The position of a finding: 1-based, columns in UTF-16 units, the end exclusive. */
export interface MapRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The findings of a file in their printed form. */
export function recordsOf({ path, manifest, findings }: CheckedFile): FindingRecord[] {
  return findings.map((finding) => ({
    file: path,
    ...placeOf(finding.range, manifest),
    severity: finding.severity,
    rule: finding.rule,
    message: plainWords(finding.message),
    consequence: finding.consequence,
    ...(finding.value !== undefined && { value: finding.value }),
  }));
}

/** Converts a range of a manifest to lines and columns. */
export function placeOf(range: Range, { lines }: Manifest): MapRange {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
