import { parse } from '../../../parser/parse';
import type { Parsed, Problem } from '../../../parser/parsed';
import { filledIn, ownText } from './own-text';
import type { RootPiece } from './own-text';

/** What is read of a document: its microservice parts, also where something else keeps its programs from reading it. */
export interface PartsReading {
  readonly reading: Parsed;
  /** What is wrong in the document as a whole; empty where all of it can be read. */
  readonly problems: readonly Problem[];
}

/** Reads a document as a whole, and its own parts alone where that fails. */
export function readParts(text: string, roots: readonly RootPiece[]): PartsReading {
  const marked = filledIn(text);
  const whole = parse(marked, 'yaml-java');
  if (whole.problems.length === 0) return { reading: whole, problems: [] };
  const own = ownText(text, roots);
  return { reading: own === marked ? whole : parse(own, 'yaml-java'), problems: whole.problems };
}
