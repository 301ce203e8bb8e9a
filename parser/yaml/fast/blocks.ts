import type { Entry, ListNode, MapNode, Node, ScalarNode } from '../../node';
import { readBlockScalar } from './block-scalar';
import { maxNesting } from '../../limits';
import { readFlow } from './flow';
import { afterSpaces } from '../../characters';
import { LineCursor, restIsEmpty } from './line-cursor';
import { beginsPlain, isSpaceOrEnd, nullNode, plainScalar, quotedScalar } from './scalars';
import type { Parent, ScalarTyping } from './scalars';
import { unsupportedByFastPath, UnsupportedByFastPath } from './unsupported';

type Building<T> = { -readonly [K in keyof T]: T[K] };

/** The text of a map's entry: from its key to the line after its value. */
export interface EntryText {
  readonly start: number;
  readonly end: number;
  /** Of the key. */
  readonly column: number;
  /** Nesting of collections around it. */
  readonly depth: number;
  readonly map: MapNode;
}

/**
 * Parses an entry that is not in plain style; may return several entries for it. Throws `UnsupportedByFastPath` where
 * it can't.
 */
export type ReadUnsupportedEntry = (entry: EntryText) => readonly Entry[];

const maximumKeyLength = 1000;

/**
 * Parses one YAML document in the plain style of nearly all manifests: block maps and lists, values on the line of
 * their key, literal block scalars. An entry in another style is passed on. Throws `UnsupportedByFastPath` where the
 * library has to parse the whole text. Text before `start` is ignored.
 */
export function readBlocks(
  text: string,
  typing: ScalarTyping,
  readUnusualEntry: ReadUnsupportedEntry,
  start = 0,
): Node | undefined {
  const reader = new BlockReader(new LineCursor(text, start), typing, readUnusualEntry);
  return reader.root();
}

class BlockReader {
  private depth = 0;

  constructor(
    private readonly cursor: LineCursor,
    private readonly typing: ScalarTyping,
    private readonly readUnusualEntry: ReadUnsupportedEntry,
  ) {}

  root(): Node | undefined {
    if (this.cursor.hasEnded()) return undefined;
    const node = this.block(undefined, -1);
    if (!this.cursor.hasEnded()) throw unsupportedByFastPath;
    return node;
  }

  /** The node that begins at the cursor; following content is indented by `limit` columns at most. */
  private block(parent: Parent, limit: number): Node {
    if (++this.depth > maxNesting) throw unsupportedByFastPath;
    const { cursor } = this;
    const node = this.isDash(cursor.at)
      ? this.list(parent)
      : this.keyEnd(cursor.at) !== undefined
        ? this.map(parent)
        : this.value(parent, limit);
    this.depth--;
    return node;
  }

  private list(parent: Parent): ListNode {
    const { cursor } = this;
    const { column, at: start } = cursor;
    const items: Node[] = [];
    const node: Building<ListNode> = {
      kind: 'list',
      flow: false,
      items,
      range: { start, end: start },
      parent,
    };
    while (cursor.column === column && this.isDash(cursor.at)) items.push(this.item(node, column));
    if (cursor.column > column) throw unsupportedByFastPath;
    node.range = { start, end: items.at(-1)?.range.end ?? start };
    return node;
  }

  private item(parent: ListNode, column: number): Node {
    const { cursor } = this;
    const dash = cursor.at;
    const content = afterSpaces(cursor.text, dash + 1);
    if (!restIsEmpty(cursor.text, dash + 1, cursor.lineEnd)) {
      cursor.moveTo(content);
      return this.block(parent, column);
    }
    cursor.advance();
    return cursor.column > column ? this.block(parent, column) : nullNode(dash + 1, parent);
  }

  private map(parent: Parent): MapNode {
    const { cursor } = this;
    const { column, at: start } = cursor;
    const entries: Entry[] = [];
    const fields = new Map<string, Entry>();
    const range = { start, end: start };
    const node: Building<MapNode> = { kind: 'map', flow: false, entries, fields, range, parent };
    while (cursor.column === column && !this.isDash(cursor.at)) {
      for (const entry of this.entriesAt(node, column)) {
        entries.push(entry);
        fields.set(entry.name, entry);
      }
    }
    if (cursor.column > column || (cursor.column === column && parent?.kind !== 'list'))
      throw unsupportedByFastPath;
    node.range = { start, end: Math.max(start, entries.at(-1)?.range.end ?? start) };
    return node;
  }

  /** The entry at the cursor; the library's result if it is not in plain style. */
  private entriesAt(map: MapNode, column: number): readonly Entry[] {
    const { cursor, depth } = this;
    const start = cursor.at;
    const next = cursor.lineBehind;
    try {
      return [this.entry(map, column)];
    } catch (error) {
      if (!(error instanceof UnsupportedByFastPath)) throw error;
      const end = this.endOfEntry(next, column);
      const entries = this.readUnusualEntry({ start, end, column, depth, map });
      this.depth = depth;
      cursor.advanceFrom(end);
      return entries;
    }
  }

