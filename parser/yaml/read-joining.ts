import type { YAMLError } from 'yaml';
import { lineEnd } from '../characters';
import type { Node } from '../node';
import type { Problem } from '../parsed';
import { compose, firstError } from './compose';
import { convert } from './convert';
import { hasOddCharacters } from './fast/line-cursor';
import { onOneLine, openConstruct } from './join-lines';
import { refusalProblem } from './refusals';
import type { YamlFlavour } from './refusals';
import { syntaxProblem, unclosedProblem } from './syntax-problem';

/** Maximum number of characters parsed again after joining lines. */
const maxReread = 500_000;

/** What the YAML library makes of the first document of a text, and the first thing that is wrong with it. */
export interface LibraryReading {
  readonly root: Node | undefined;
  readonly error: YAMLError | undefined;
  readonly problem: Problem | undefined;
  /** Where a second document begins. */
  readonly second: number | undefined;
}

/**
 * Parses a text with the YAML library, and again what it refuses only for its indentation; the first error is reported.
 *
 * @throws LimitExceeded
 */
export function readJoining(text: string, flavour: YamlFlavour): LibraryReading {
  const first = readOnce(text, flavour);
  let reading = first;
  let joined = text;
  let budget = maxReread - text.length;
  while (reading.error && reading.root && budget > 0) {
    budget -= text.length;
    const open = openConstruct(reading.root, reading.error.pos[0], joined);
    if (open === undefined) break;
    if (open.end === undefined) return { ...first, problem: unclosedProblem(open.start, text) };
    const before = joined;
    joined = onOneLine(joined, open.start, open.end);
    if (joined === before) break; // Nothing was joined: parsing again would give the same result.
    reading = readOnce(joined, flavour);
  }
  return reading.error ? first : reading;
}

function readOnce(text: string, flavour: YamlFlavour): LibraryReading {
  const [document, next] = compose(withLineFeeds(text), flavour === 'yaml-1.1' ? '1.1' : '1.2');
  const second = next?.range[0];
  if (document === undefined) return { root: undefined, error: undefined, problem: undefined, second };

  const { root, refusals } = convert(document, text, flavour);
  const error = firstError(document);
  if (error) return { root, error, problem: syntaxProblem(error, text), second };
  const [refusal] = refusals;
  return { root, error, problem: refusal ? refusalProblem(refusal) : rootProblem(root, text), second };
}

/** A block string that is a whole document has to be indented as well. */
function rootProblem(root: Node | undefined, text: string): Problem | undefined {
  if (root?.kind !== 'scalar' || root.style !== 'block') return undefined;
  const header = lineEnd(text, root.range.start);
  const content = text.slice(header, root.range.end).search(/^[^\s#]/m);
  return content === -1
    ? undefined
    : { code: 'bad-indentation', range: { start: header + content, end: lineEnd(text, header + content) } };
}

/** The line breaks of YAML 1.1 that the library takes for characters; all readers treat them as line breaks. */
const otherBreaks = /\r(?!\n)|[\x85\u2028\u2029]/g;

function withLineFeeds(text: string): string {
  return hasOddCharacters(text) ? text.replace(otherBreaks, '\n') : text;
}
