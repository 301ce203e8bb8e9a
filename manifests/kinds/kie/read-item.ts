import type { Problem } from '../../../parser/parsed';
import { LineIndex } from '../../../parser/line-index';
import { parse } from '../../../parser/parse';
import { asList } from '../../../parser/node';
import { itemNode, KieItem } from './item';
import type { KieFormat } from './item';

/** An item and what is wrong with its syntax. */
export interface ItemReading {
  readonly item: KieItem;
  readonly problems: readonly Problem[];
}

/** Reads the text of one item as it was cut out of its file: in YAML with its dash and its indentation. */
export function readItem(text: string, format: KieFormat): ItemReading {
  const { root, problems } = parse(text, format === 'json' ? 'json' : 'yaml-1.2');
  const node = itemNode(format === 'json' ? root : asList(root)?.items[0]);
  const item = new KieItem({ text, node, format, isWhole: problems.length === 0, lines: linesOf(text) });
  return { item, problems };
}

/** The lines of a text, counted on first use. */
export function linesOf(text: string): () => LineIndex {
  let index: LineIndex | undefined;
  return () => (index ??= new LineIndex(text));
}
