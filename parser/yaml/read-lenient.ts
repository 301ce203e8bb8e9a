import { lineEnd } from '../characters';
import type { Parsed, Problem } from '../parsed';
import { typePlainScalar } from '../scalar-type';
import { firstError, LimitExceeded } from './compose';
import { readBlocks } from './fast/blocks';
import type { EntryText } from './fast/blocks';
import { hasOddCharacters } from './fast/line-cursor';
import { UnsupportedByFastPath, unsupportedByFastPath } from './fast/unsupported';
import { openConstruct } from './join-lines';
import { readEntry } from './read-entry';
import type { EntryReading } from './read-entry';
import { readJoining } from './read-joining';
import { characterProblem, tabProblem, withTabRepair } from './refused-characters';
import { refusalProblem } from './refusals';
import type { YamlFlavour } from './refusals';
import { syntaxProblem, unclosedProblem } from './syntax-problem';

/** Maximum number of broken parts that are parsed on their own; a text with more is parsed as a whole. */
const maxBroken = 100;

/** Maximum number of characters parsed again as a whole where brackets or quotes end elsewhere than entries. */
const maxReread = 50_000;

/**
 * Parses one YAML document: plain style with the fast parser, every other part with the YAML library, whose errors then
 * stay in that part. Never throws.
 */
export function readLenient(text: string, flavour: YamlFlavour): Parsed {
  try {
    const reading = hasOddCharacters(text) ? readWithLibrary(text, flavour) : readInParts(text, flavour);
    const character = characterProblem(text, flavour);
    const problems = withTabRepair(reading.problems, text, flavour);
    return { ...reading, problems: character ? [...problems, character] : problems };
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    const code = error.reason === 'too-deep' ? 'too-deep' : 'document-too-large';
    return { root: undefined, problems: [{ code, range: { start: 0, end: 1 } }] };
  }
}

function readInParts(text: string, flavour: YamlFlavour): Parsed {
  const broken: BrokenEntry[] = [];
  try {
    const root = readBlocks(text, typePlainScalar, (entry) => {
      if (broken.length > maxBroken) throw unsupportedByFastPath;
      const reading = readEntry(text, entry, flavour);
      broken.push(...problemOf(reading, entry, text, flavour));
      return reading.entries;
    });
    const inParts = { root, problems: broken.map(({ problem }) => problem) };
    const mayJoin = text.length <= maxReread && broken.some(({ isOpen }) => isOpen);
    return mayJoin ? rereadJoining(text, flavour, inParts) : inParts;
  } catch (error) {
    if (!(error instanceof UnsupportedByFastPath)) throw error;
    return readWithLibrary(text, flavour);
  }
}

/** The first problem of an entry, and whether it is in brackets or quotes that seem not to end. */
interface BrokenEntry {
  readonly problem: Problem;
  readonly isOpen: boolean;
}

/** Brackets and quotes may end on a line that looks like another entry: then the whole has no problem. */
function rereadJoining(text: string, flavour: YamlFlavour, inParts: Parsed): Parsed {
  const whole = readWithLibrary(text, flavour);
  return whole.problems.length === 0 ? whole : inParts;
}

function readWithLibrary(text: string, flavour: YamlFlavour): Parsed {
  const { root, error, problem, second } = readJoining(text, flavour);
  const found = (error ? problem : contentAfterEnd(text, second)) ?? problem ?? tabProblem(text, flavour);
  return { root, problems: found ? [found] : [] };
}

/** A document that follows the marker `...` without `---`; one with it is for the caller to cut off. */
function contentAfterEnd(text: string, second: number | undefined): Problem | undefined {
  if (second === undefined || text.startsWith('---', second)) return undefined;
  const content = text.slice(second).search(/^(?!\.\.\.)[ \t]*[^\s#]/m);
  const start = content === -1 ? second : second + content;
  return { code: 'start-missing', range: { start, end: lineEnd(text, start) } };
}

/** What is wrong with an entry: one problem at most. */
function problemOf(
  { root, refusals, document, shift }: EntryReading,
  { start, end }: EntryText,
  text: string,
  flavour: YamlFlavour,
): readonly BrokenEntry[] {
  const error = firstError(document);
  if (error !== undefined) {
    error.pos = [Math.max(0, error.pos[0] + shift), Math.max(0, error.pos[1] + shift)];
    const open = openConstruct(root, error.pos[0], text.slice(0, end));
    const isUnclosed = open !== undefined && open.end === undefined;
    const problem = isUnclosed ? unclosedProblem(open.start, text) : syntaxProblem(error, text);
    return [{ problem, isOpen: open !== undefined }];
  }
  const [refusal] = refusals;
  const problem = refusal
    ? refusalProblem(refusal)
    : movedBy(start, tabProblem(text.slice(start, end), flavour));
  return problem ? [{ problem, isOpen: false }] : [];
}

function movedBy(shift: number, problem: Problem | undefined): Problem | undefined {
  if (problem === undefined) return undefined;
  const range = { start: problem.range.start + shift, end: problem.range.end + shift };
  return { ...problem, range };
}
