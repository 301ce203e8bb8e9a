import * as l10n from '@vscode/l10n';
import type { Document } from 'yaml';
import type { Problem } from './problem';
import { compose, firstError, TooMuch } from './compose';
import { convert } from './convert';
import { readBlocks } from './fast/blocks';
import { hasOddCharacters } from './fast/line-cursor';
import type { ScalarTyping } from './fast/scalars';
import { Unusual, unusual } from './fast/unusual';
import { maxNesting } from './limits';
import type { Node } from './node';
import { readEntry } from './read-entry';
import { describeSyntaxError } from './syntax-errors';

/** One YAML document. */
export interface DocumentReading {
  /** As far as it could be read; undefined for an empty document. */
  readonly root: Node | undefined;
  /** Syntax errors, at most one for each part that is read on its own. */
  readonly problems: readonly Problem[];
}

/** Broken parts of a text that are read each on its own; one with more is hardly meant as YAML, and read as a whole. */
const mostBroken = 100;

/**
 * Reads one YAML document: what is in plain style fast, every other part with the YAML library, whose errors then stay
 * in that part. Never throws.
 */
export function readDocument(text: string, typing: ScalarTyping): DocumentReading {
  try {
    return read(text, typing);
  } catch (error) {
    if (error instanceof TooMuch) return { root: undefined, problems: [tooMuch(error)] };
    throw error;
  }
}

function read(text: string, typing: ScalarTyping): DocumentReading {
  if (hasOddCharacters(text)) return readWithLibrary(text, typing);
  const problems: Problem[] = [];
  try {
    const root = readBlocks(text, typing, (entry) => {
      if (problems.length > mostBroken) throw unusual;
      const { entries, document, shift } = readEntry(text, entry, '1.2', typing);
      problems.push(...problemsOf(document, text, shift));
      return entries;
    });
    return { root, problems };
  } catch (error) {
    if (!(error instanceof Unusual)) throw error;
    return readWithLibrary(text, typing);
  }
}

function readWithLibrary(text: string, typing: ScalarTyping): DocumentReading {
  const documents = compose(text, '1.2');
  const [document] = documents;
  if (document === undefined) return { root: undefined, problems: [] };
  return { root: convert(document, text, { typing }).root, problems: problemsOf(document, text, 0) };
}

function problemsOf(document: Document.Parsed, text: string, shift: number): Problem[] {
  const error = firstError(document);
  if (error === undefined) return [];
  error.pos = [Math.max(0, error.pos[0] + shift), Math.max(0, error.pos[1] + shift)];
  return [{ rule: 'source/yaml-syntax', severity: 'error', ...describeSyntaxError(error, text) }];
}

function tooMuch({ reason }: TooMuch): Problem {
  const message =
    reason === 'too-deep'
      ? l10n.t('The nesting is deeper than {0} levels; flatten it.', maxNesting)
      : l10n.t('This document is too large to be checked; split it.');
  return { rule: `source/${reason}`, severity: 'error', message, range: { start: 0, end: 1 } };
}
