import type { Problem } from '../../../parser/parsed';
import { LineIndex } from '../../../parser/line-index';
import { parse } from '../../../parser/parse';
import { asList } from '../../../parser/node';
import type { Node } from '../../../parser/node';
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
  return {
    item: itemOf(format === 'json' ? root : asList(root)?.items[0], text, format, problems),
    problems,
  };
}

/** Reads a text that is one item and nothing else. */
export function readWholeItem(text: string, format: KieFormat): ItemReading {
  const { root, problems } = parse(text, format === 'json' ? 'json' : 'yaml-1.2');
  return { item: itemOf(root, text, format, problems), problems };
}

function itemOf(
  node: Node | undefined,
  text: string,
  format: KieFormat,
  problems: readonly Problem[],
): KieItem {
  const isWhole = problems.length === 0;
  return new KieItem({ text, node: itemNode(node), format, isWhole, lines: linesOf(text) });
}

/** The lines of a text, counted on first use. */
export function linesOf(text: string): () => LineIndex {
  let index: LineIndex | undefined;
  return () => (index ??= new LineIndex(text));
}
