import { asList, asMap, valueOf } from '../../../parser/node';
import type { Node } from '../../../parser/node';
import { itemFields } from './schema';

/** Whether a file is one item, as servers take it for a single one, and no list of items. */
export function isSingleItem(root: Node | undefined): boolean {
  const fields = asMap(root)?.fields;
  return fields !== undefined && fields.has('key') && fields.has('value') && !fields.has('data');
}

/** The same of a file that is being written: it has a field of an item, and none of a list of items. */
export function isSingleItemSoFar(root: Node | undefined): boolean {
  const names = [...(asMap(root)?.fields.keys() ?? [])];
  return names.some((name) => itemFields.has(name)) && !names.some((name) => listFields.has(name));
}

const listFields: ReadonlySet<string> = new Set(['data', 'metadata', 'total']);

/** The nodes of the items of a file: those of its list `data`, or the whole of a file that is one item. */
export function itemNodesOf(root: Node | undefined): readonly Node[] {
  if (root !== undefined && isSingleItem(root)) return [root];
  return asList(valueOf(root, 'data'))?.items ?? [];
}
