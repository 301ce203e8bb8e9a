import type { Range, TextChange } from '../../../parser/range';
import { parse } from '../../../parser/parse';
import { cutDocuments } from '../../../parser/documents';
import { isTooLong } from '../../../parser/limits';
import { Skeleton } from '../../../parser/skeleton';
import type { Memo } from '../../../parser/memo';
import type { Node } from '../../../parser/node';
import type { Placed } from '../../engine/parts/pieces';
import type { Parsed, Problem } from '../../../parser/parsed';
import { cutJson } from './cut/json';
import type { JsonCut } from './cut/json';
import { cutYaml } from './cut/yaml';
import type { YamlItems } from './cut/yaml';
import { itemNodesOf } from './items-in-tree';
import { itemNode, KieItem } from './item';
import type { KieFormat } from './item';
import { analyzeItemText, analyzeItem } from './analyzed-item';
import type { AnalyzedItem } from './analyzed-item';
import { linesOf } from './read-item';

/** What was read of a file before, by its texts. */
export interface KieMemory {
  readonly items: Memo<AnalyzedItem>;
  readonly skeletons: Memo<Parsed>;
  /** Where the items of the previous version were, if it was JSON. */
  readonly cut?: JsonCut;
}

/** A file of items: the text around them, and the results of each. Offsets are relative to `start`. */
export interface KieFile {
  /** The document that servers read: the whole file where it is JSON. */
  readonly text: string;
  readonly start: number;
  readonly format: KieFormat;
  readonly skeleton: Skeleton;
  /** The tree of the skeleton, in which items are numbers; in offsets of the skeleton. */
  readonly root: Node | undefined;
  /** What is wrong with the syntax of the skeleton. */
  readonly problems: readonly Problem[];
  readonly isWhole: boolean;
  readonly items: readonly Placed<AnalyzedItem>[];
  /** The positions of the items, for the next version; undefined in YAML. */
  readonly cut?: JsonCut;
  /** Ranges of further documents, which servers ignore. */
  readonly ignored: readonly Range[];
}

/** Reads a file: of what was read before only what has changed. */
export function readFile(text: string, format: KieFormat, memory: KieMemory): KieFile {
  const [document = { start: 0, end: text.length }, ...others] = documentsOf(text, format);
  const own = text.slice(document.start, document.end);
  const json = format === 'json' && !isTooLong(own) ? cutJson(own, memory.cut) : undefined;
  const cut = json ? { items: json.items, placeholder: '0' } : cutText(own, format);
  const skeleton = Skeleton.of(own, cut.items, cut.placeholder);
  const { root, problems } = memory.skeletons.get(skeleton.text, (skeletonText) =>
    readSkeleton(skeletonText, format),
  );
  const read = { text: own, start: document.start, format, skeleton, root, isWhole: problems.length === 0 };
  const items = cut.items.map(({ start, end }) => ({
    start,
    known: memory.items.get(own.slice(start, end), (item) => analyzeItemText(item, format)),
  }));
  return {
    ...read,
    ...(json && { cut: json }),
    problems: problems.map((problem) => inFile(problem, skeleton)),
    items: items.length > 0 ? items : itemsInTree(read),
    ignored: others.map((other) => firstWord(text, other, document.start)),
  };
}

/** The items of YAML. A text that is too long stays whole, so that it is refused as a whole. */
function cutText(text: string, format: KieFormat): YamlItems {
  return format === 'json' || isTooLong(text) ? { items: [], placeholder: '' } : cutYaml(text);
}

function inFile({ repair, further, ...problem }: Problem, skeleton: Skeleton): Problem {
  const outer = (change: TextChange) => ({ ...change, range: skeleton.outer(change.range) });
  return {
    ...problem,
    range: skeleton.outer(problem.range),
    ...(repair && { repair: outer(repair) }),
    ...(further && { further: further.map(outer) }),
  };
}

/** A file that is empty yet has nothing wrong. */
function readSkeleton(text: string, format: KieFormat): Parsed {
  if (text.trim() === '') return { root: undefined, problems: [] };
  return format === 'json' ? parse(withoutMark(text), 'json') : parse(text, 'yaml-1.2');
}

/** A byte order mark is not part of the JSON; a space in its place keeps the offsets. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

/** Items that could not be cut out: they are written in brackets in YAML, refer to each other, or are the whole file. */
function itemsInTree({
  text,
  format,
  root,
  isWhole,
}: Pick<KieFile, 'text' | 'format' | 'root' | 'isWhole'>): readonly Placed<AnalyzedItem>[] {
  const lines = linesOf(text);
  return itemNodesOf(root).map((node) => ({
    start: 0,
    known: analyzeItem(new KieItem({ text, node: itemNode(node), format, isWhole, lines })),
  }));
}

/** The documents that are not empty. */
function documentsOf(text: string, format: KieFormat): readonly Range[] {
  if (format === 'json') return [];
  const documents = cutDocuments(text);
  if (documents.length === 1) return documents;
  return documents.filter(({ start, end }) => /^[ \t]*[^\s#]/m.test(text.slice(start, end)));
}

function firstWord(text: string, { start, end }: Range, from: number): Range {
  const [word = '', margin = ''] = /^([ \t]*)[^\s#][^\s:]*/m.exec(text.slice(start, end)) ?? [];
  const at = text.indexOf(word, start) + margin.length - from;
  return { start: at, end: at + word.length - margin.length };
}
