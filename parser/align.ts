/**
 * What of an earlier list each of some pieces is again: found by going along both lists from the front and from the back,
 * and by their texts for what was moved. Undefined for pieces that are new.
 */
export function aligned<Old extends { readonly text: string }, New extends { readonly text: string }>(
  pieces: readonly New[],
  earlier: readonly Old[],
  isSame: (old: Old, piece: New) => boolean,
): readonly (Old | undefined)[] {
  const behind = earlier.length - pieces.length;
  const found = pieces.map((piece, index) =>
    [earlier[index], earlier[index + behind]].find((old) => old !== undefined && isSame(old, piece)),
  );
  if (!found.includes(undefined)) return found;
  const moved = byText(earlier, new Set(found));
  return pieces.map(
    (piece, index) => found[index] ?? moved.get(piece.text)?.find((old) => isSame(old, piece)),
  );
}

function byText<Old extends { readonly text: string }>(
  all: readonly Old[],
  found: ReadonlySet<Old | undefined>,
): ReadonlyMap<string, readonly Old[]> {
  const groups = new Map<string, Old[]>();
  for (const old of all) {
    if (found.has(old)) continue;
    const group = groups.get(old.text) ?? [];
    group.push(old);
    groups.set(old.text, group);
  }
  return groups;
}
