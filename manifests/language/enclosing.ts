import { firstColumn, withoutProperties } from './line-parts';
import type { LineParts } from './line-parts';
import type { LineReader } from './line-reader';

/** A step of a path: a key, or a position in a list. */
export type Step = string | number;

/** The step into a list; which of its items it is makes no difference here. */
export const listItem = 0;

/** The collections around a place. */
export interface Enclosing {
  readonly path: readonly Step[];
  /** Offset of the `{` or `[` that opens above and may still be open; `path` leads to what it opens. */
  readonly flowStart?: number;
}

/**
 * Climbs from a column of a line to the root, by indentation. `dashes` are those on the line itself before the
 * column. Undefined when the place belongs to a text that goes on over several lines.
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
    const parts = reader.parts(at);
    if (parts === undefined) break;
    const first = firstColumn(parts);
    if (first === undefined || first >= climb.keyLimit) continue;
    if (!climb.pass(parts, reader.start(at))) return undefined;
  }
  return climb.result();
}

/** Collects the way to the root. A list may stand in the column of its key, so dashes and keys have limits of their own. */
class Climb {
  keyLimit: number;
  private dashLimit: number;
  private readonly steps: Step[] = [];
  private flow: { readonly start: number; readonly steps: number } | undefined;

  constructor(column: number) {
    this.keyLimit = column;
    this.dashLimit = column;
  }

  /** Takes in a line above; false when its text continues down to the place. */
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

/** What else stands in the collection whose keys or dashes are in one column. */
export interface Siblings {
  /** Keys, each with what is written behind it on its line. */
  readonly keys: ReadonlyMap<string, string>;
  readonly hasItems: boolean;
}

/**
 * The neighbours of what is written in `column` of a line. Undefined when they stand in another column: what
 * would be written here could not belong to them.
 */
export function siblingsOf(
  reader: LineReader,
  line: number,
  column: number,
  behindDash: boolean,
): Siblings | undefined {
  const keys = new Map<string, string>();
  let hasItems = false;
  let shallowest = Infinity;

  const look = (parts: LineParts): void => {
    const columns = [...parts.dashes, parts.key?.column ?? parts.contentColumn];
    shallowest = Math.min(shallowest, ...columns.filter((other) => other >= column));
    if (parts.key?.column === column) keys.set(parts.key.name, parts.content);
    if (parts.dashes.includes(column)) hasItems = true;
  };

  /** Looks at a line; false when it is outside the collection. */
  const inside = (at: number, parentHoldsFirstKey: boolean): boolean => {
    const parts = reader.parts(at);
    if (parts === undefined) return false;
    const first = firstColumn(parts) ?? Infinity;
    if (first === Infinity) return true;
    if (first >= column || parentHoldsFirstKey) look(parts);
    return first >= column;
  };

  // Upwards a line further left may still hold the map's first key, behind the dash of its item.
  if (!behindDash) for (let at = line - 1; at >= 0 && inside(at, true); at--);
  for (let at = line + 1; at < reader.count && inside(at, false); at++);
  return shallowest === column || shallowest === Infinity ? { keys, hasItems } : undefined;
}
