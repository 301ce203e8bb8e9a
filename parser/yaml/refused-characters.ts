import { CST, Lexer } from 'yaml';
import type { Problem } from '../parsed';
import type { Range } from '../range';
import type { YamlFlavour } from './refusals';

/** Control characters and halves of surrogate pairs, which every reader refuses anywhere in a file. */
const control =
  /[^\t\n\r\x20-\x7E\x85\xA0-\uFFFD]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** The same and all beyond U+FFFF: what PyYAML 3.11 refuses. */
const unprintable = /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD]/;

/** The first character that a reader refuses, a surrogate pair as a whole. */
export function characterProblem(text: string, flavour: YamlFlavour): Problem | undefined {
  const start = text.search(flavour === 'yaml-1.1' ? unprintable : control);
  if (start === -1) return undefined;
  const point = text.codePointAt(start) ?? 0;
  const isControl = point < 0xa0;
  return {
    code: isControl ? 'control-character' : 'character',
    range: { start, end: start + (point > 0xffff ? 2 : 1) },
    named: point.toString(16).toUpperCase().padStart(4, '0'),
  };
}

/** The first tab where a reader accepts only spaces. */
export function tabProblem(text: string, flavour: YamlFlavour): Problem | undefined {
  const range = firstTab(text, flavour);
  return range && { code: 'tab', range, repair: { range, text: ' ' } };
}

/**
 * The first refused tab outside of quotes, block scalars and comments. PyYAML refuses all of them, SnakeYAML those that are
 * not in or behind plain text, Go's readers those where a line or an item of a list begins outside of brackets.
 */
function firstTab(text: string, flavour: YamlFlavour): Range | undefined {
  if (!text.includes('\t')) return undefined;
  let offset = 0;
  let depth = 0;
  let header = false;
  let content = false;
  const isGo = flavour === 'yaml-go' || flavour === 'yaml-1.2';
  let before = 'newline';
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END || lexeme === CST.SCALAR) {
      content = lexeme === CST.SCALAR;
      continue;
    }
    const type: string = content ? (header ? 'block text' : 'text') : (CST.tokenType(lexeme) ?? '');
    const tab = lexeme.indexOf('\t');
    if (tab !== -1 && isTabRefused(type, before, depth, flavour))
      return { start: offset + tab, end: offset + tab + 1 };
    if (type === 'flow-map-start' || type === 'flow-seq-start') depth++;
    if (type === 'flow-map-end' || type === 'flow-seq-end') depth--;
    if (type !== 'space' && !(isGo && type === 'newline' && before === 'text')) before = type;
    header = content ? false : header || type === 'block-scalar-header';
    content = false;
    offset += lexeme.length;
  }
  return undefined;
}

/** Where a line, an item or a key of a block begins. */
const starts: ReadonlySet<string> = new Set([
  'newline',
  'comment',
  'doc-start',
  'seq-item-ind',
  'explicit-key-ind',
]);

function isTabRefused(type: string, before: string, depth: number, flavour: YamlFlavour): boolean {
  switch (flavour) {
    case 'yaml-1.1':
      return type === 'text' || type === 'space';
    case 'snake-yaml':
    case 'yaml-java':
      return type === 'space' && before !== 'text';
    default:
      return type === 'space' && depth === 0 && starts.has(before);
  }
}
