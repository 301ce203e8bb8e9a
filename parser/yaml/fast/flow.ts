import type { Entry, ListNode, MapNode, Node } from '../../node';
import { maxNesting } from '../../limits';
import { carriageReturn, hash, lineFeed } from '../../characters';
import { afterSpaces, lineEnd, nextLine } from '../../characters';
import { isMarker } from './line-cursor';
import { nullNode, plainScalar, quotedScalar, beginsPlain } from './scalars';
import type { Parent, ScalarTyping } from './scalars';
import { unsupportedByFastPath } from './unsupported';

type Building<T> = { -readonly [K in keyof T]: T[K] };

/** A collection in brackets and where it ends. */
export interface Flow {
  readonly node: Node;
  readonly end: number;
}

/**
 * Parses a flow collection, which may span lines that are indented by more than `limit` columns; `depth` is the nesting
 * around it.
 */
export function readFlow(
  text: string,
  at: number,
  limit: number,
  parent: Parent,
  typing: ScalarTyping,
  depth: number,
): Flow {
  const reader = new FlowReader(text, limit, depth, typing);
  const node = reader.collection(at, parent, depth);
  return { node, end: node.range.end };
}

class FlowReader {
  constructor(
    private readonly text: string,
    private readonly limit: number,
    private readonly outer: number,
    private readonly typing: ScalarTyping,
  ) {}

  collection(at: number, parent: Parent, depth: number): Node {
    if (depth >= maxNesting) throw unsupportedByFastPath;
    return this.text.charAt(at) === '[' ? this.list(at, parent, depth + 1) : this.map(at, parent, depth + 1);
  }

  private list(start: number, parent: Parent, depth: number): ListNode {
    const items: Node[] = [];
    const node: Building<ListNode> = {
      kind: 'list',
      flow: true,
      items,
      range: { start, end: start },
      parent,
    };
    let at = this.afterBlank(start + 1, depth);
    while (this.text.charAt(at) !== ']') {
      const item = this.value(at, node, depth);
      items.push(item);
      at = this.afterBlank(item.range.end, depth);
      if (this.text.charAt(at) === ':') throw unsupportedByFastPath; // `[a: b]`, a map of one pair
      at = this.afterComma(at, ']', depth);
    }
    node.range = { start, end: at + 1 };
    return node;
  }

  private map(start: number, parent: Parent, depth: number): MapNode {
    const entries: Entry[] = [];
    const fields = new Map<string, Entry>();
    const range = { start, end: start };
    const node: Building<MapNode> = { kind: 'map', flow: true, entries, fields, range, parent };
    let at = this.afterBlank(start + 1, depth);
    while (this.text.charAt(at) !== '}') {
      const entry = this.entry(at, node, depth);
      entries.push(entry);
      fields.set(entry.name, entry);
      at = this.afterComma(this.afterBlank(entry.range.end, depth), '}', depth);
    }
    node.range = { start, end: at + 1 };
    return node;
  }

  private entry(at: number, parent: MapNode, depth: number): Entry {
    const entry: Building<Entry> = {
      kind: 'entry',
      name: '',
      parent,
      key: none,
      value: none,
      range: noRange,
    };
    const key = this.value(at, entry, depth);
    if (key.kind !== 'scalar' || key.text === '<<') throw unsupportedByFastPath;
    entry.key = key;
    entry.name = key.text;
    const colon = afterSpaces(this.text, key.range.end);
    if (this.text.charAt(colon) !== ':') throw unsupportedByFastPath;
    if (key.style === 'plain' && !/[\s,}]/.test(this.text.charAt(colon + 1))) throw unsupportedByFastPath;
    const valueAt = this.afterBlank(colon + 1, depth);
    const isEmpty = /[,}]/.test(this.text.charAt(valueAt));
    entry.value = isEmpty ? nullNode(colon + 1, entry) : this.value(valueAt, entry, depth);
    entry.range = { start: key.range.start, end: entry.value.range.end };
    return entry;
  }

  private value(at: number, parent: Parent, depth: number): Node {
    const first = this.text.charAt(at);
    if (first === '[' || first === '{') return this.collection(at, parent, depth);
    if (first === '"' || first === "'") return quotedScalar(this.text, at, parent);
    return this.plain(at, parent);
  }

  private plain(at: number, parent: Parent): Node {
    const { text } = this;
    if (at >= text.length || !beginsPlain(text, at) || /[-?:]/.test(text.charAt(at)))
      throw unsupportedByFastPath;
    let end = at;
    while (end < text.length && !/[,[\]{}:#\t?\r\n]/.test(text.charAt(end))) end++;
    if (!/[,\]}:\r\n]/.test(text.charAt(end))) throw unsupportedByFastPath;
    while (text.charAt(end - 1) === ' ') end--;
    return plainScalar(text, at, end, parent, this.typing);
  }

  /** Skips spaces, line breaks and comments; content on another line must be indented enough. */
  private afterBlank(from: number, depth: number): number {
    const { text } = this;
    let at = afterSpaces(text, from);
    let lineStart: number | undefined;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === hash && (lineStart !== undefined || at > from)) at = lineEnd(text, at);
      else if (unit === lineFeed || unit === carriageReturn) {
        lineStart = nextLine(text, at);
        at = afterSpaces(text, lineStart);
      } else break;
    }
    if (lineStart !== undefined && !this.isIndented(lineStart, at, depth)) throw unsupportedByFastPath;
    return at;
  }

  /** Only the last closing bracket may be in the column of the collection's parent. */
  private isIndented(lineStart: number, at: number, depth: number): boolean {
    const column = at - lineStart;
    if (column > this.limit) return column > 0 || !isMarker(this.text, lineStart);
    return column === this.limit && depth === this.outer + 1 && /[\]}]/.test(this.text.charAt(at));
  }

  private afterComma(at: number, closing: string, depth: number): number {
    const next = this.text.charAt(at);
    if (next === closing) return at;
    if (next !== ',') throw unsupportedByFastPath;
    return this.afterBlank(at + 1, depth);
  }
}

const none = nullNode(0, undefined);
const noRange = { start: 0, end: 0 };
