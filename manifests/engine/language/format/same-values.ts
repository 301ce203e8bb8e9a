import type { Node } from '../../../../parser/node';

/** Number of nodes compared in one piece of work: a few milliseconds. */
const nodesInPiece = 20_000;

/** Whether two trees have the same values, whatever their layout; pauses after each piece of work. */
export function* haveSameValues(one: Node | undefined, other: Node | undefined): Generator<void, boolean> {
  if (one === undefined || other === undefined) return one === other;
  const rest = [one, other];
  for (let count = 1; rest.length > 0; count++) {
    const [second, first] = [rest.pop(), rest.pop()];
    if (first === undefined || second === undefined || !pushChildren(first, second, rest)) return false;
    if (count % nodesInPiece === 0) yield;
  }
  return true;
}

/** Adds the nodes still to be compared; false if the nodes themselves differ. */
function pushChildren(one: Node, other: Node, rest: Node[]): boolean {
  if (one.kind === 'scalar')
    return (
      other.kind === 'scalar' &&
      one.type === other.type &&
      one.style === other.style &&
      one.text === other.text
    );
  if (one.kind === 'alias') return other.kind === 'alias' && one.name === other.name;
  if (one.kind === 'list') {
    if (other.kind !== 'list' || one.items.length !== other.items.length) return false;
    for (const [at, item] of one.items.entries()) rest.push(item, other.items[at] ?? one);
    return true;
  }
  if (other.kind !== 'map' || one.entries.length !== other.entries.length) return false;
  for (const [at, { key, value }] of one.entries.entries())
    rest.push(key, other.entries[at]?.key ?? one, value, other.entries[at]?.value ?? one);
  return true;
}
