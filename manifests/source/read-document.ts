import * as l10n from '@vscode/l10n';
import type { Document } from 'yaml';
import type { Finding } from '../rules/rule';
import { compose, depthLimit, firstError } from './compose';
import { convert } from './convert';
import { readBlocks } from './fast/blocks';
import type { EntryText } from './fast/blocks';
import { hasOddCharacters } from './fast/line-cursor';
import type { ScalarTyping } from './fast/scalars';
import { unusual, Unusual } from './fast/unusual';
import type { Entry, Node } from './node';
import { describeSyntaxError } from './syntax-errors';

/** One YAML document. */
export interface DocumentReading {
  /** As far as it could be read; undefined for an empty document. */
  readonly root: Node | undefined;
  /** Syntax errors, at most one for each part that is read on its own. */
  readonly problems: readonly Finding[];
}

/**
 * Reads one YAML document: what is in plain style fast, every other part with the YAML library, whose errors then stay
 * in that part. Never throws.
 */
export function readDocument(text: string, typing: ScalarTyping): DocumentReading {
  if (hasOddCharacters(text)) return readWithLibrary(text, typing);
  const problems: Finding[] = [];
  try {
    const root = readBlocks(text, typing, (entry) => readEntry(text, entry, typing, problems));
    return { root, problems };
  } catch (error) {
    if (!(error instanceof Unusual)) throw error;
    return readWithLibrary(text, typing);
  }
}

function readWithLibrary(text: string, typing: ScalarTyping): DocumentReading {
  const documents = compose(text, '1.2');
  if (typeof documents === 'string') return { root: undefined, problems: [tooMuch(documents)] };
  const [document] = documents;
  if (document === undefined) return { root: undefined, problems: [] };
  return { root: convert(document, text, { typing }).root, problems: problemsOf(document, text, 0) };
}

/**
 * Reads the text of one entry, with a first entry of our own above it, so that the library knows that it stands in a
 * map. Throws `Unusual` where anchors or several documents make the entry part of something larger.
 */
function readEntry(
  text: string,
  entry: EntryText,
  typing: ScalarTyping,
  problems: Finding[],
): readonly Entry[] {
  const { start, end, column, map } = entry;
  const source = text.slice(start, end);
  if (/(?:^|[\s[{,])(?:[&*]\S|<<|\.\.\.|---)/.test(source)) throw unusual;

  const margin = ' '.repeat(column);
  const head = `${margin}k:\n${margin}`;
  const documents = compose(head + source, '1.2');
  if (typeof documents === 'string' || documents.length !== 1) throw unusual;
  const [document] = documents;
  if (document === undefined) throw unusual;

  const shift = start - head.length;
  const { root } = convert(document, text, { shift, typing });
  problems.push(...problemsOf(document, text, shift));
  if (root?.kind !== 'map') throw unusual;
  return root.entries.slice(1).map((found) => adopt(found, map));
}

function adopt(entry: Entry, parent: Entry['parent']): Entry {
  return Object.assign(entry, { parent });
}

function problemsOf(document: Document.Parsed, text: string, shift: number): Finding[] {
  const error = firstError(document);
  if (error === undefined) return [];
  error.pos = [Math.max(0, error.pos[0] + shift), Math.max(0, error.pos[1] + shift)];
  const { range, message } = describeSyntaxError(error, text);
  return [{ rule: 'source/yaml-syntax', severity: 'error', message, range }];
}

function tooMuch(reason: 'too-deep' | 'too-large'): Finding {
  const message =
    reason === 'too-deep'
      ? l10n.t('The nesting is deeper than {0} levels; flatten it.', depthLimit)
      : l10n.t('This document is too large to be checked; split it.');
  return { rule: `source/${reason}`, severity: 'error', message, range: { start: 0, end: 1 } };
}
