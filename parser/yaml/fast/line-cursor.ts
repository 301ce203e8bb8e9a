import { afterSpaces, carriageReturn, hash, lineFeed, tab } from '../../characters';
import { unsupportedByFastPath } from './unsupported';

/** Walks the lines of a text that have content; skips blank lines and comments. */
export class LineCursor {
  /** Offset of the next content: initially that of the line, then as moved by the parser. */
  at = 0;
  /** Column of `at`; -1 at the end of the text. */
  column = -1;
  /** Offset of the line's break, or of the end of the text. */
  lineEnd = 0;
  private nextLine = 0;

  constructor(
    readonly text: string,
    start = 0,
  ) {
    this.nextLine = start;
    this.advance();
  }

  hasEnded(): boolean {
    return this.column === -1;
  }

  /** Start of the line after the current one. */
  get lineBehind(): number {
    return this.nextLine;
  }

  /** Moves to the next line that has content. */
  advance(): void {
    const { text } = this;
    while (this.nextLine < text.length) {
      const lineStart = this.nextLine;
      this.takeLine(lineStart);
      const at = afterSpaces(text, lineStart);
      if (at >= this.lineEnd || text.charCodeAt(at) === hash) continue;
      if (text.charCodeAt(at) === tab || isMarker(text, lineStart)) throw unsupportedByFastPath;
      this.at = at;
      this.column = at - lineStart;
      return;
    }
    this.at = text.length;
    this.lineEnd = text.length;
    this.column = -1;
  }

  /** Moves to the first content at or after the start of a line. */
  advanceFrom(lineStart: number): void {
    this.nextLine = lineStart;
    this.advance();
  }

  /** Moves to the line of a later offset. */
  moveToLineOf(offset: number): void {
    this.takeLine(offset);
  }

  /** Moves on within the line. */
  moveTo(at: number): void {
    this.column += at - this.at;
    this.at = at;
  }

  private takeLine(lineStart: number): void {
    const { text } = this;
    const feed = text.indexOf('\n', lineStart);
    this.nextLine = feed === -1 ? text.length : feed + 1;
    this.lineEnd = feed === -1 ? text.length : feed;
    if (this.lineEnd > lineStart && text.charCodeAt(this.lineEnd - 1) === carriageReturn) this.lineEnd--;
  }
}

/** `---` and `...` begin and end documents. */
export function isMarker(text: string, lineStart: number): boolean {
  return (
    (text.startsWith('---', lineStart) || text.startsWith('...', lineStart)) &&
    !/\S/.test(text.charAt(lineStart + 3))
  );
}

const oddCharacters = ['\0', '\uFEFF', '\u2028', '\u2029', '\x85'];

/** Whether a text has line breaks or characters on which this parser and the library could differ. */
export function hasOddCharacters(text: string): boolean {
  // One search for each is faster than a pattern of all: it does not look at each character by itself.
  return oddCharacters.some((odd) => text.includes(odd)) || (text.includes('\r') && /\r(?!\n)/.test(text));
}

/**
 * Whether a line has only white space from an offset on, or a comment that is set off by a space or the line's start.
 */
export function restIsEmpty(text: string, at: number, lineEnd: number): boolean {
  const content = afterSpaces(text, at);
  if (content >= lineEnd) return true;
  return (
    text.charCodeAt(content) === hash && (content > at || at === 0 || text.charCodeAt(at - 1) === lineFeed)
  );
}
