import * as l10n from '@vscode/l10n';
import type { Repair } from './problem';
import type { Range } from './range';

/** What is wrong with a line, where, and how it can be repaired. */
export interface KeySlip {
  readonly range: Range;
  readonly message: string;
  readonly fixes?: readonly Repair[];
}

/** The slip behind a line that YAML takes for text where a key should stand; undefined when it is none of the usual ones. */
export function keySlip(range: Range, line: string): KeySlip | undefined {
  return tightColon(range, line) ?? wideColon(range, line) ?? templateTag(range, line);
}

function tightColon(range: Range, line: string): KeySlip | undefined {
  const key = /^[\w.-]+:(?=[^\s:/])/.exec(line)?.[0];
  if (key === undefined) return undefined;
  return {
    range,
    message: l10n.t(
      'A space is missing behind the colon; without it `{0}` is text, not a key and a value.',
      line,
    ),
    fixes: [replaced(range.start + key.length, 0, ' ', l10n.t('Insert a space'))],
  };
}

/** `：`, which Chinese input methods write. */
function wideColon(range: Range, line: string): KeySlip | undefined {
  const key = /^[^\s:：]+(?=：)/.exec(line)?.[0];
  if (key === undefined) return undefined;
  const at = range.start + key.length;
  const blanks = /^：[ \t]*/.exec(line.slice(key.length))?.[0].length ?? 1;
  return {
    range: { start: at, end: at + 1 },
    message: l10n.t('This colon is full-width (`：`) and makes no key; write `:` and a space.'),
    fixes: [replaced(at, blanks, ': ', l10n.t('Change to `{0}`', ':'))],
  };
}

function templateTag(range: Range, line: string): KeySlip | undefined {
  if (!line.startsWith('{%')) return undefined;
  const message = l10n.t(
    'A template tag such as `{0}` cannot stand between keys: the YAML is read before templates are rendered.',
    line,
  );
  return { range, message };
}

function replaced(start: number, length: number, text: string, title: string): Repair {
  return { title, edits: [{ range: { start, end: start + length }, text }] };
}
