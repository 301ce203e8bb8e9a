import * as l10n from '@vscode/l10n';
import { describeProperty, describeTypes, lengthInWords } from '../../engine/language/describe';
import { leafAtOffset } from '../../../parser/locate';
import type { NodeAtOffset } from '../../../parser/locate';
import type { Explanation } from '../../engine/manifest';
import { propertyAt } from '../../engine/schema/schema';
import type { Schema } from '../../engine/schema/schema';
import { pathOf } from '../../../parser/node';
import { shiftPlaced } from '../../engine/parts/shift';
import { hoverInValue } from './content';
import type { KieFile } from './file';
import { itemNodesOf } from './items-in-tree';
import { KieItem } from './item';
import { meaningOfLabels, meaningOfStatus, meaningOfType, orderOfScopes } from './meanings';
import { linesOf, readItem } from './read-item';
import { fileSchema, itemSchema, servedFields } from './schema';

/** What the key or value at an offset of a file means; ranges are of the file. */
export function hoverInFile(file: KieFile, offset: number): Explanation | undefined {
  const { skeleton, root, items, format } = file;
  const at = skeleton.inner(offset);
  if (at !== undefined) {
    const item = itemInTree(file, at);
    if (item !== undefined) return hoverInItem(item, at);
    const place = leafAtOffset(root, at);
    const found = place && hoverOfField(place, fileSchema, 0);
    if (place === undefined || found === undefined) return undefined;
    const range = skeleton.outer(found.range);
    const isAboutItems = place.path.join() === 'data';
    return isAboutItems ? { range, markdown: withCount(found.markdown, items.length) } : { ...found, range };
  }
  const placed = items.findLast(({ start }) => start <= offset);
  if (placed === undefined) return undefined;
  const { item } = readItem(placed.known.text, format);
  const found = hoverInItem(item, offset - placed.start);
  return found && shiftPlaced(found, placed.start);
}

/** How many items the import of the cloud's console takes at a time. Source: Configuration center, section 9, K04. */
const maxImportedItems = 100;

function withCount(markdown: string, count: number): string {
  if (count <= maxImportedItems) return markdown;
  const words = l10n.t(
    'These are {0} items; the console imports {1} at a time, so use the command or split the file.',
    count,
    maxImportedItems,
  );
  return `${markdown}\n\n${words}`;
}

/** The item around an offset in a file whose items could not be cut out. */
function itemInTree({ root, text, format }: KieFile, offset: number): KieItem | undefined {
  const node = itemNodesOf(root).find(
    ({ kind, range }) => kind === 'map' && range.start <= offset && offset <= range.end,
  );
  return node && new KieItem({ text, node, format, isWhole: true, lines: linesOf(text) });
}

function hoverInItem(item: KieItem, offset: number): Explanation | undefined {
  const place = leafAtOffset(item.map, offset);
  if (place === undefined) return undefined;
  const inner = hoverInValue(item, offset);
  if (inner !== undefined) return inner;
  if (place.entry && servedFields.has(place.entry.name)) return hoverOfServed(place, place.entry.name);
  return hoverOfField(place, itemSchema, pathOf(item.map ?? place.node).length, item);
}

function hoverOfServed({ node }: NodeAtOffset, name: string): Explanation {
  const words = l10n.t(
    'The server makes this, and an import does not read it: key and labels identify the item.',
  );
  return { range: node.range, markdown: `**${name}**\n\n${words}` };
}

/** `depth` is how far below the root of the tree the schema begins. */
function hoverOfField(
  place: NodeAtOffset,
  schema: Schema,
  depth: number,
  item?: KieItem,
): Explanation | undefined {
  const path = place.path.slice(depth);
  const keys = path.slice(0, path.findLastIndex((step) => typeof step === 'string') + 1);
  const property = propertyAt(schema, keys);
  const name = keys.at(-1);
  if (property === undefined || typeof name !== 'string') return undefined;
  const paragraphs = [
    `**${name}** — ${describeTypes(property.schema)}`,
    item && meaningIn(item, keys),
    describeProperty(property),
    lengthInWords(property),
  ];
  const markdown = paragraphs.filter((text) => text !== undefined && text !== '').join('\n\n');
  return { range: place.node.range, markdown };
}

/** What the value of a field brings about in this very item. */
function meaningIn(item: KieItem, [field]: readonly (string | number)[]): string | undefined {
  const key = item.key?.text ?? '…';
  switch (field) {
    case 'value_type':
    case 'value': {
      const { policy, valueType } = item;
      if (policy && valueType === 'text')
        return l10n.t('A policy of the kind `{0}`: clients read the YAML in the text.', policy.kind);
      return meaningOfType(valueType, key);
    }
    case 'status':
      return meaningOfStatus(item.textOf('status')?.text ?? '');
    case 'key':
    case 'labels': {
      const meaning = meaningOfLabels(new Map(item.labelTexts));
      return meaning === undefined ? undefined : `${meaning} ${orderOfScopes()}`;
    }
    default:
      return undefined;
  }
}
