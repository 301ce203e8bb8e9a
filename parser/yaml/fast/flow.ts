import type { Entry, ListNode, MapNode, Node } from '../../node';
import { maxNesting } from '../../limits';
import { behindSpaces } from './line-cursor';
import { nullNode, plainScalar, quotedScalar, beginsPlain } from './scalars';
import type { Parent, ScalarTyping } from './scalars';
import { unusual } from './unusual';

type Building<T> = { -readonly [K in keyof T]: T[K] };

/** A collection in brackets and where it ends. */
export interface Flow {
  readonly node: Node;
  readonly end: number;
}

/** Reads a flow collection that begins and ends on one line; `depth` is how many collections it is inside of. */
export function readFlow(
  text: string,
  at: number,
  lineEnd: number,
  parent: Parent,
  typing: ScalarTyping,
  depth: number,
): Flow {
  const reader = new FlowReader(text, lineEnd, typing);
  const node = reader.collection(at, parent, depth);
  return { node, end: node.range.end };
}

class FlowReader {
  constructor(
    private readonly text: string,
    private readonly lineEnd: number,
    private readonly typing: ScalarTyping,
  ) {}

  collection(at: number, parent: Parent, depth: number): Node {
    if (depth >= maxNesting) throw unusual;
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
    let at = behindSpaces(this.text, start + 1);
    while (this.text.charAt(at) !== ']') {
      const item = this.value(at, node, depth);
      items.push(item);
      at = behindSpaces(this.text, item.range.end);
      if (this.text.charAt(at) === ':') throw unusual; // `[a: b]`, a map of one pair
      at = this.behindComma(at, ']');
    }
    node.range = { start, end: at + 1 };
    return node;
  }

  private map(start: number, parent: Parent, depth: number): MapNode {
    const entries: Entry[] = [];
    const fields = new Map<string, Entry>();
    const range = { start, end: start };
    const node: Building<MapNode> = { kind: 'map', flow: true, entries, fields, range, parent };
    let at = behindSpaces(this.text, start + 1);
    while (this.text.charAt(at) !== '}') {
      const entry = this.entry(at, node, depth);
      entries.push(entry);
      fields.set(entry.name, entry);
      at = this.behindComma(behindSpaces(this.text, entry.range.end), '}');
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
    if (key.kind !== 'scalar' || key.text === '<<') throw unusual;
    entry.key = key;
    entry.name = key.text;
    const colon = behindSpaces(this.text, key.range.end);
    if (this.text.charAt(colon) !== ':') throw unusual;
    if (key.style === 'plain' && !/[\s,}]/.test(this.text.charAt(colon + 1))) throw unusual;
    const valueAt = behindSpaces(this.text, colon + 1);
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
    if (at >= this.lineEnd || !beginsPlain(this.text, at) || /[-?:]/.test(this.text.charAt(at)))
      throw unusual;
    let end = at;
    while (end < this.lineEnd && !/[,[\]{}:#\t?]/.test(this.text.charAt(end))) end++;
    if (!/[,\]}:]/.test(this.text.charAt(end))) throw unusual;
    while (this.text.charAt(end - 1) === ' ') end--;
    return plainScalar(this.text, at, end, parent, this.typing);
  }

  private behindComma(at: number, closing: string): number {
    const next = this.text.charAt(at);
    if (next === closing) return at;
    if (next !== ',') throw unusual;
    const behind = behindSpaces(this.text, at + 1);
    if (behind >= this.lineEnd) throw unusual;
    return behind;
  }
}

const none = nullNode(0, undefined);
const noRange = { start: 0, end: 0 };
