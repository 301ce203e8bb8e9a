import { listItem, type Siblings, type Step } from './context';
import { withoutProperties } from './line-parts';
import type { LineParts } from './line-parts';
import type { LineReader } from './line-reader';

/** The collections around a position. */
export interface Enclosing {
  readonly path: readonly Step[];
  /** Offset of the `{` or `[` that opens above and may still be open; `path` leads to the collection. */
  readonly flowStart?: number;
}

/**
 * Climbs from a column of a line to the root, by indentation. `dashes` are those on the line itself before the column.
 * Undefined when the position is inside a scalar of several lines.
 */
export function enclosing(
  reader: LineReader,
  line: number,
  column: number,
  dashes: readonly number[],
): Enclosing | undefined {
  const climb = new Climb(column);
  climb.passDashes(dashes);
  for (let at = line - 1; at >= 0 && climb.keyLimit > 0; at--) {
    if (reader.indentation(at) >= climb.keyLimit) continue;
    const parts = reader.parts(at);
    if (parts === undefined) break;
    if (!climb.pass(parts, reader.start(at))) return undefined;
  }
  return climb.result();
}

/** Collects the path to the root. A list may be in the column of its key, so dashes and keys have separate limits. */
class Climb {
  keyLimit: number;
  private dashLimit: number;
  private readonly steps: Step[] = [];
  private flow: { readonly start: number; readonly steps: number } | undefined;

  constructor(column: number) {
    this.keyLimit = column;
    this.dashLimit = column;
  }

  /** Processes a line above; false when its text continues down to the position. */
  pass(parts: LineParts, lineStart: number): boolean {
    const { key, content, contentColumn, dashes } = parts;
    const isItemText = key === undefined && (dashes.at(-1) ?? Infinity) < this.dashLimit;
    if ((key?.column ?? contentColumn) < this.keyLimit || isItemText) {
      const value = withoutProperties(content);
      if (value !== '' && !this.openFlow(value, parts, lineStart)) return false;
      if (key !== undefined) this.step(key.name, key.column, key.column);
    }
    this.passDashes(dashes);
    return true;
  }

  passDashes(dashes: readonly number[]): void {
    for (const dash of dashes.toReversed()) {
      if (dash < this.dashLimit) this.step(listItem, dash + 1, dash);
    }
  }

  result(): Enclosing {
    const inner = this.flow === undefined ? 0 : this.flow.steps;
    const path = this.steps.slice(inner).reverse();
    return this.flow === undefined ? { path } : { path, flowStart: this.flow.start };
  }

  private openFlow(value: string, parts: LineParts, lineStart: number): boolean {
    if (!/^[{[]/.test(value)) return false;
    const start = lineStart + parts.contentColumn + parts.content.length - value.length;
    this.flow = { start, steps: this.steps.length };
    return true;
  }

  private step(name: Step, keyLimit: number, dashLimit: number): void {
    this.steps.push(name);
    this.keyLimit = keyLimit;
    this.dashLimit = dashLimit;
  }
}

/** The line whose siblings are collected. */
export interface OwnLine {
  readonly line: number;
  /** Column of its key or item. */
  readonly column: number;
  readonly afterDash: boolean;
  /** Whether the column has content: deeper lines below belong to that. */
  readonly isWritten: boolean;
}

/**
 * The siblings of the key or item in `column` of a line. Undefined when the siblings are in another column, so that a
 * key or item here could not belong to them. Only lines in that column are parsed; for deeper ones the indentation is
 * enough.
 */
export function siblingsOf(reader: LineReader, own: OwnLine): Siblings | undefined {
  const { line, column, afterDash, isWritten } = own;
  const keys = new Map<string, string>();
  const above = new Neighbours(column, keys);
  for (let at = line - 1; !afterDash && at >= 0 && above.lookUp(reader, at); at--);
  const following = new Neighbours(column, keys);
  for (let at = line + 1; at < reader.count && following.lookDown(reader, at); at++);

  if (isBefore(above.end, following.end)) return undefined;
  const shallowest = isWritten ? above.shallowest : Math.min(above.shallowest, following.shallowest);
  if (shallowest !== column && shallowest !== Infinity) return undefined;
  const hasItems = keys.size === 0 && (above.hasItems || (following.hasItems && !isWritten));
  return { keys, hasItems };
}

/**
 * Whether the lines below are the value of the line's key or item: a key with a block, or a text that will become one.
 */
export function blockFollows(reader: LineReader, own: OwnLine, { keys }: Siblings): boolean {
  const { line, column } = own;
  let at = line + 1;
  while (at < reader.count && reader.indentation(at) === Infinity) at++;
  if (at >= reader.count) return false;
  const indentation = reader.indentation(at);
  const isMap = own.isWritten || keys.size > 0;
  return indentation > column || (isMap && indentation === column && reader.parts(at)?.dashes[0] === column);
}

/** Whether a position between two lines is before a list in the column of its key, and so outside of the list. */
function isBefore(key: LineParts | undefined, item: LineParts | undefined): boolean {
  if (key?.key === undefined || key.content !== '') return false;
  return item?.dashes[0] === key.key.column;
}

/** The siblings found in one direction. */
class Neighbours {
  hasItems = false;
  shallowest = Infinity;
  /** The line outside the collection that ended the search. */
  end: LineParts | undefined;

  constructor(
    private readonly column: number,
    private readonly keys: Map<string, string>,
  ) {}

  /** Processes a line above; false outside the collection, though its first key may be on that line after a dash. */
  lookUp(reader: LineReader, line: number): boolean {
    const indentation = reader.indentation(line);
    if (indentation > this.column) return this.deeper(indentation);
    const parts = reader.parts(line);
    if (parts === undefined) return false;
    this.look(parts);
    if (indentation < this.column) this.end = parts;
    return indentation === this.column;
  }

  /** Processes a line below; false outside the collection. */
  lookDown(reader: LineReader, line: number): boolean {
    const indentation = reader.indentation(line);
    if (indentation > this.column) return this.deeper(indentation);
    const parts = reader.parts(line);
    if (parts === undefined) return false;
    if (indentation < this.column) this.end = parts;
    else this.look(parts);
    return indentation === this.column;
  }

  private deeper(indentation: number): true {
    this.found(indentation);
    return true;
  }

  private found(column: number): void {
    if (column >= this.column && column < this.shallowest) this.shallowest = column;
  }

  private look({ dashes, key, content, contentColumn }: LineParts): void {
    for (const one of dashes) this.found(one);
    this.found(key?.column ?? contentColumn);
    if (key?.column === this.column) this.keys.set(key.name, content);
    if (dashes.includes(this.column)) this.hasItems = true;
  }
}
