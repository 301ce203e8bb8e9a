import type { Entry, Node } from '../../../parser/node';

/** Entries whose key stands in the same map before, in the order of the text; merge keys may stand often. */
export function repeatedEntries(root: Node | undefined): readonly Entry[] {
  const repeated: Entry[] = [];
  if (root) collect(root, repeated);
  return repeated;
}

/** As deep as texts are read at all. */
function collect(node: Node, repeated: Entry[]): void {
  if (node.kind === 'list') for (const item of node.items) collect(item, repeated);
  if (node.kind !== 'map') return;
  const seen = new Set<string>();
  for (const entry of node.entries) {
    if (seen.has(entry.name) && entry.name !== '<<') repeated.push(entry);
    seen.add(entry.name);
    collect(entry.value, repeated);
  }
}
