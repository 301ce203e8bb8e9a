import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Document, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Range } from '../range';
import type { AliasNode, Entry, ListNode, MapNode, Node, ScalarNode, ScalarStyle } from '../node';
import { afterSpaces, lineEnd, trimmedEnd } from '../characters';
import { asList, asMap } from '../node';
import { isCalendarDate, typePlainScalar, typeTaggedScalar } from '../scalar-type';
import type { Typed } from '../scalar-type';
import { isRefused } from './refusals';
import type { Refusal, YamlFlavour } from './refusals';
import { tagRefusal } from './tags';

export interface Converted {
  readonly root: Node | undefined;
  readonly refusals: readonly Refusal[];
}

/** Maximum number of entries that merge keys (`<<`) may copy in one document; more is an attack, not a manifest. */
const mergeLimit = 20_000;

/** What PyYAML 3.11 refuses inside a plain scalar in flow style, and what all readers do. */
const flowIndicator = /:(?:[^\s,[\]{}]|$)|.\?/;
const question = /^:|.\?/;

/** Names of anchors: those of SnakeYAML, and those of all others; the library takes a colon for a part of one. */
const looseAnchor = /^[^[\]{},/.*&]+$/;
const strictAnchor = /^[\w-]+:?$/;

type Parent = Entry | ListNode | undefined;
type Building<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Converts the library's tree to nodes with types and parents, aliases and merge keys resolved, and finds what the reader
 * of a flavour refuses of it. `shift` is added to the offsets of the library's tree when it parsed only a part of the text.
 */
export function convert(document: Document.Parsed, text: string, flavour: YamlFlavour, shift = 0): Converted {
  const converter = new Converter(text, flavour, shift);
  const contents = document.contents;
  const root = contents === null ? undefined : converter.node(contents, undefined);
  return { root, refusals: converter.refusals };
}

class Converter {
  readonly refusals: Refusal[] = [];
  private readonly anchors = new Map<string, Node>();
  private merged = 0;

  constructor(
    private readonly text: string,
    private readonly flavour: YamlFlavour,
    private readonly shift: number,
  ) {}

  node(source: ParsedNode | null, parent: Parent, emptyAt = 0): Node {
    if (isAlias(source)) return this.alias(source.source, this.rangeOf(source), parent);
    if (isMap(source)) return this.map(source, parent);
    if (isSeq(source)) return this.list(source, parent);
    if (isScalar(source)) return this.scalar(source, parent);
    return emptyScalar(emptyAt, parent);
  }

  private alias(name: string, range: Range, parent: Parent): AliasNode {
    const target = this.anchors.get(name);
    if (target === undefined) this.refuse('undefined-alias', range);
    return { kind: 'alias', name, target, range, parent };
  }

  private scalar(source: Scalar.Parsed, parent: Parent): ScalarNode {
    const text = typeof source.value === 'string' ? source.value : source.source; // bytes, for `!!binary`
    const style = styleOf(source);
    const tag = source.tag;
    const range = this.trimmed(this.rangeOf(source));
    const node: Building<ScalarNode> = {
      kind: 'scalar',
      text,
      style,
      range,
      parent,
      ...this.typed(text, style, tag),
    };
    this.checkSpelling(node, tag);
    this.checkTag(tag, node);
    this.remember(source.anchor, node);
    return node;
  }

  private checkTag(tag: string | undefined, node: Node): void {
    const code = tagRefusal(tag, node, this.flavour);
    if (code) this.refuse(code, this.tagRange(node));
  }

  /** The tag before a node and its anchor; the node where it is elsewhere. */
  private tagRange({ range }: Node): Range {
    const word = this.wordBefore(range.start);
    const tag = this.text.charAt(word.start) === '&' ? this.wordBefore(word.start) : word;
    return this.text.charAt(tag.start) === '!' ? tag : range;
  }

