import * as l10n from '@vscode/l10n';
import type { Services } from '../../services';
import type { ViewName } from '../view-table';
import { stateNames } from './view-filter';

/** Asks what a view is narrowed to, which shows while it is chosen; cancelling brings the former filter back. */
export async function chooseFilter({ prompts, views }: Services, name: ViewName): Promise<void> {
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
    onChange: (text, states) => void views.narrow(name, { text, states }),
  });
  await views.narrow(name, chosen ? { text: chosen.text, states: chosen.chosen } : former);
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
