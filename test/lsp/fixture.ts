/*
 * Fixtures carry their expected diagnostics as comments below the line that has them:
 *
 *     memory: 64
 *   #         ^^ lain/memory
 *
 * The carets are under the reported characters; after them is the rule's id. What begins left of the comment's
 * `#` is drawn from the margin instead, one dash for each character:
 *
 *   proc:
 *   #<---- lain/section-key
 *
 * Several such lines may follow one line. The server gets the file as it is, comments included.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A diagnostic as fixtures write it: `line:start-end rule`, all from 0. */
export type Expected = string;

export interface Fixture {
  readonly text: string;
  readonly expected: readonly Expected[];
}

const carets = /^(\s*#\s*)(\^+)\s+(\S+)\s*$/;
const margin = /^#<(-+)\s+(\S+)\s*$/;

/** Reads a file of test/fixtures/lsp. */
export function readFixture(name: string): Fixture {
  const text = readFileSync(join(import.meta.dirname, '../fixtures/lsp', name), 'utf8');
  const expected: Expected[] = [];
  let subject = 0;
  for (const [number, line] of text.split('\n').entries()) {
    const marker = readMarker(line);
    if (marker === undefined) subject = number;
    else expected.push(`${subject}:${marker}`);
  }
  return { text, expected };
}

function readMarker(line: string): string | undefined {
  const [, before, arrows, rule] = carets.exec(line) ?? [];
  if (before !== undefined && arrows !== undefined) {
    return `${before.length}-${before.length + arrows.length} ${rule}`;
  }
  const [, dashes, ruleAtMargin] = margin.exec(line) ?? [];
  return dashes === undefined ? undefined : `0-${dashes.length} ${ruleAtMargin}`;
}
