import * as l10n from '@vscode/l10n';
import { isIn } from './row-ids';

type Row = { readonly id: string };

/** Maximum number of names in a tooltip. */
const maxNames = 10;

/** Names of what needs attention, by the id of the row that knows it. */
export class Troubles {
  private readonly byRow = new Map<string, readonly string[]>();
  private readonly listeners = new Set<() => void>();

  /** Notes what was loaded below a row: what needs attention, and the rows that are there now. */
  note({ id }: Row, names: readonly string[], children: Iterable<Row>): void {
    const before = this.all().join('\n');
    const isThere = (known: string): boolean => {
      for (const child of children) if (isIn(known, child)) return true;
      return false;
    };
    this.retain((known) => known === id || !isIn(known, { id }) || isThere(known));
    if (names.length > 0) this.byRow.set(id, names);
    else this.byRow.delete(id);
    if (this.all().join('\n') !== before) this.announce();
  }

  /** Forgets what rows knew that are below none of these. */
  retainBelow(roots: readonly Row[]): void {
    const before = this.byRow.size;
    this.retain((id) => roots.some((root) => isIn(id, root)));
    if (this.byRow.size !== before) this.announce();
  }

  /** All names, each as often as something has it. */
  all(): readonly string[] {
    return [...this.byRow.values()].flat();
  }

  onDidChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  dispose(): void {
    this.listeners.clear();
  }

  private retain(exists: (id: string) => boolean): void {
    for (const id of this.byRow.keys()) if (!exists(id)) this.byRow.delete(id);
  }

  private announce(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/**
 * The badge of a view: the number of things that need attention, and their names; undefined without any. Listing what is
 * deployed on a console takes seconds, so that its apps are known only once their rows are opened: the tooltip says so.
 * Source: LAIN console API §2.
 */
export function badgeOf(
  names: readonly string[],
): { readonly value: number; readonly tooltip: string } | undefined {
  if (names.length === 0) return undefined;
  const more = names.length - maxNames;
  const shown = [...names.slice(0, maxNames), ...(more > 0 ? [l10n.t('and {0} more', more)] : [])].join(', ');
  return { value: names.length, tooltip: l10n.t('Needs attention, of what was opened: {0}', shown) };
}
