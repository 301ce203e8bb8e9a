import type { Document } from 'yaml';
import type { Parsed, Problem } from '../parsed';
import { typePlainScalar } from '../scalar-type';
import { compose, firstError, LimitExceeded } from './compose';
import { convert, refusalProblem } from './convert';
import type { Refusal } from './convert';
import { readBlocks } from './fast/blocks';
import { hasOddCharacters } from './fast/line-cursor';
import { UnsupportedByFastPath, unsupportedByFastPath } from './fast/unsupported';
import { readEntry } from './read-entry';
import { syntaxProblem } from './syntax-problem';

/** Maximum number of broken parts that are parsed on their own; a text with more is parsed as a whole. */
const maxBroken = 100;

/**
 * Parses one YAML document: plain style with the fast parser, every other part with the YAML library, whose errors then
 * stay in that part. Never throws.
 */
export function readLenient(text: string): Parsed {
  try {
    return hasOddCharacters(text) ? readWithLibrary(text) : readInParts(text);
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    const code = error.reason === 'too-deep' ? 'too-deep' : 'document-too-large';
    return { root: undefined, problems: [{ code, range: { start: 0, end: 1 } }] };
  }
}

function readInParts(text: string): Parsed {
  const problems: Problem[] = [];
  try {
    const root = readBlocks(text, typePlainScalar, (entry) => {
      if (problems.length > maxBroken) throw unsupportedByFastPath;
      const { entries, document, shift } = readEntry(text, entry, '1.2');
      problems.push(...problemsOf(document, text, shift));
      return entries;
    });
    return { root, problems };
  } catch (error) {
    if (!(error instanceof UnsupportedByFastPath)) throw error;
    return readWithLibrary(text);
  }
}

function readWithLibrary(text: string): Parsed {
  const [document] = compose(text, '1.2');
  if (document === undefined) return { root: undefined, problems: [] };
  const { root, refusals } = convert(document, text);
  const problems = problemsOf(document, text, 0);
  return { root, problems: problems.length > 0 ? problems : refusedByAll(refusals) };
}

/** The first thing that SnakeYAML and Go's readers refuse as PyYAML does, though it is well-formed. */
function refusedByAll(refusals: readonly Refusal[]): Problem[] {
  const first = refusals.find(({ code }) => code === 'undefined-alias' || code === 'bad-merge');
  return first ? [refusalProblem(first)] : [];
}

function problemsOf(document: Document.Parsed, text: string, shift: number): Problem[] {
  const error = firstError(document);
  if (error === undefined) return [];
  error.pos = [Math.max(0, error.pos[0] + shift), Math.max(0, error.pos[1] + shift)];
  return [syntaxProblem(error, text)];
}
