import { firstError, LimitExceeded } from './compose';
import { readBlocks } from './fast/blocks';
import { hasOddCharacters } from './fast/line-cursor';
import type { ScalarTyping } from './fast/scalars';
import type { EntryText } from './fast/blocks';
import { unsupportedByFastPath, UnsupportedByFastPath } from './fast/unsupported';
import type { Entry, Node } from '../node';
import { readEntry } from './read-entry';
import type { EntryReading } from './read-entry';
import { isCalendarDate, typePlainScalar } from '../scalar-type';

/** Maximum number of separators: the library makes at most five tokens of each, and so stays below its limit. */
const separatorLimit = 80_000;
const separators = new Set('\n:,[]{}-?');
const isSeparator = Array.from({ length: 128 }, (_, unit) => separators.has(String.fromCharCode(unit)));

/** Blank lines, comments and the `---` that begins the only document. */
const beginning = /^(?: *(?:#[^\r\n]*)?\r?\n)*--- *\r?\n/;

/**
 * Parses a text that PyYAML 3.11 accepts, many times faster than the library; parts that are not in plain style are
 * parsed entry by entry with the library. Undefined when the library has to parse it all: texts with errors, anchors,
 * tags, several documents.
 */
export function readPlainly(text: string): { readonly root: Node | undefined } | undefined {
  if (hasOddCharacters(text) || hasManySeparators(text)) return undefined;
  const start = beginning.exec(text)?.[0].length ?? 0;
  try {
    const root = readBlocks(text, typeUnlessRefused, (entry) => readWithLibrary(text, entry), start);
    return { root };
  } catch (error) {
    if (error instanceof UnsupportedByFastPath || error instanceof NotPlain || error instanceof LimitExceeded)
      return undefined;
    throw error;
  }
}

/** Thrown once the library has to parse the whole text; no enclosing entry is tried then. */
class NotPlain extends Error {}

/** A single instance, see `unsupportedByFastPath`. */
const notPlain = new NotPlain('The library has to parse all of this text.');

function readWithLibrary(text: string, entry: EntryText): readonly Entry[] {
  const { entries, refusals, document } = tryEntry(text, entry);
  if (refusals.length > 0 || document.warnings.length > 0 || firstError(document)) throw notPlain;
  return entries;
}

function tryEntry(text: string, entry: EntryText): EntryReading {
  try {
    return readEntry(text, entry, 'yaml-1.1');
  } catch (error) {
    throw error instanceof UnsupportedByFastPath ? notPlain : error;
  }
}

/** A lone `=` and dates that are not in the calendar are refused as values. */
const typeUnlessRefused: ScalarTyping = (text) => {
  if (text === '=') throw unsupportedByFastPath;
  const typed = typePlainScalar(text);
  if (typed.type === 'timestamp' && !isCalendarDate(text)) throw unsupportedByFastPath;
  return typed;
};

function hasManySeparators(text: string): boolean {
  if (text.length <= separatorLimit) return false;
  let count = 0;
  for (let at = 0; at < text.length; at++) if (isSeparator[text.charCodeAt(at)] === true) count++;
  return count > separatorLimit;
}
