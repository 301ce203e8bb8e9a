import * as l10n from '@vscode/l10n';
import type { YAMLError } from 'yaml';
import type { Repair } from './problem';
import type { Range } from './range';
import type { Refusal } from './convert';
import { type KeySlip, keySlip } from './key-slips';

/** A syntax error of the library as one sentence that says what to do, at a range that can be seen. */
export function describeSyntaxError(error: YAMLError, text: string): KeySlip {
  const range = rangeOf(error, text);
  const slip = isAboutKey(error) ? keySlip(range, text.slice(range.start, range.end)) : undefined;
  return slip ?? { range, message: sentence(error, text) };
}

function isAboutKey({ code, message }: YAMLError): boolean {
  return (
    code === 'MULTILINE_IMPLICIT_KEY' || (code === 'MISSING_CHAR' && message.startsWith('Implicit map keys'))
  );
}

/** A bracket or quote that is never closed: told where it opens. */
export function describeUnclosed(
  start: number,
  text: string,
): { readonly range: Range; readonly message: string } {
  const opening = text.charAt(start);
  if (opening === '[' || opening === '{')
    return {
      range: { start, end: start + 1 },
      message: l10n.t('This bracket is not closed; add `{0}`.', opening === '[' ? ']' : '}'),
    };
  return {
    range: visibleRange([start, start], text),
    message: l10n.t('The closing quote is missing; add it at the end of the value.'),
  };
}

/** A well-formed thing that PyYAML refuses, as one sentence. */
export function describeRefusal(refusal: Refusal): string {
  switch (refusal.what) {
    case 'undefined-alias':
      return l10n.t(
        '`{0}` refers to an anchor that is not defined before it; quote it ("{0}") if it is meant as text.',
        refusal.text,
      );
    case 'duplicate-anchor':
      return l10n.t('This anchor name is used a second time, which is refused; give it another name.');
    case 'key-not-scalar':
      return refusal.text.startsWith('{{')
        ? l10n.t('`{0}` unquoted is a map inside a map; quote it: "{0}".', refusal.text)
        : l10n.t('A map or a list cannot be a key; quote it if it is meant as text.');
    case 'value-indicator':
      return l10n.t('A lone `=` has a special meaning and is refused; quote it: "=".');
    case 'flow-indicator':
      return l10n.t(
        '`{0}` needs quotes: between brackets a plain value cannot hold `:` or `?`.',
        refusal.text,
      );
    case 'unclosed-quote':
      return l10n.t('The closing quote is missing; add it at the end of the value.');
    case 'empty-key':
      return l10n.t('There is no key before this `:`; write one, or quote the colon.');
    case 'bad-merge':
      return l10n.t('`<<` merges a map or a list of maps; give it an alias of a map.');
  }
}

/** Quotes what was meant as text, where that is the one obvious repair. */
export function fixOfRefusal(refusal: Refusal): readonly Repair[] | undefined {
  const isText = ['undefined-alias', 'value-indicator', 'flow-indicator'].includes(refusal.what);
  if (!isText && !refusal.text.startsWith('{{')) return undefined;
  return [{ title: l10n.t('Quote it'), edits: [{ range: refusal.range, text: `"${refusal.text}"` }] }];
}

function sentence(error: YAMLError, text: string): string {
  const [start] = error.pos;
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return l10n.t('Tabs cannot indent YAML; use spaces.');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return l10n.t(
        'A `key: value` or a list cannot stand inside a plain value; quote the value, or check the indentation of this line and the next.',
      );
    case 'MULTILINE_IMPLICIT_KEY':
      return l10n.t('A key must end with `:` on its own line; add the colon, or check the indentation.');
    case 'BAD_INDENT':
      return l10n.t('The indentation does not fit the lines above; align it with its siblings.');
    case 'BAD_SCALAR_START':
      return l10n.t('A value cannot start with {0}; quote it.', text.charAt(start));
    case 'BAD_ALIAS':
      return l10n.t('`*` or `&` needs a name right behind it; quote the value if it is meant as text.');
    case 'BAD_DQ_ESCAPE':
      return l10n.t(
        'This escape is unknown inside double quotes; write `\\\\` for a backslash, or use single quotes.',
      );
    case 'BAD_DIRECTIVE':
      return l10n.t('This line starts with `%`, which YAML reads as a directive; remove it.');
    case 'RESOURCE_EXHAUSTION':
      return l10n.t('The nesting is too deep to be read; flatten it.');
    case 'KEY_OVER_1024_CHARS':
      return l10n.t('A key cannot be longer than 1024 characters; check for a missing quote or line break.');
    case 'UNEXPECTED_TOKEN':
      return unexpected(error.message);
    case 'MISSING_CHAR':
      return missing(error.message);
    default:
      return l10n.t(
        'YAML cannot be read from here; check indentation, quotes and brackets before this place.',
      );
  }
}

function unexpected(message: string): string {
  if (message.endsWith('at node end'))
    return l10n.t('Nothing can follow a closing quote or bracket; quote the whole value, or remove this.');
  if (message.startsWith('Unexpected ,') || message.startsWith('Unexpected empty item'))
    return l10n.t('An item is missing at this `,`; write it, or remove the comma.');
  return unreadable();
}

function unreadable(): string {
  return l10n.t('YAML cannot be read from here; check indentation, quotes and brackets before this place.');
}

function missing(message: string): string {
  if (message.includes('quote'))
    return l10n.t('The closing quote is missing; add it at the end of the value.');
  if (message.startsWith('Implicit map keys'))
    return l10n.t('A key must be followed by `:` and a value; add the colon, or check the indentation.');
  if (message.startsWith('Comments must'))
    return l10n.t('A comment needs a space before `#`; add the space, or quote the value.');
  if (message.includes('without - indicator')) return l10n.t('A list item starts with `- `; add the dash.');
  if (message.includes('must end with a'))
    return l10n.t('A bracket is not closed; add `]` or `}` at the end of the list or map.');
  return l10n.t('A separator is missing here; check for a forgotten `,`, `:`, space or line break.');
}

function rangeOf(error: YAMLError, text: string): Range {
  const [start, end] = error.pos;
  if (error.code === 'TAB_AS_INDENT')
    return { start, end: start + (/^\t+/.exec(text.slice(start))?.[0].length ?? 1) };
  return visibleRange([start, end], text);
}

/** At least one character, never across lines: to the end of the line's content when the library gives a point. */
function visibleRange([from, to]: readonly [number, number], text: string): Range {
  const blank = /^ */.exec(text.slice(from, from + 500))?.[0].length ?? 0;
  const start = Math.min(from + blank, text.length);
  const line = /^[^\r\n]*/.exec(text.slice(start, start + 500))?.[0].trimEnd() ?? '';
  const lineEnd = start + line.length;
  if (to > start + 1) return { start, end: Math.max(start + 1, Math.min(to, lineEnd)) };
  if (line.length > 0) return { start, end: lineEnd };
  return { start: Math.max(0, start - 1), end: start };
}
