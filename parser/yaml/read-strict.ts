import type { Document, YAMLError } from 'yaml';
import { firstLine } from '../characters';
import type { Node } from '../node';
import type { Parsed, Problem } from '../parsed';
import { compose, firstError, LimitExceeded } from './compose';
import { convert, refusalProblem } from './convert';
import { onOneLine, openConstruct } from './join-lines';
import { readPlainly } from './read-plain';
import { firstTabProblem, firstUnprintable } from './refused-characters';
import { syntaxProblem, unclosedProblem } from './syntax-problem';

/** Maximum number of characters parsed again after joining lines. */
const maxReread = 500_000;

/** Parses a text as PyYAML 3.11 does. Never throws; a text that can't be parsed has one problem. */
export function readStrict(text: string): Parsed {
  if (text.includes('\0'))
    return { root: undefined, problems: [{ code: 'binary', range: { start: 0, end: 0 } }] };
  const plain = readPlainly(text);
  return plain ? parsed(plain.root, characterProblem(text)) : readStrictByLibrary(text);
}

/** The same with the YAML library alone, as the reference for testing the fast parser. */
export function readStrictByLibrary(text: string): Parsed {
  try {
    const { root, problem } = readJoining(text);
    return parsed(root, problem ?? characterProblem(text));
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    return parsed(undefined, limitProblem(error, text));
  }
}

function parsed(root: Node | undefined, problem: Problem | undefined): Parsed {
  return { root, problems: problem ? [problem] : [] };
}

interface Reading {
  readonly root: Node | undefined;
  readonly error: YAMLError | undefined;
  readonly problem: Problem | undefined;
}

/** Parses again what the library refuses only for its indentation; the first error is reported. */
function readJoining(text: string): Reading {
  const first = readOnce(text);
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
    reading = readOnce(joined);
  }
  return reading.error ? first : reading;
}

function readOnce(text: string): Reading {
  const composed = compose(withLineFeeds(text), '1.1');
  const document = composed[0];
  if (document === undefined) return { root: undefined, error: undefined, problem: undefined };

  const { root, refusals } = convert(document, text);
  const error = firstError(document);
  if (error) return { root, error, problem: syntaxProblem(error, text) };
  const [refusal] = refusals;
  const refused = refusal && refusalProblem(refusal);
  const problem = secondDocument(composed) ?? refusedTag(document, text) ?? refused;
  return { root, error, problem };
}

/** PyYAML also treats a lone carriage return as a line break. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

function limitProblem({ reason }: LimitExceeded, text: string): Problem {
  const range = firstLine(text);
  if (reason === 'too-deep') return { code: 'too-deep', range };
  return { code: 'text-too-large', range, named: (text.length / 1_000_000).toFixed(1) };
}

function secondDocument(documents: readonly Document.Parsed[]): Problem | undefined {
  const start = documents[1]?.range[0];
  return start === undefined ? undefined : { code: 'second-document', range: { start, end: start + 3 } };
}

const safeTag =
  /^(?:!|!!(?:str|int|float|bool|null|timestamp|binary|map|seq|set|omap|pairs))$|^!<tag:yaml\.org,2002:/;

function refusedTag(document: Document.Parsed, text: string): Problem | undefined {
  for (const warning of document.warnings) {
    const [start, end] = warning.pos;
    const tag = text.slice(start, end);
    if (warning.code !== 'TAG_RESOLVE_FAILED' || safeTag.test(tag)) continue;
    return { code: 'tag-refused', range: { start, end }, named: tag };
  }
  return undefined;
}

function characterProblem(text: string): Problem | undefined {
  const range = firstUnprintable(text);
  if (range !== undefined) {
    const point = text.codePointAt(range.start) ?? 0;
    return { code: 'character', range, named: point.toString(16).toUpperCase().padStart(4, '0') };
  }
  const tab = firstTabProblem(text);
  return tab && { code: 'tab', range: tab, repair: { range: tab, text: ' ' } };
}
