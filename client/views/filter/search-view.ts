import * as l10n from '@vscode/l10n';
import type { Services } from '../../services';
import { withCancel } from '../../with-cancel';
import type { ViewName } from '../view-table';
import { describeCoverage } from './coverage';
import { searchAll, type Searched } from './search-all';

/** Reads everything that the filter of a view has not looked at, and goes to the first row that it looks for. */
export async function searchView({ views, prompts }: Services, name: ViewName): Promise<void> {
  if (!views.filterOf(name)) {
    await prompts.inform(l10n.t('The view has no filter: run Filter on it first.'));
    return;
  }
  const title = l10n.t('Reading what the filter has not looked at');
  const searched = await withCancel(title, (signal, report) =>
    searchAll(
      { coverage: () => views[name].coverage(), read: (row) => views.readClosed(name, row) },
      signal,
      report,
    ),
  );
  await views.showSearched(name, searched.found);
  if (!searched.found || isIncomplete(searched)) await prompts.inform(outcomeOf(searched));
}

function outcomeOf(searched: Searched): string {
  const { unsearched, read } = searched;
  if (unsearched.length > 0) {
    return l10n.t('{0} rows read: {1}. Search All again goes on.', read, describeCoverage(searched));
  }
  if (isIncomplete(searched)) {
    return l10n.t('{0} rows read: {1}. Refresh the view to try again.', read, describeCoverage(searched));
  }
  return l10n.t('Nothing in {0} rows matches the filter.', searched.searched);
}

function isIncomplete({ unsearched, unreadable }: Searched): boolean {
  return unsearched.length > 0 || unreadable > 0;
}
