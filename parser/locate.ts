import type { Range } from './range';
import { pathOf } from './node';
import type { Entry, Node } from './node';

/** The node at an offset. */
export interface NodeAtOffset {
  /** The innermost node that covers the offset. */
  readonly node: Node;
  /** The entry whose key or value `node` is; undefined for list items and the root. */
  readonly entry: Entry | undefined;
  /** Whether the offset is in a key. */
  readonly atKey: boolean;
  /** The value that the offset belongs to: `node`, or the value of the key that it is in. */
  readonly value: Node;
  /** Keys and list positions down to `node`. */
  readonly path: readonly (string | number)[];
}

/** Finds the innermost node at an offset, ends included; undefined outside of the root. */
export function nodeAtOffset(root: Node | undefined, offset: number): NodeAtOffset | undefined {
  if (root === undefined || !covers(root.range, offset)) return undefined;
  let node = root;
  for (let next: Node | undefined = root; next !== undefined; next = childAt(node, offset)) node = next;
  const entry = node.parent?.kind === 'entry' ? node.parent : undefined;
  const atKey = entry?.key === node;
  return { node, entry, atKey, value: atKey ? entry.value : node, path: pathOf(entry ?? node) };
}

/** Finds the key, scalar or alias at an offset, ends included; undefined between them, and where nothing is written. */
export function leafAtOffset(root: Node | undefined, offset: number): NodeAtOffset | undefined {
  const place = nodeAtOffset(root, offset);
  const isLeaf = place?.node.kind === 'scalar' || place?.node.kind === 'alias';
  return isLeaf && !isEmpty(place.node.range) ? place : undefined;
}

/** All nodes of a tree, parents first, keys before values; aliases are not followed. */
export function* nodesOf(root: Node): Generator<Node> {
  const rest: Node[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    yield node;
    pushChildren(node, rest);
  }
}

/** Whether an alias outside of an entry stands for a part of it, so that the entry is used where it is not read. */
export function isReferenced(entry: Entry): boolean {
  const nodes = [...nodesOf(entry.key), ...nodesOf(entry.value)];
  const anchored = new Set(nodes.filter(({ anchor }) => anchor !== undefined));
  if (anchored.size === 0) return false;
  const inside = new Set(nodes);
  for (const node of nodesOf(rootOf(entry.parent)))
    if (node.kind === 'alias' && node.target && anchored.has(node.target) && !inside.has(node)) return true;
  return false;
}

function rootOf(node: Node): Node {
  const { parent } = node;
  if (parent === undefined) return node;
  return rootOf(parent.kind === 'entry' ? parent.parent : parent);
}

/** Pushes the last child first, so that the first one is popped first. */
function pushChildren(node: Node, rest: Node[]): void {
  if (node.kind === 'list') {
    for (const item of node.items.toReversed()) rest.push(item);
  } else if (node.kind === 'map') {
    for (let at = node.entries.length - 1; at >= 0; at--) {
      const entry = node.entries[at];
      if (entry) rest.push(entry.value, entry.key);
    }
  }
}

function childAt(node: Node, offset: number): Node | undefined {
  const children = childrenOf(node).filter((child) => covers(child.range, offset));
  return children.find(({ range }) => !isEmpty(range)) ?? children[0];
}

function childrenOf(node: Node): Node[] {
  if (node.kind === 'list') return [...node.items];
  if (node.kind === 'map') return node.entries.flatMap(({ key, value }) => [key, value]);
  return [];
}

function isEmpty({ start, end }: Range): boolean {
  return start === end;
}

function covers(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
