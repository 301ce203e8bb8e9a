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

/** Thrown for a text with too many tokens or too deep nesting. */
export class LimitExceeded extends Error {
  constructor(readonly reason: 'too-deep' | 'too-large') {
    super(`This text is ${reason}.`);
  }
}

/**
 * The documents of a text, composed token by token, so that nesting is counted before the recursive part of the library
 * sees it. `outer` is the nesting around the text.
 *
 * @throws LimitExceeded
 */
export function compose(text: string, version: '1.1' | '1.2', outer = 0): readonly Document.Parsed[] {
  return withoutStacks(() => composeTokens(text, version, outer));
}

/** Runs without stack traces in errors: a broken text may cause thousands, and the traces are not used. */
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
    if (++count > maxTokens) throw new LimitExceeded('too-large');
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length + outer > maxNesting && nestingOf(parser) + outer > maxNesting)
      throw new LimitExceeded('too-deep');
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(false, text.length));
  for (const document of documents)
    document.errors = document.errors.filter((error) => !isTakenByParsers(error, text));
  return documents;
}

/** The stack also holds the document and the scalar being read. */
function nestingOf({ stack }: Parser): number {
  return stack.filter(({ type }) => collections.has(type)).length;
}

const collections: ReadonlySet<string> = new Set(['block-map', 'block-seq', 'flow-collection']);

/**
 * A comment directly after a closing quote or bracket or a comma, `"a"# why`, is not valid by the specification, but
 * PyYAML, SnakeYAML and libyaml accept it; after `|` and `>` they do not.
 */
function isTakenByParsers({ code, message, pos: [start] }: YAMLError, text: string): boolean {
  if (code === 'TAG_RESOLVE_FAILED') return !message.startsWith('Could not resolve tag'); // See `tagRefusal`.
  return (
    code === 'MISSING_CHAR' &&
    message.startsWith('Comments must be separated') &&
    /["'\]}[{,]/.test(text.charAt(start - 1))
  );
}

/** The first error in text order. */
export function firstError({ errors }: Document.Parsed): YAMLError | undefined {
  return errors.reduce<YAMLError | undefined>(
    (earliest, error) => (earliest === undefined || error.pos[0] < earliest.pos[0] ? error : earliest),
    undefined,
  );
}
