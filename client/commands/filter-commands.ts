import type { ViewName } from '../views/view-table';
import type { CommandRow } from './command-row';

/** The commands that narrow a view, look everywhere for what it is narrowed to, and show everything in it again. */
export const filterCommands = {
  filterEngines: filterOf('engines'),
  filterMicroservices: filterOf('microservices'),
  filterInstances: filterOf('instances'),
  searchAllEngines: searchAllOf('engines'),
  searchAllMicroservices: searchAllOf('microservices'),
  searchAllInstances: searchAllOf('instances'),
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

/** Reads what the filter has not looked at. */
function searchAllOf(view: ViewName): CommandRow {
  const when = `engineRoom.${view}.isUnsearched`;
  return { icon: 'search-fuzzy', palette: true, viewTitle: { view, group: 'navigation@7', when } };
}

function clearFilterOf(view: ViewName): CommandRow {
  const when = `engineRoom.${view}.isFiltered`;
  return { icon: 'clear-all', palette: when, viewTitle: { view, group: 'navigation@6', when } };
}
