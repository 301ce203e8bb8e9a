import { isBreak } from './characters';

/** 0-based line and character; characters are UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Converts between offsets and positions of one text. Lines end with \n, \r\n or \r. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    if (text.includes('\r')) this.findBreaks();
    else this.findFeeds();
  }

  private findFeeds(): void {
    for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) {
      this.starts.push(at + 1);
    }
  }

  private findBreaks(): void {
    const { text } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 13 && text.charCodeAt(i + 1) === 10) continue;
      if (unit === 10 || unit === 13) this.starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Offset of a line's first character; the end of the text for a line past the last. */
  startOf(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** A line without its break. */
  lineAt(line: number): string {
    const start = this.startOf(line);
    let end = this.startOf(line + 1);
    while (end > start && isBreak(this.text.charCodeAt(end - 1))) end--;
    return this.text.slice(start, end);
  }

  positionAt(offset: number): Position {
    const wanted = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: wanted - this.startOf(low) };
  }

  offsetAt(position: Position): number {
    const start = this.startOf(position.line);
    return Math.max(0, Math.min(start + position.character, this.startOf(position.line + 1)));
  }
}
