import * as l10n from '@vscode/l10n';
import type { Services } from '../../services';
import type { ViewName } from '../view-table';
import { describeCoverage } from './coverage';
import { searchView } from './search-view';
import { readFilter, stateNames } from './view-filter';

/** Asks what a view is narrowed to, which shows while it is chosen; cancelling brings the former filter back. */
export async function chooseFilter(services: Services, name: ViewName): Promise<void> {
  const { prompts, views } = services;
  const former = views.filterOf(name);
  const chosen = await prompts.narrow({
    title: titleOf(name),
    placeholder: l10n.t('Words of names, addresses or ids, in any order'),
    text: former?.text ?? '',
    choices: stateNames().map(([value, label]) => ({
      label,
      value,
      preselected: former?.states.includes(value) === true,
    })),
    onChange: (text, states) => void views.narrow(name, readFilter(text, states)),
  });
  await views.narrow(name, chosen ? readFilter(chosen.text, chosen.chosen) : former);
  if (chosen && views.filterOf(name)) await offerSearch(services, name);
}

/** Says that what is filtered for may be where nobody has looked, and offers to look there. */
async function offerSearch(services: Services, name: ViewName): Promise<void> {
  const coverage = await services.views[name].coverage();
  if (coverage.found || coverage.unsearched.length === 0) return;
  const search = l10n.t('Search All');
  const answer = await services.prompts.inform(`${titleOf(name)}: ${describeCoverage(coverage)}.`, search);
  if (answer === search) await searchView(services, name);
}

function titleOf(name: ViewName): string {
  switch (name) {
    case 'engines':
      return l10n.t('Filter Engines');
    case 'microservices':
      return l10n.t('Filter Microservices');
    case 'instances':
      return l10n.t('Filter Instances');
  }
}
