import { afterBlanks, isBlank } from '../characters';

/** A key of a block map as one line shows it, with what follows its colon. */
export interface KeyPart {
  readonly name: string;
  readonly column: number;
  /** Column after the key, where its colon is. */
  readonly end: number;
}

/** The parts of one line of block YAML, parsed without its neighbors. Columns are 0-based. */
export interface LineParts {
  /** Columns of the dashes that open list items. */
  readonly dashes: readonly number[];
  readonly key?: KeyPart;
  /** Column where the content after dashes and key begins; the line's length when there is none. */
  readonly contentColumn: number;
  /** The content without comment and trailing space: an inline value, or plain text where there is no key. */
  readonly content: string;
  /** Column of the comment's `#`, if there is one. */
  readonly comment?: number;
}

/** Characters that cannot begin a plain key. */
const indicators = '#"\'?,[]{}&*!|>%@`';

/** Parses a line, given without its line break. Always succeeds: what is not a key is content. */
export function readLine(line: string): LineParts {
  const comment = commentColumn(line);
  const code = (comment === undefined ? line : line.slice(0, comment)).trimEnd();
  const dashes: number[] = [];
  let column = afterBlanks(code, 0);
  while (code[column] === '-' && (column + 1 === code.length || isBlank(code.charCodeAt(column + 1)))) {
    dashes.push(column);
    column = afterBlanks(code, column + 1);
  }

  const key = keyAt(code, column);
  if (key !== undefined) column = afterBlanks(code, code.indexOf(':', key.end) + 1);
  return {
    dashes,
    contentColumn: column,
    content: code.slice(column),
    ...(key !== undefined && { key }),
    ...(comment !== undefined && { comment }),
  };
}

/** Content without an anchor and tag before the value: `&base !!map` leaves nothing. */
export function withoutProperties(content: string): string {
  return content.replace(/^(?:[&!]\S*(?:\s+|$))+/, '');
}

function keyAt(code: string, column: number): KeyPart | undefined {
  const first = code[column];
  if (first === undefined) return undefined;
  if (first === '"' || first === "'") return quotedKeyAt(code, column);
  if (indicators.includes(first)) return undefined;
  for (let i = code.indexOf(':', column); i !== -1; i = code.indexOf(':', i + 1)) {
    if (!isColon(code, i)) continue;
    const name = code.slice(column, i).trimEnd();
    return { name, column, end: column + name.length };
  }
  return undefined;
}

function quotedKeyAt(code: string, column: number): KeyPart | undefined {
  const end = closingQuote(code, column) + 1;
  const colon = afterBlanks(code, end);
  return isColon(code, colon) ? { name: code.slice(column + 1, end - 1), column, end } : undefined;
}

function isColon(code: string, at: number): boolean {
  return code[at] === ':' && (at + 1 === code.length || isBlank(code.charCodeAt(at + 1)));
}

/** A `#` begins a comment at the start of a line or after a space, unless a quoted scalar continues there. */
function commentColumn(line: string): number | undefined {
  let first = line.indexOf('#');
  while (first > 0 && !isBlank(line.charCodeAt(first - 1))) first = line.indexOf('#', first + 1);
  if (first === -1) return undefined;
  if (!/["']/.test(line.slice(0, first))) return first;

  let before: string | undefined;
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (char === '#' && (i === 0 || isBlank(line.charCodeAt(i - 1)))) return i;
    if ((char === '"' || char === "'") && (before === undefined || '-:[{,'.includes(before))) {
      i = closingQuote(line, i);
    }
    if (!isBlank(line.charCodeAt(i))) before = char;
  }
  return undefined;
}

/** Offset of the quote that closes the one at `from`; the line's end when the text continues below. */
export function closingQuote(text: string, from: number): number {
  const quote = text[from];
  for (let i = from + 1; i < text.length; i++) {
    if (quote === '"' && text[i] === '\\') i++;
    else if (text[i] === quote) return i;
  }
  return text.length;
}
