import type { Node } from '../../../parser/node';

/** A tree as plain data, to be compared. What is empty has no place of its own, and so not the end of what ends with it. */
export function plainTree(node: Node | undefined): unknown {
  if (node === undefined) return null;
  const { start, end } = node.range;
  switch (node.kind) {
    case 'map':
      return {
        start,
        flow: node.flow,
        entries: node.entries.map((entry) => [
          entry.name,
          plainTree(entry.key),
          plainTree(entry.value),
          entry.parent === node,
        ]),
        fields: [...node.fields].map(([name, { range }]) => [name, range.start]).sort(),
      };
    case 'list':
      return { start, flow: node.flow, items: node.items.map(plainTree) };
    case 'alias':
      return { alias: node.name, start, end };
    case 'scalar': {
      const { text, style, type, value } = node;
      return { text, style, type, value: String(value), ...(!isEmptyScalar(node) && { start, end }) };
    }
  }
}

/** A value that is not written. */
export function isEmptyScalar(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.text === '' && node.style === 'plain';
}