  private entry(parent: MapNode, column: number): Entry {
    const { cursor } = this;
    const entry: Building<Entry> = {
      kind: 'entry',
      name: '',
      parent,
      key: none,
      value: none,
      range: noRange,
    };
    const end = this.keyEnd(cursor.at);
    if (end === undefined) throw unsupportedByFastPath;
    const key = this.key(cursor.at, end, entry);
    if (key.text === '<<' && key.style === 'plain') throw unsupportedByFastPath;
    entry.key = key;
    entry.name = key.text;
    entry.value = this.valueOfKey(entry, end + 1, column);
    entry.range = { start: key.range.start, end: entry.value.range.end };
    if (cursor.column > column) throw unsupportedByFastPath;
    return entry;
  }

  private key(at: number, end: number, parent: Entry): ScalarNode {
    const { text } = this.cursor;
    const isQuoted = text.charAt(at) === '"' || text.charAt(at) === "'";
    if (isQuoted) return quotedScalar(text, at, parent);
    return plainScalar(text, at, end, parent, this.typing);
  }

  private valueOfKey(entry: Entry, colonEnd: number, column: number): Node {
    const { cursor } = this;
    if (!restIsEmpty(cursor.text, colonEnd, cursor.lineEnd)) {
      cursor.moveTo(afterSpaces(cursor.text, colonEnd));
      return this.value(entry, column);
    }
    cursor.advance();
    const isBlock = cursor.column > column || (cursor.column === column && this.isDash(cursor.at));
    return isBlock ? this.block(entry, column) : nullNode(colonEnd, entry);
  }

  /**
   * A value that begins and ends on its line, a block scalar or a flow collection; leaves the cursor on the next line.
   */
  private value(parent: Parent, limit: number): Node {
    const { cursor } = this;
    const { text, at, lineEnd } = cursor;
    const first = text.charAt(at);
    if (first === '|' && parent !== undefined) return readBlockScalar(cursor, limit, parent);
    if (first === '|') throw unsupportedByFastPath; // A block string that is a whole document.
    const node =
      first === '"' || first === "'"
        ? quotedScalar(text, at, parent)
        : first === '[' || first === '{'
          ? readFlow(text, at, limit, parent, this.typing, this.depth).node
          : this.plain(at, lineEnd, parent);
    if (node.range.end > lineEnd) cursor.moveToLineOf(node.range.end);
    if (!restIsEmpty(text, node.range.end, cursor.lineEnd)) throw unsupportedByFastPath;
    cursor.advance();
    if (cursor.column > limit) throw unsupportedByFastPath;
    return node;
  }

  private plain(at: number, lineEnd: number, parent: Parent): ScalarNode {
    const { text } = this.cursor;
    if (!beginsPlain(text, at)) throw unsupportedByFastPath;
    const line = text.slice(at, lineEnd);
    const comment = line.indexOf(' #');
    const content = (comment === -1 ? line : line.slice(0, comment)).trimEnd();
    if (content.includes(': ') || content.includes('\t') || content.endsWith(':'))
      throw unsupportedByFastPath;
    const end = at + content.length;
    return plainScalar(text, at, end, parent, this.typing);
  }

  /** Offset of the colon of the key that begins at an offset; undefined where no key begins. */
  private keyEnd(at: number): number | undefined {
    const { text, lineEnd } = this.cursor;
    const first = text.charAt(at);
    if (first === '"' || first === "'") {
      const { end } = quotedScalar(text, at, undefined).range;
      return text.charAt(end) === ':' && isSpaceOrEnd(text, end + 1) ? end : undefined;
    }
    if (!beginsPlain(text, at) || first === '?') return undefined;
    const line = text.slice(at, lineEnd);
    let length = line.indexOf(':');
    while (length !== -1 && !isSpaceOrEnd(line, length + 1)) length = line.indexOf(':', length + 1);
    if (length === -1 || length > maximumKeyLength) return undefined;
    const key = line.slice(0, length);
    if (key.includes(' #') || key.includes('\t') || key.endsWith(' ')) throw unsupportedByFastPath;
    return at + length;
  }

  private isDash(at: number): boolean {
    return this.cursor.text.charAt(at) === '-' && isSpaceOrEnd(this.cursor.text, at + 1);
  }

  /**
   * Start of the first line after an entry of a column: one that is indented as far or less, and is neither its list
   * nor a closing bracket.
   */
  private endOfEntry(lineStart: number, column: number): number {
    const { text } = this.cursor;
    let at = lineStart;
    while (at < text.length) {
      const content = afterSpaces(text, at);
      const feed = text.indexOf('\n', content);
      const next = feed === -1 ? text.length : feed + 1;
      const isBlank = /[\r\n#]/.test(text.charAt(content)) || content >= text.length;
      const belongs =
        content - at > column ||
        (content - at === column && (this.isDash(content) || /[\]}]/.test(text.charAt(content))));
      if (!isBlank && !belongs) return at;
      at = next;
    }
    return text.length;
  }
}

const none = nullNode(0, undefined);
const noRange = { start: 0, end: 0 };
