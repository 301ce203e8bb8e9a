import { resolve } from '../../../../../parser/node';
import { parse } from '../../../../../parser/parse';
import type { Node } from '../../../../../parser/node';

/** A YAML text with marks around one key or value as the JSON that says the same, with the marks around the same. */
export function asMarkedJson(marked: string): string {
  const start = marked.indexOf('«');
  const { root } = parse(marked.replace(/[«»]/g, ''), 'yaml-1.2');
  return root === undefined ? 'null' : write(root, start);
}

function write(given: Node, mark: number): string {
  const node = resolve(given) ?? given;
  return marks(given, mark) ? `«${plain(node, mark)}»` : plain(node, mark);
}

function plain(node: Node, mark: number): string {
  if (node.kind === 'list') return `[${node.items.map((item) => write(item, mark)).join(', ')}]`;
  if (node.kind === 'map') {
    const entries = node.entries.map(({ key, name, value }) => {
      const written = JSON.stringify(name);
      return `${marks(key, mark) ? `«${written}»` : written}: ${write(value, mark)}`;
    });
    return `{${entries.join(', ')}}`;
  }
  if (node.kind !== 'scalar' || node.type === 'null') return 'null';
  const isBare = node.type === 'integer' || node.type === 'float' || node.type === 'boolean';
  return isBare ? node.text : JSON.stringify(node.text);
}

/** A map begins where its first key does: the mark is the key's. */
function marks(node: Node, mark: number): boolean {
  return node.range.start === mark && (node.kind !== 'map' || node.entries.length === 0);
}
