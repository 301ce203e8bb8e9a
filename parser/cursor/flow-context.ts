import { listItem } from './context';
import type { CursorContext, Step } from './context';
import { closingQuote } from './line-parts';

/** An open `{` or `[`. */
interface Frame {
  readonly kind: 'map' | 'list';
  readonly keys: Map<string, string>;
  /** The key whose value is being written. */
  key: string | undefined;
}

/** How far after the cursor keys of its map are searched, in characters. */
const lookAhead = 10_000;

/**
 * The cursor's context inside a flow collection that opens at `start`; `path` leads to the collection.
 * Undefined when the collection is closed before the cursor, and in comments and quoted text.
 */
export function flowContext(
  text: string,
  path: readonly Step[],
  start: number,
  offset: number,
): CursorContext | undefined {
  const scanner = new FlowScanner(text, start);
  if (!scanner.advanceTo(offset)) return undefined;
  const frame = scanner.frames.at(-1);
  if (frame === undefined) return undefined;

  const steps = scanner.frames.map(({ kind, key }) => (kind === 'list' ? listItem : key));
  const place = frame.kind === 'map' && frame.key !== undefined ? 'value' : 'start';
  const word = { start: scanner.tokenStart ?? offset, end: endOfWord(text, offset) };
  scanner.collectKeys(frame, Math.min(text.length, offset + lookAhead));
  return {
    path: [...path, ...steps.filter((step) => step !== undefined)],
    place,
    word,
    column: 0,
    siblings: { keys: frame.keys, hasItems: frame.kind === 'list' },
    touching: place === 'value' && text.charAt(offset - 1) === ':',
    colonFollows: place === 'start' && /^[ \t]*:(?:\s|$)/.test(text.slice(word.end, word.end + 20)),
    afterDash: false,
    blockFollows: false,
    flow: true,
  };
}

/** Scans flow style character by character: brackets, commas, colons, quoted scalars, comments and plain words. */
class FlowScanner {
  readonly frames: Frame[] = [];
  /** Start of the plain word at the position; undefined between words. */
  tokenStart: number | undefined;
  private lastToken = '';

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  /** Scans up to an offset; false when the collection ends before it or the offset is in a comment or quoted scalar. */
  advanceTo(offset: number): boolean {
    while (this.at < offset) {
      this.step();
      if (this.frames.length === 0) return false;
    }
    return this.at === offset;
  }

  /** Scans to the end of a frame, for its later keys. */
  collectKeys(frame: Frame, limit: number): void {
    const key = frame.key;
    while (this.at < limit && this.frames.includes(frame)) this.step();
    frame.key = key;
  }

  private step(): void {
    const char = this.text.charAt(this.at);
    if (char === '"' || char === "'") return this.quoted();
    if (char === '#' && /\s/.test(this.text.charAt(this.at - 1))) return this.comment();
    if (char === '{' || char === '[') this.open(char === '{' ? 'map' : 'list');
    else if (char === '}' || char === ']') this.close();
    else if (char === ',') this.next();
    else if (char === ':' && this.endsKey()) this.colon();
    else if (!/\s/.test(char)) this.tokenStart ??= this.at;
    else if (/[\r\n]/.test(char)) this.endToken();
    this.at++;
  }

  private quoted(): void {
    if (this.tokenStart !== undefined) {
      this.at++;
      return;
    }
    const end = closingQuote(this.text, this.at);
    this.lastToken = this.text.slice(this.at + 1, end);
    this.at = end + 1;
  }

  private comment(): void {
    this.endToken();
    while (this.at < this.text.length && !/[\r\n]/.test(this.text.charAt(this.at))) this.at++;
  }

  private open(kind: Frame['kind']): void {
    this.endToken();
    this.frames.push({ kind, keys: new Map(), key: undefined });
    this.lastToken = '';
  }

  private close(): void {
    this.endToken();
    this.frames.pop();
  }

  private next(): void {
    this.endToken();
    this.lastToken = '';
    const frame = this.frames.at(-1);
    if (frame !== undefined) frame.key = undefined;
  }

  private endsKey(): boolean {
    return /^(?:[\s,[\]{}]|$)/.test(this.text.charAt(this.at + 1)) || this.tokenStart === undefined;
  }

  private colon(): void {
    this.endToken();
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    frame.key = this.lastToken;
    frame.keys.set(this.lastToken, '');
  }

  private endToken(): void {
    if (this.tokenStart !== undefined) this.lastToken = this.text.slice(this.tokenStart, this.at).trimEnd();
    this.tokenStart = undefined;
  }
}

function endOfWord(text: string, from: number): number {
  let end = from;
  while (end < text.length && !/[\s,:{}[\]#]/.test(text.charAt(end))) end++;
  return end;
}
