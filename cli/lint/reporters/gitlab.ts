import { createHash } from 'node:crypto';
import type { Terminal } from '../../terminal';
import { recordsOf, type FindingRecord } from '../finding-record';
import type { ShownPath } from '../shown-path';
import { jsonArray, jsonLines } from './json';
import type { Reporter } from './reporter';

const severities = { error: 'major', warning: 'minor', information: 'info' } as const;

/**
 * Prints one array of findings as GitLab's Code Quality reports have them, which it shows at the lines of a merge request.
 * A finding keeps its fingerprint when lines above it change.
 */
export function gitlabReporter(terminal: Terminal, shownPath: ShownPath): Reporter {
  const array = jsonArray(terminal);
  return {
    format: (checked) => {
      const seen = new Map<string, number>();
      const records = recordsOf({ ...checked, path: shownPath(checked.absolute) });
      return jsonLines(records.map((record) => issueOf(record, seen)));
    },
    file: (lines) => array.add(lines),
    end: () => array.close(),
  };
}

/** @param seen How often the same was found before in this file: fingerprints must differ. */
function issueOf({ file, line, severity, rule, message }: FindingRecord, seen: Map<string, number>) {
  const content = JSON.stringify([file, rule, message]);
  const count = seen.get(content) ?? 0;
  seen.set(content, count + 1);
  return {
    description: message,
    check_name: rule,
    fingerprint: createHash('sha256').update(`${content}${count}`).digest('hex'),
    severity: severities[severity],
    location: { path: file, lines: { begin: line } },
  };
}
