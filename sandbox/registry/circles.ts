interface Visit {
  readonly order: number;
  /** Order of the earliest visit that can be reached from here. */
  lowest: number;
  open: boolean;
}

/** Groups of nodes that reach each other along the arrows (Tarjan's algorithm); single nodes are not a cycle. */
export function circlesIn(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
  const visits = new Map<string, Visit>();
  const path: string[] = [];
  const circles: string[][] = [];

  const visit = (node: string): Visit => {
    const own: Visit = { order: visits.size, lowest: visits.size, open: true };
    visits.set(node, own);
    path.push(node);
    for (const next of arrows.get(node) ?? []) {
      const other = visits.get(next) ?? visit(next);
      if (other.open) own.lowest = Math.min(own.lowest, other.lowest);
    }
    if (own.lowest === own.order) closeGroup(node);
    return own;
  };

  const closeGroup = (first: string): void => {
    const group = path.splice(path.indexOf(first));
    for (const member of group) {
      const seen = visits.get(member);
      if (seen) seen.open = false;
    }
    if (group.length > 1) circles.push(group);
  };

  for (const node of arrows.keys()) if (!visits.has(node)) visit(node);
  return circles;
}
