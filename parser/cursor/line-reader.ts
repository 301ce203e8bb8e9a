import { afterBlanks, hash, isBreak } from '../characters';
import type { LineIndex } from '../line-index';
import { readLine } from './line-parts';
import type { LineParts } from './line-parts';

/** Parses the lines of a text one by one on demand. */
export class LineReader {
  constructor(
    /** May differ from the index's text by blanked-out parts, with the same lines. */
    private readonly whole: string,
    private readonly lines: LineIndex,
  ) {}

  get count(): number {
    return this.lines.lineCount;
  }

  /** Offset of a line's first character. */
  start(line: number): number {
    return this.lines.startOf(line);
  }

  /** A line without its line break. */
  text(line: number): string {
    const start = this.lines.startOf(line);
    let end = this.lines.startOf(line + 1);
    while (end > start && isBreak(this.whole.charCodeAt(end - 1))) end--;
    return this.whole.slice(start, end);
  }

  /** Number of blanks before the first character of a line; Infinity for an empty or comment line. Cheap. */
  indentation(line: number): number {
    const start = this.lines.startOf(line);
    const at = afterBlanks(this.whole, start);
    const first = this.whole.charCodeAt(at);
    return Number.isNaN(first) || isBreak(first) || first === hash ? Infinity : at - start;
  }

  /** The parts of a line; undefined for document markers (`---`, `...`), which end everything above them. */
  parts(line: number): LineParts | undefined {
    const text = this.text(line);
    const mayMark = text.startsWith('---') || text.startsWith('...');
    return mayMark && /^(?:---|\.\.\.)(?:\s|$)/.test(text) ? undefined : readLine(text);
  }
}