  private wordBefore(offset: number): Range {
    const end = trimmedEnd(this.text, { start: 0, end: offset });
    let start = end;
    while (start > 0 && !/[\s[{,]/.test(this.text.charAt(start - 1))) start--;
    return { start, end };
  }

  private typed(text: string, style: ScalarStyle, tag: string | undefined): Typed {
    if (tag !== undefined && tag !== '!') return typeTaggedScalar(text, tag);
    if (style === 'plain' && tag === undefined) return typePlainScalar(text);
    return { type: 'string', value: text };
  }

  private checkSpelling({ style, text, type, range, parent }: ScalarNode, tag: string | undefined): void {
    if (style === 'plain') {
      const isKey = parent?.kind === 'entry' && parent.key === unset.key;
      if (text === '=' && tag === undefined && !isKey) this.refuse('value-indicator', range);
      if (type === 'timestamp' && !isCalendarDate(text)) this.refuse('date-invalid', range);
      const indicator = this.flavour === 'yaml-1.1' ? flowIndicator : question;
      if (isInFlow(parent) && indicator.test(text)) this.refuse('flow-indicator', range);
      return;
    }
    const source = this.text.slice(range.start, range.end);
    if (style === 'single' && !/^'(?:[^']|'')*'$/.test(source)) this.refuse('quote-not-closed', range);
    if (style !== 'double') return;
    if (!/^"(?:[^"\\]|\\[^])*"$/.test(source)) this.refuse('quote-not-closed', range);
    const slash = /^(?:[^\\]|\\[^/])*(?=\\\/)/.exec(source)?.[0].length;
    if (slash !== undefined)
      this.refuse('bad-escape', { start: range.start + slash, end: range.start + slash + 2 });
  }

  private list(source: YAMLSeq.Parsed, parent: Parent): ListNode {
    const items: Node[] = [];
    const range = this.rangeOf(source);
    const node: Building<ListNode> = { kind: 'list', flow: source.flow === true, items, range, parent };
    this.remember(source.anchor, node);
    for (const item of source.items) items.push(this.node(isPair(item) ? null : item, node, range.start));
    node.range = closedRange(range, source.flow === true, items.at(-1));
    this.checkTag(source.tag, node);
    return node;
  }

  private map(source: YAMLMap.Parsed, parent: Parent): MapNode {
    const entries: Entry[] = [];
    const fields = new Map<string, Entry>();
    const range = this.rangeOf(source);
    const node: Building<MapNode> = {
      kind: 'map',
      flow: source.flow === true,
      entries,
      fields,
      range,
      parent,
    };
    this.remember(source.anchor, node);
    for (const pair of source.items) entries.push(this.entry(pair, node));
    for (const entry of entries) if (isMerge(entry)) this.merge(entry.value, fields);
    for (const entry of entries) if (!isMerge(entry)) fields.set(entry.name, entry);
    node.range = closedRange(range, source.flow === true, entries.at(-1));
    this.checkTag(source.tag, node);
    return node;
  }

  private entry(pair: Pair<ParsedNode, ParsedNode | null>, parent: MapNode): Entry {
    const entry: Building<Entry> = { kind: 'entry', name: '', parent, ...unset };
    entry.key = this.node(pair.key, entry, parent.range.start);
    entry.name = this.nameOf(entry.key, parent);
    entry.value = this.atColon(this.node(pair.value, entry, entry.key.range.end), entry.key);
    entry.range = { start: entry.key.range.start, end: entry.value.range.end };
    this.checkLine(entry);
    return entry;
  }

  /** The library takes keys in brackets over several lines. */
  private checkLine({ key, parent }: Entry): void {
    if (!parent.flow) return;
    const source = this.text.slice(key.range.start, this.colonAfter(key));
    if (/\S\s*\n/.test(source)) {
      const { start } = key.range;
      this.refuse('colon-missing-on-line', { start, end: lineEnd(this.text, start) });
    }
  }

  /** Offset of the colon after a key in brackets; the end of the key where it has none, or a `?` before it. */
  private colonAfter({ range: { start, end } }: Node): number {
    const colon = /^\s*(?=:)/.exec(this.text.slice(end, end + 200))?.[0].length ?? 0;
    return this.text.slice(0, start).trimEnd().endsWith('?') ? start : end + colon;
  }

