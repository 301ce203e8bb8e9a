import { firstLine } from '../characters';
import type { Node } from '../node';
import type { Parsed, Problem } from '../parsed';
import { LimitExceeded } from './compose';
import { readJoining } from './read-joining';
import { readPlainly } from './read-plain';
import { characterProblem, tabProblem, withTabRepair } from './refused-characters';

/** Parses a text as PyYAML 3.11 does. Never throws; a text that can't be parsed has one problem. */
export function readStrict(text: string): Parsed {
  if (text.includes('\0'))
    return { root: undefined, problems: [{ code: 'binary', range: { start: 0, end: 0 } }] };
  const plain = readPlainly(text);
  return plain ? parsed(text, plain.root, refusedCharacter(text)) : readStrictByLibrary(text);
}

/** The same with the YAML library alone, as the reference for testing the fast parser. */
export function readStrictByLibrary(text: string): Parsed {
  try {
    const { root, error, problem, second } = readJoining(text, 'yaml-1.1');
    const refused = error ? problem : (secondDocument(second) ?? problem);
    return parsed(text, root, refused ?? refusedCharacter(text));
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    return parsed(text, undefined, limitProblem(error, text));
  }
}

function parsed(text: string, root: Node | undefined, problem: Problem | undefined): Parsed {
  return { root, problems: problem ? withTabRepair([problem], text, 'yaml-1.1') : [] };
}

function limitProblem({ reason }: LimitExceeded, text: string): Problem {
  const range = firstLine(text);
  if (reason === 'too-deep') return { code: 'too-deep', range };
  return { code: 'text-too-large', range, named: (text.length / 1_000_000).toFixed(1) };
}

function secondDocument(start: number | undefined): Problem | undefined {
  return start === undefined ? undefined : { code: 'second-document', range: { start, end: start + 3 } };
}

function refusedCharacter(text: string): Problem | undefined {
  return characterProblem(text, 'yaml-1.1') ?? tabProblem(text, 'yaml-1.1');
}
