import { Composer, Lexer, Parser } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import { maxNesting, maxTokens } from '../limits';

const options = {
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Thrown for a text that is nested deeper, or has more tokens, than is read. */
export class TooMuch extends Error {
  constructor(readonly reason: 'too-deep' | 'too-large') {
    super(`This text is ${reason}.`);
  }
}

/**
 * The documents of a text, composed token by token, so that nesting is counted before the recursive part of the library
 * sees it. `outer` is how many collections the text is inside of.
 *
 * @throws TooMuch
 */
export function compose(text: string, version: '1.1' | '1.2', outer = 0): readonly Document.Parsed[] {
  return withoutStacks(() => composeTokens(text, version, outer));
}

/** Runs with errors that don't look where they come from: a broken text may hold thousands, and nobody asks them. */
function withoutStacks<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function composeTokens(text: string, version: '1.1' | '1.2', outer: number): readonly Document.Parsed[] {
  const parser = new Parser();
  const composer = new Composer({ ...options, version });
  const documents: Document.Parsed[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > maxTokens) throw new TooMuch('too-large');
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length + outer > maxNesting && nestingOf(parser) + outer > maxNesting)
      throw new TooMuch('too-deep');
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(false, text.length));
  for (const document of documents)
    document.errors = document.errors.filter((error) => !isTakenByParsers(error, text));
  return documents;
}

/** The stack also holds the document, and the scalar that is being read. */
function nestingOf({ stack }: Parser): number {
  return stack.filter(({ type }) => collections.has(type)).length;
}

const collections: ReadonlySet<string> = new Set(['block-map', 'block-seq', 'flow-collection']);

/**
 * A comment right behind a closing quote or bracket or a comma, `"a"# why`, breaks the letter of the specification, but
 * PyYAML, SnakeYAML and libyaml all take it; behind `|` and `>` they do not.
 */
function isTakenByParsers({ code, message, pos: [start] }: YAMLError, text: string): boolean {
  return (
    code === 'MISSING_CHAR' &&
    message.startsWith('Comments must be separated') &&
    /["'\]}[{,]/.test(text.charAt(start - 1))
  );
}

/** The error that stands first in the text. */
export function firstError({ errors }: Document.Parsed): YAMLError | undefined {
  return errors.reduce<YAMLError | undefined>(
    (earliest, error) => (earliest === undefined || error.pos[0] < earliest.pos[0] ? error : earliest),
    undefined,
  );
}
