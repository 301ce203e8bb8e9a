import type { YAMLError } from 'yaml';
import type { Problem, ProblemCode } from '../parsed';
import type { Range } from '../range';
import { keySlip } from '../key-slips';

/** Number of characters above an error that are looked at. */
const maxLook = 2000;

/** Converts a syntax error of the library to a problem with a visible range. */
export function syntaxProblem(error: YAMLError, text: string): Problem {
  const range = rangeOf(error, text);
  const slip = isAboutKey(error) ? keySlip(range, text.slice(range.start, range.end)) : undefined;
  if (slip) return slip;
  const tab = error.message.endsWith('at node end') ? indentingTab(error, text) : undefined;
  if (tab) return { code: 'tab-indentation', range: tab };
  const code = isDedented(error, text) ? 'bad-indentation' : codeOf(error);
  if (code === 'bad-value-start') return { code, range, named: text.charAt(error.pos[0]) };
  return { code, range, ...(code === 'tag-refused' && { named: text.slice(range.start, range.end) }) };
}

function isAboutKey({ code, message }: YAMLError): boolean {
  return (
    code === 'MULTILINE_IMPLICIT_KEY' || (code === 'MISSING_CHAR' && message.startsWith('Implicit map keys'))
  );
}

/** The first tab in front of what the library can't go on with, where nothing else is. */
function indentingTab({ pos: [at] }: YAMLError, text: string): Range | undefined {
  const blanks = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, at - maxLook), at))?.[1] ?? '';
  const start = at - blanks.length + blanks.indexOf('\t');
  return blanks.includes('\t') ? { start, end: start + 1 } : undefined;
}

/** Whether the library stumbles over a line that is not further in than the one above, and so can't go on with a value. */
function isDedented({ message, pos: [at] }: YAMLError, text: string): boolean {
  if (!message.endsWith('at node end')) return false;
  const lines = text.slice(Math.max(0, at - maxLook), at).split('\n');
  const indentation = lines.pop() ?? '';
  const above = lines.findLast((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return indentation.trim() === '' && above !== undefined && indentation.length <= indentationOf(above);
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A bracket or quote that is never closed: reported where it opens. */
export function unclosedProblem(start: number, text: string): Problem {
  const opening = text.charAt(start);
  if (opening !== '[' && opening !== '{')
    return { code: 'quote-not-closed', range: visibleRange([start, start], text) };
  const named = opening === '[' ? ']' : '}';
  return { code: 'opening-bracket', range: { start, end: start + 1 }, named };
}

function codeOf({ code, message }: YAMLError): ProblemCode {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'tab-indentation';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'map-in-value';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'colon-missing-on-line';
    case 'BAD_INDENT':
      return 'bad-indentation';
    case 'BAD_SCALAR_START':
      return 'bad-value-start';
    case 'BAD_ALIAS':
      return 'bad-alias';
    case 'BAD_DQ_ESCAPE':
      return 'bad-escape';
    case 'BAD_DIRECTIVE':
      return 'bad-directive';
    case 'RESOURCE_EXHAUSTION':
      return 'yaml-too-deep';
    case 'KEY_OVER_1024_CHARS':
      return 'key-too-long';
    case 'TAG_RESOLVE_FAILED':
      return 'tag-refused';
    case 'UNEXPECTED_TOKEN':
      return unexpected(message);
    case 'MISSING_CHAR':
      return missing(message);
    default:
      return 'yaml-unreadable';
  }
}

function unexpected(message: string): ProblemCode {
  if (message.endsWith('at node end')) return 'after-value';
  const isItem = message.startsWith('Unexpected ,') || message.startsWith('Unexpected empty item');
  return isItem ? 'item-missing' : 'yaml-unreadable';
}

function missing(message: string): ProblemCode {
  if (message.includes('quote')) return 'quote-not-closed';
  if (message.startsWith('Implicit map keys')) return 'colon-missing';
  if (message.startsWith('Comments must')) return 'comment-without-space';
  if (message.includes('without - indicator')) return 'dash-missing';
  return message.includes('must end with a') ? 'bracket-not-closed' : 'separator-missing';
}

function rangeOf(error: YAMLError, text: string): Range {
  const [start, end] = error.pos;
  if (error.code === 'TAB_AS_INDENT')
    return { start, end: start + (/^\t+/.exec(text.slice(start))?.[0].length ?? 1) };
  return visibleRange([start, end], text);
}

/** At least one character, never across lines: up to the end of the line's content when the library gives a point. */
function visibleRange([from, to]: readonly [number, number], text: string): Range {
  const blank = /^ */.exec(text.slice(from, from + 500))?.[0].length ?? 0;
  const start = Math.min(from + blank, text.length);
  const line = /^[^\r\n]*/.exec(text.slice(start, start + 500))?.[0].trimEnd() ?? '';
  const lineEnd = start + line.length;
  if (to > start + 1) return { start, end: Math.max(start + 1, Math.min(to, lineEnd)) };
  if (line.length > 0) return { start, end: lineEnd };
  return { start: Math.max(0, start - 1), end: start };
}
