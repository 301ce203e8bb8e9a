import type { ViewName } from '../views/view-table';
import type { CommandRow } from './command-row';

/** The commands that narrow a view, and that show everything in it again. */
export const filterCommands = {
  filterEngines: filterOf('engines'),
  filterMicroservices: filterOf('microservices'),
  filterInstances: filterOf('instances'),
  clearEnginesFilter: clearFilterOf('engines'),
  clearMicroservicesFilter: clearFilterOf('microservices'),
  clearInstancesFilter: clearFilterOf('instances'),
} as const;

function filterOf(view: ViewName): CommandRow {
  return {
    icon: 'filter',
    palette: true,
    viewTitle: { view, group: 'navigation@5' },
    key: { key: 'ctrl+alt+f', mac: 'cmd+alt+f', when: `focusedView == engineRoom.${view} && !inputFocus` },
  };
}

function clearFilterOf(view: ViewName): CommandRow {
  const when = `engineRoom.${view}.isFiltered`;
  return { icon: 'clear-all', palette: false, viewTitle: { view, group: 'navigation@6', when } };
}
