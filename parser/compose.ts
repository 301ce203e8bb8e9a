import { Composer, Lexer, Parser } from 'yaml';
import type { Document, YAMLError } from 'yaml';

/** Most tokens that are read, some 60 000 lines; reading takes microseconds for each. */
export const tokenLimit = 400_000;
/** Collections inside each other; PyYAML gives up at a few hundred. */
export const depthLimit = 100;

const options = {
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** The documents of a text, composed token by token, so that nesting is counted before the recursive part of the library sees it. */
export function compose(
  text: string,
  version: '1.1' | '1.2',
): readonly Document.Parsed[] | 'too-deep' | 'too-large' {
  return withoutStacks(() => composeTokens(text, version));
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

function composeTokens(
  text: string,
  version: '1.1' | '1.2',
): readonly Document.Parsed[] | 'too-deep' | 'too-large' {
  const parser = new Parser();
  const composer = new Composer({ ...options, version });
  const documents: Document.Parsed[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > tokenLimit) return 'too-large';
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > depthLimit) return 'too-deep';
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(false, text.length));
  for (const document of documents)
    document.errors = document.errors.filter((error) => !isTakenByParsers(error, text));
  return documents;
}

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
