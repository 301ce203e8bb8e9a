import * as l10n from '@vscode/l10n';
import { plainText } from '../../plain-text';
import type { TreeNode } from '../tree-node';
import { describeFilter, type ViewFilter } from './view-filter';

/** What a filter has looked at so far. A row is in one of the three groups. */
export interface Coverage {
  /** Number of rows that it has looked at. */
  readonly searched: number;
  /** Rows that it keeps only because what is below them has not been read. */
  readonly unsearched: readonly TreeNode[];
  /** Number of rows that it keeps only because what is below them could not be read. */
  readonly unreadable: number;
  /** The first row that it looks for, or the closed one that is known to have it. */
  readonly found: TreeNode | undefined;
}

/** What a view says above its rows: its filter, and what that has not looked at. */
export function describeNarrowed(filter: ViewFilter, coverage: Coverage): string {
  const text = describeFilter(filter);
  const isSearched = coverage.unsearched.length === 0 && coverage.unreadable === 0;
  return plainText(isSearched ? text : `${text} · ${describeCoverage(coverage)}`);
}

/** How much a filter has looked at, such as `3 rows searched, 2 not opened`. */
export function describeCoverage({ searched, unsearched, unreadable, found }: Coverage): string {
  const looked = found
    ? l10n.t('{0} rows searched', searched)
    : l10n.t('nothing found in {0} rows', searched);
  const parts = [
    ...(searched > 0 ? [looked] : []),
    ...(unsearched.length > 0 ? [l10n.t('{0} not opened', unsearched.length)] : []),
    ...(unreadable > 0 ? [l10n.t('{0} can’t be read', unreadable)] : []),
  ];
  return parts.join(', ');
}
