import { Pair, parseLines } from 'dot-properties';
import type { Range } from '../../../parser/range';
import { embeddedIn } from '../../../parser/embedded';
import type { Embedded, Stretch } from '../../../parser/embedded';

/** A line `key=value` of a properties text; a backslash at its end continues it on the next line. */
export interface PropertyLine {
  /** Escapes resolved. */
  readonly key: string;
  readonly keyRange: Range;
  /** The value with its escapes resolved, and the offsets of its characters. */
  readonly value: Embedded;
  readonly valueRange: Range;
}

/** The settings of a properties text, in its order. Never throws: unknown escapes mean the character after the backslash. */
export function readProperties(text: string): readonly PropertyLine[] {
  return parseLines(text, true).flatMap((line) => (line instanceof Pair ? [propertyLine(line, text)] : []));
}

function propertyLine({ key, value, range }: Pair, text: string): PropertyLine {
  const [keyStart = 0, keyEnd = 0, valueStart = keyEnd, valueEnd = valueStart] = range ?? [];
  const length = text.length;
  const valueRange = { start: Math.min(valueStart, length), end: Math.min(valueEnd, length) };
  return {
    key,
    keyRange: { start: keyStart, end: Math.min(keyEnd, length) },
    value: embeddedIn(value, valueRange, () => stretchesOf(text, valueRange)),
    valueRange,
  };
}

/** An escape is one character; a backslash at the end of a line, with the indentation of the next, is none. */
export const propertyEscape = /\\(?:u[0-9a-fA-F]{4}|\r?\n[ \t\f]*|.)?/g;

function stretchesOf(text: string, { start, end }: Range): readonly Stretch[] {
  const stretches: Stretch[] = [{ inner: 0, outer: start }];
  let saved = 0;
  for (const { 0: escape, index } of text.slice(start, end).matchAll(propertyEscape)) {
    const isNothing = /^\\(?:\r?\n|$)/.test(escape);
    if (isNothing) stretches.push({ inner: index - saved, outer: start + index });
    saved += escape.length - (isNothing ? 0 : 1);
    stretches.push({ inner: index + escape.length - saved, outer: start + index + escape.length });
  }
  return stretches;
}