  /** The library places a missing value after the spaces and comments that follow the colon. */
  private atColon(value: Node, key: Node): Node {
    const { start, end } = value.range;
    if (value.kind !== 'scalar' || value.type !== 'null' || start !== end) return value;
    const colon = afterSpaces(this.text, key.range.end);
    if (this.text.charAt(colon) !== ':') return value;
    return { ...value, range: { start: colon + 1, end: colon + 1 } };
  }

  private nameOf(key: Node, map: MapNode): string {
    if (key.kind === 'scalar') {
      if (key.text === '' && this.text.charAt(key.range.start) === ':')
        this.refuse('key-missing', { start: key.range.start, end: key.range.start + 1 });
      return key.text;
    }
    if (key.kind === 'alias' && key.target?.kind === 'scalar') return key.target.text;
    if (isTemplate(key, map)) this.refuse('template-as-key', map.range);
    else this.refuse('collection-as-key', key.range);
    return this.text.slice(key.range.start, key.range.end);
  }

  /** Like PyYAML's flatten_mapping: own keys take precedence, and of several sources the first. */
  private merge(value: Node, fields: Map<string, Entry>): void {
    const sources = asList(value)?.items ?? [value];
    for (const source of sources) {
      const map = asMap(source);
      if (map === undefined) this.refuse('bad-merge', source.range);
      for (const [name, entry] of map?.fields ?? []) {
        if (++this.merged > mergeLimit) return;
        if (!fields.has(name)) fields.set(name, entry);
      }
    }
  }

  private remember(anchor: string | undefined, node: Building<Node>): void {
    if (anchor === undefined) return;
    node.anchor = anchor;
    const form = this.flavour === 'yaml-java' ? looseAnchor : strictAnchor;
    if (!form.test(anchor)) this.refuse('bad-alias', node.range);
    if (this.anchors.has(anchor)) this.refuse('duplicate-anchor', node.range);
    this.anchors.set(anchor, node);
  }

  private refuse(code: Refusal['code'], range: Range): void {
    if (!isRefused(code, this.flavour)) return;
    this.refusals.push({ code, range, text: this.text.slice(range.start, range.end) });
  }

  private rangeOf(node: { range?: [number, number, number] | null }): Range {
    const [start, end] = node.range ?? [0, 0];
    return { start: start + this.shift, end: end + this.shift };
  }

  /** Block scalars end with their line breaks, which no squiggle should cover. */
  private trimmed({ start, end }: Range): Range {
    return { start, end: trimmedEnd(this.text, { start, end }) };
  }
}

/** The library ends a block collection after the comments that follow it. */
function closedRange(range: Range, flow: boolean, last: { readonly range: Range } | undefined): Range {
  return flow || last === undefined
    ? range
    : { start: range.start, end: Math.max(range.start, last.range.end) };
}

/** `{{ name }}` without quotes: a flow map that is the only key of a flow map. */
function isTemplate(key: Node, map: MapNode): boolean {
  return key.kind === 'map' && key.flow && map.flow && key.range.start === map.range.start + 1;
}

function isInFlow(parent: Parent): boolean {
  return (parent?.kind === 'list' ? parent : parent?.parent)?.flow ?? false;
}

function isMerge(entry: Entry): boolean {
  return entry.name === '<<' && entry.key.kind === 'scalar' && entry.key.style === 'plain';
}

function styleOf(source: Scalar.Parsed): ScalarStyle {
  switch (source.type) {
    case 'QUOTE_SINGLE':
      return 'single';
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}

function emptyScalar(offset: number, parent: Parent): ScalarNode {
  const range = { start: offset, end: offset };
  return { kind: 'scalar', type: 'null', value: null, text: '', style: 'plain', range, parent };
}

const unset = {
  key: emptyScalar(0, undefined),
  value: emptyScalar(0, undefined),
  range: { start: 0, end: 0 },
};
