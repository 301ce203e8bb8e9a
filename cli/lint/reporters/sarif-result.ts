import { plainWords } from '../../../manifests/engine/plain-words';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Manifest } from '../../../manifests/engine/manifest';
import type { Range } from '../../../parser/range';
import type { Finding, Fix } from '../../../manifests/engine/rules/rule';
import { placeOf } from '../finding-record';
import type { CheckedFile } from './reporter';

/** The levels of SARIF for severities. */
export const sarifLevels = { error: 'error', warning: 'warning', information: 'note' } as const;

/** The base id that relative URIs refer to. */
export const rootName = '%SRCROOT%';

/** The URI of a file. */
export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** The URI of a file: relative to the root for a path inside it, as returned by `pathsFrom`, otherwise absolute. */
export function artifactLocation(shownPath: string): ArtifactLocation {
  if (path.isAbsolute(shownPath)) return { uri: pathToFileURL(shownPath).href };
  return { uri: shownPath.split('/').map(encodeURIComponent).join('/'), uriBaseId: rootName };
}

/** The findings of a file as SARIF results. `ruleIndexes` are the indexes of the rules in the tool's list. */
export function sarifResults(
  { manifest, findings }: CheckedFile,
  file: ArtifactLocation,
  ruleIndexes: ReadonlyMap<string, number>,
) {
  const fingerprintOf = fingerprints(manifest);
  return findings.map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: ruleIndexes.get(finding.rule) ?? -1,
    level: sarifLevels[finding.severity],
    message: { text: plainWords(finding.message) },
    locations: [{ physicalLocation: { artifactLocation: file, region: regionOf(finding.range, manifest) } }],
    partialFingerprints: { primaryLocationLineHash: fingerprintOf(finding) },
    properties: {
      consequence: finding.consequence,
      ...(finding.value !== undefined && { value: finding.value }),
    },
    ...(finding.fixes?.length && { fixes: finding.fixes.map((fix) => sarifFix(fix, file, manifest)) }),
  }));
}

function regionOf(range: Range, manifest: Manifest) {
  const { line, column, endLine, endColumn } = placeOf(range, manifest);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function sarifFix({ title, edits }: Fix, file: ArtifactLocation, manifest: Manifest) {
  const replacements = edits.map(({ range, text }) => ({
    deletedRegion: regionOf(range, manifest),
    insertedContent: { text },
  }));
  return {
    description: { text: plainWords(title) },
    artifactChanges: [{ artifactLocation: file, replacements }],
  };
}

/** Maximum text on each side of a finding for its fingerprint, in characters; lines may be very long. */
const context = 100;

/**
 * Fingerprints of findings that are stable while other lines change: a hash of the rule, the text of the line, and the
 * number of equal ones before it in the file.
 */
function fingerprints({ text, lines }: Manifest): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ rule, range }) => {
    const { line } = lines.positionAt(range.start);
    const start = Math.max(lines.startOf(line), range.start - context);
    const end = Math.min(lines.startOf(line + 1), range.start + context);
    const content = `${rule}\n${text.slice(start, end).trim()}`;
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  };
}
