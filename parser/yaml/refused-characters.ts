import { CST, Lexer } from 'yaml';
import type { Problem } from '../parsed';
import type { Range, TextChange } from '../range';
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
  for (const tab of tabsOf(text, flavour))
    if (isRefused(tab, flavour)) return { code: 'tab', range: tab.range };
  return undefined;
}

/** Problems of a text, where those with tabs have the repair of all its tabs. */
export function withTabRepair(
  problems: readonly Problem[],
  text: string,
  flavour: YamlFlavour,
): readonly Problem[] {
  const isAboutTab = ({ code }: Problem): boolean => code === 'tab' || code === 'tab-indentation';
  if (!problems.some(isAboutTab)) return problems;
  const repair = tabRepair(text, flavour);
  return problems.map((problem) => (isAboutTab(problem) ? { ...problem, ...repair } : problem));
}

/** Each tab that begins a line becomes a level of indentation, each other one that is refused a space. */
function tabRepair(text: string, flavour: YamlFlavour): Partial<Problem> {
  const step = smallestIndentation(text);
  let isGuess = false;
  const changes: TextChange[] = [];
  const isAtLineStart = lineStartsOf(text);
  for (const tab of tabsOf(text, flavour)) {
    const { range } = tab;
    const isIndentation = tab.depth === 0 && isAtLineStart(range.start);
    if (!isIndentation && !isRefused(tab, flavour)) continue;
    isGuess ||= isIndentation && step !== undefined;
    changes.push({ range, text: isIndentation ? ' '.repeat(step ?? 2) : ' ' });
  }
  const [repair, ...further] = changes;
  return repair === undefined
    ? {}
    : { repair, ...(further.length > 0 && { further }), ...(isGuess && { isGuess }) };
}

/** Tells of growing offsets of blanks whether there are only blanks before them in their line; reads the text once. */
function lineStartsOf(text: string): (offset: number) => boolean {
  const nonBlank = /\S/g;
  let lineEnd = -1;
  let contentStart = -1;
  return (offset) => {
    while (lineEnd < offset) {
      nonBlank.lastIndex = lineEnd + 1;
      if (contentStart <= lineEnd) contentStart = nonBlank.exec(text)?.index ?? text.length;
      const next = text.indexOf('\n', lineEnd + 1);
      lineEnd = next === -1 ? text.length : next;
    }
    return offset < contentStart;
  };
}

/** The fewest spaces before the text of a line; undefined where spaces indent nothing. */
function smallestIndentation(text: string): number | undefined {
  let smallest: number | undefined;
  for (const { 0: spaces } of text.matchAll(/^ +(?=[^\s#])/gm))
    smallest = Math.min(smallest ?? spaces.length, spaces.length);
  return smallest;
}

/** A tab outside of quotes, block scalars and comments. */
interface Tab {
  readonly range: Range;
  /** Whether it is in a text without quotes, not between words of the syntax. */
  readonly isInText: boolean;
  /** What is in front of it. */
  readonly before: string;
  /** Number of brackets around it. */
  readonly depth: number;
}

function* tabsOf(text: string, flavour: YamlFlavour): Generator<Tab> {
  if (!text.includes('\t')) return;
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
    if (type === 'text' || type === 'space')
      for (const { index } of lexeme.matchAll(/\t/g)) {
        const start = offset + index;
        yield { range: { start, end: start + 1 }, isInText: type === 'text', before, depth };
      }
    if (type === 'flow-map-start' || type === 'flow-seq-start') depth++;
    if (type === 'flow-map-end' || type === 'flow-seq-end') depth--;
    if (type !== 'space' && !(isGo && type === 'newline' && before === 'text')) before = type;
    header = content ? false : header || type === 'block-scalar-header';
    content = false;
    offset += lexeme.length;
  }
}

/** Where a line, an item or a key of a block begins. */
const starts: ReadonlySet<string> = new Set([
  'newline',
  'comment',
  'doc-start',
  'seq-item-ind',
  'explicit-key-ind',
]);

/**
 * Whether a reader refuses a tab: PyYAML refuses all of them, SnakeYAML those that are not in or behind plain text, Go's
 * readers those where a line or an item of a list begins outside of brackets.
 */
function isRefused({ isInText, before, depth }: Tab, flavour: YamlFlavour): boolean {
  switch (flavour) {
    case 'yaml-1.1':
      return true;
    case 'snake-yaml':
    case 'yaml-java':
      return !isInText && before !== 'text';
    default:
      return !isInText && depth === 0 && starts.has(before);
  }
}
