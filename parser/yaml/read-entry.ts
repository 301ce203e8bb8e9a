import type { Document } from 'yaml';
import { compose } from './compose';
import { convert } from './convert';
import type { EntryText } from './fast/blocks';
import { unsupportedByFastPath } from './fast/unsupported';
import type { Entry, Node } from '../node';
import type { Refusal, YamlFlavour } from './refusals';

/** The library's result for the text of an entry. */
export interface EntryReading {
  readonly entries: readonly Entry[];
  /** The map of the added entry and these. */
  readonly root: Node;
  readonly refusals: readonly Refusal[];
  /** The library's document, whose offsets are `shift` less than those of the text. */
  readonly document: Document.Parsed;
  readonly shift: number;
}

/** A missing key is recognized by its place in the whole text. */
const missingKey = /(?:^|[\n{,[?-]) *:(?:\s|$)/;

/**
 * Parses the text of one entry, with an added first entry above it, so that the library parses it inside a map.
 *
 * @throws UnsupportedByFastPath where anchors or several documents make the entry part of something larger.
 * @throws LimitExceeded
 */
export function readEntry(
  text: string,
  { start, end, column, depth, map }: EntryText,
  flavour: YamlFlavour,
): EntryReading {
  const source = text.slice(start, end);
  if (/(?:^|[\s[{,])(?:[&*]\S|<<|\.\.\.|---)/.test(source)) throw unsupportedByFastPath;
  if (missingKey.test(source)) throw unsupportedByFastPath;

  const margin = ' '.repeat(column);
  const head = `${margin}k:\n${margin}`;
  const documents = compose(head + source, flavour === 'yaml-1.1' ? '1.1' : '1.2', depth - 1);
  if (documents.length !== 1) throw unsupportedByFastPath;
  const [document] = documents;
  if (document === undefined) throw unsupportedByFastPath;

  const shift = start - head.length;
  const { root, refusals } = convert(document, text, flavour, shift);
  if (root?.kind !== 'map' || refusals.some(({ code }) => code === 'undefined-alias'))
    throw unsupportedByFastPath;
  const entries = root.entries.slice(1).map((found) => adopt(found, map));
  return { entries, root, refusals, document, shift };
}

function adopt(entry: Entry, parent: Entry['parent']): Entry {
  return Object.assign(entry, { parent });
}
