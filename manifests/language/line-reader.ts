import type { LineIndex } from '../source/line-index';
import { readLine } from './line-parts';
import type { LineParts } from './line-parts';

/** Reads the lines of a text one by one when they are asked for. */
export class LineReader {
  constructor(
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
    let end = this.lines.startOf(line + 1);
    const start = this.lines.startOf(line);
    while (end > start && '\r\n'.includes(this.whole.charAt(end - 1))) end--;
    return this.whole.slice(start, end);
  }

  /** The parts of a line; undefined for document markers (`---`, `...`), which end everything above them. */
  parts(line: number): LineParts | undefined {
    const text = this.text(line);
    return /^(?:---|\.\.\.)(?:\s|$)/.test(text) ? undefined : readLine(text);
  }
}
