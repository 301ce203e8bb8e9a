/**
 * Rows with ids of their own: the editor refuses a level with two equal ones, and servers list equal things twice, such as
 * two entries of a history in one second. The first of equal rows keeps its id.
 */
export function withUniqueIds<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    let count = counts.get(row.id) ?? 1;
    let { id } = row;
    while (counts.has(id)) id = `${row.id}#${String((count += 1))}`;
    counts.set(row.id, count).set(id, counts.get(id) ?? 1);
    return id === row.id ? row : { ...row, id };
  });
}

/** Whether a row is this one or below it, by its id: ids begin with that of the row above. */
export function isIn(id: string, node: { readonly id: string }): boolean {
  return id === node.id || id.startsWith(`${node.id}/`);
}
