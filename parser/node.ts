import type { Range } from './range';

/** How PyYAML types a scalar (YAML 1.1). */
export type ScalarType = 'string' | 'integer' | 'float' | 'boolean' | 'null' | 'timestamp';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';

interface NodeBase {
  /** From the first character of the node to its end, without trailing space or comment. */
  readonly range: Range;
  /** The name by which aliases refer to the node. */
  readonly anchor?: string;
  /** The parent of the node; undefined for the root. */
  readonly parent: Entry | ListNode | undefined;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly type: ScalarType;
  /** The parsed value; timestamps stay text. */
  readonly value: string | number | boolean | null;
  /** The content as text, without quotes and with escapes resolved. */
  readonly text: string;
  readonly style: ScalarStyle;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  /** True for `{a: b}`. */
  readonly flow: boolean;
  /** As written, in text order; duplicates and `<<` included. */
  readonly entries: readonly Entry[];
  /** The effective entries: the last of duplicates, merge keys (`<<`) resolved. */
  readonly fields: ReadonlyMap<string, Entry>;
}

/** A key and its value. A key without a value has a null scalar of length 0 at the colon. */
export interface Entry {
  readonly kind: 'entry';
  readonly key: Node;
  /** The key's text; the source text for a key that is a map or a list. */
  readonly name: string;
  readonly value: Node;
  readonly range: Range;
  readonly parent: MapNode;
}

export interface ListNode extends NodeBase {
  readonly kind: 'list';
  /** True for `[a, b]`. */
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** The anchored node; undefined when the anchor is not defined before the alias. */
  readonly target: Node | undefined;
}

export type Node = ScalarNode | MapNode | ListNode | AliasNode;

/** The node itself, or the target of an alias. */
export function resolve(node: Node): Exclude<Node, AliasNode> | undefined {
  return node.kind === 'alias' ? node.target && resolve(node.target) : node;
}

/** The effective entry of a key, if the node is a map that has it. */
export function field(node: Node | undefined, name: string): Entry | undefined {
  return asMap(node)?.fields.get(name);
}

/** The value of a key, aliases resolved. */
export function valueOf(node: Node | undefined, name: string): Exclude<Node, AliasNode> | undefined {
  const entry = field(node, name);
  return entry && resolve(entry.value);
}

/** The value at a path of keys; aliases resolved. */
export function valueAt(node: Node | undefined, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>(valueOf, node);
}

export function asMap(node: Node | undefined): MapNode | undefined {
  const resolved = node && resolve(node);
  return resolved?.kind === 'map' ? resolved : undefined;
}

export function asList(node: Node | undefined): ListNode | undefined {
  const resolved = node && resolve(node);
  return resolved?.kind === 'list' ? resolved : undefined;
}

export function asScalar(node: Node | undefined): ScalarNode | undefined {
  const resolved = node && resolve(node);
  return resolved?.kind === 'scalar' ? resolved : undefined;
}

/** The text of a scalar that is parsed as a string. */
export function stringOf(node: Node | undefined): string | undefined {
  const scalar = asScalar(node);
  return scalar?.type === 'string' ? scalar.text : undefined;
}

/** The content of a scalar without its quotes, so that a replacement is quoted too. */
export function bareRange({ range, style }: ScalarNode): Range {
  const isQuoted = style === 'single' || style === 'double';
  return isQuoted ? { start: range.start + 1, end: range.end - 1 } : range;
}

/** Missing, empty, `~` or `null`. */
export function isNull(node: Node | undefined): boolean {
  return asScalar(node)?.type === 'null';
}

/** Keys and list indexes from the root down to a node or entry. */
export function pathOf(node: Node | Entry): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Node | Entry | undefined = node; at !== undefined;) {
    const parent: Entry | ListNode | MapNode | undefined = at.parent;
    if (at.kind === 'entry') path.unshift(at.name);
    else if (parent?.kind === 'list') path.unshift(parent.items.indexOf(at));
    at = parent;
  }
  return path;
}
