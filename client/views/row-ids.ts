/** Whether a row is this one or below it, by its id: ids begin with that of the row above. */
export function isIn(id: string, node: { readonly id: string }): boolean {
  return id === node.id || id.startsWith(`${node.id}/`);
}
