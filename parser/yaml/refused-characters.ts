import { CST, Lexer } from 'yaml';
import type { Range } from '../range';

/** Characters that PyYAML 3.11's reader refuses anywhere in a file: control characters and all beyond U+FFFF. */
const unprintable = /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD]/;

/** The first character that PyYAML's reader refuses, a surrogate pair as a whole. */
export function firstUnprintable(text: string): Range | undefined {
  const start = text.search(unprintable);
  if (start === -1) return undefined;
  const point = text.codePointAt(start) ?? 0;
  return { start, end: start + (point > 0xffff ? 2 : 1) };
}

/**
 * The first tab where a reader accepts only spaces: anywhere but in quotes, block scalars and comments. SnakeYAML also takes
 * tabs in and behind a value without quotes.
 */
export function firstTabProblem(text: string, reader: 'PyYAML' | 'SnakeYAML' = 'PyYAML'): Range | undefined {
  if (!text.includes('\t')) return undefined;
  let offset = 0;
  let header = false;
  let content = false;
  let afterPlain = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END || lexeme === CST.SCALAR) {
      content = lexeme === CST.SCALAR;
      continue;
    }
    const type = CST.tokenType(lexeme);
    const plain = content && !header;
    const isLenient = reader === 'SnakeYAML' && (plain || afterPlain);
    const tab = !isLenient && (plain || (!content && type === 'space')) ? lexeme.indexOf('\t') : -1;
    if (tab !== -1) return { start: offset + tab, end: offset + tab + 1 };
    header = content ? false : header || type === 'block-scalar-header';
    afterPlain = plain || (afterPlain && type === 'space');
    content = false;
    offset += lexeme.length;
  }
  return undefined;
}
