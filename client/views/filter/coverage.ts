import * as l10n from '@vscode/l10n';
import { plainText } from '../../plain-text';
import type { TreeNode } from '../tree-node';
import { describeFilter, type ViewFilter } from './view-filter';

/** What a filter has looked at so far. */
export interface Coverage {
  /** Number of rows that it has looked at. */
  readonly searched: number;
  /** Rows that are shown only because what is below them has not been read. */
  readonly unsearched: readonly TreeNode[];
  /** The first row that it looks for, or the closed one that is known to have it. */
  readonly found: TreeNode | undefined;
}

/** What a view says above its rows: its filter, and what that has not looked at. */
export function describeNarrowed(filter: ViewFilter, coverage: Coverage): string {
  const text = describeFilter(filter);
  return plainText(coverage.unsearched.length === 0 ? text : `${text} · ${describeCoverage(coverage)}`);
}

/** How much a filter has looked at, such as `3 rows searched, 2 not opened`. */
export function describeCoverage({ searched, unsearched, found }: Coverage): string {
  return found
    ? l10n.t('{0} rows searched, {1} not opened', searched, unsearched.length)
    : l10n.t('nothing found in {0} rows, {1} not opened', searched, unsearched.length);
}
