/**
 * Ids of the rows of one level: the editor refuses two equal ones, and servers list equal things twice, such as two entries
 * of a history in one second. The first of equal rows keeps its id.
 */
export class UniqueIds {
  private readonly counts = new Map<string, number>();

  /** The row, with another id when a row before it has the same one. */
  uniquely<Row extends { readonly id: string }>(row: Row): Row {
    let count = this.counts.get(row.id) ?? 1;
    let { id } = row;
    while (this.counts.has(id)) id = `${row.id}#${String((count += 1))}`;
    this.counts.set(row.id, count).set(id, this.counts.get(id) ?? 1);
    return id === row.id ? row : { ...row, id };
  }
}

/** Whether a row is this one or below it, by its id: ids begin with that of the row above. */
export function isIn(id: string, node: { readonly id: string }): boolean {
  return id === node.id || id.startsWith(`${node.id}/`);
}
