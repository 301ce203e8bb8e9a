import * as l10n from '@vscode/l10n';
import type { TreeNode } from '../tree-node';
import type { Coverage } from './coverage';

/** Maximum number of rows that one search reads: each costs a request or a few. */
const maxRead = 300;

/** Number of rows that are read at a time. */
const atOnce = 4;

/** What a search needs of the view that it reads. */
export interface SearchedView {
  coverage(): Promise<Coverage>;
  /** Reads what is below a row that stays closed. A failure becomes a row below it. */
  read(row: TreeNode): Promise<unknown>;
}

/** What a search has come to. */
export interface Searched extends Coverage {
  /** Number of rows that were read. */
  readonly read: number;
}

/**
 * Reads what is below the rows that a filter has not looked at, level by level, until there are none, the search is
 * cancelled, or it has read as many times as it may. Rows that are refreshed meanwhile are read again.
 */
export async function searchAll(
  view: SearchedView,
  signal: AbortSignal,
  report: (message: string) => void,
  limit = maxRead,
): Promise<Searched> {
  const read = new Set<string>();
  const cancelled = aborted(signal);
  for (let left = limit; ;) {
    const coverage = await view.coverage();
    const next = coverage.unsearched.slice(0, Math.min(atOnce, left));
    if (next.length === 0 || signal.aborted) return { ...coverage, read: read.size };
    left -= next.length;
    const reading = next.map(async (row) => {
      await view.read(row);
      read.add(row.id);
    });
    await Promise.race([Promise.all(reading), cancelled]);
    report(l10n.t('{0} rows read', read.size));
  }
}

/** Ends when a signal is aborted: a server may never answer. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
