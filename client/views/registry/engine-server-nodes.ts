import * as l10n from '@vscode/l10n';
import type { Statistics } from '../../../api/catalogue/registry/shapes';
import { reaches } from '../../../connections/resolved-connection';
import { kieItems } from '../../../resources/kie/items';
import { serviceCenters, statistics } from '../../../resources/registry/service-center';
import { accountsNode } from '../account-nodes';
import { configurationNode } from '../kie/configuration-nodes';
import type { RowPlace } from '../resource-node';
import { settingsNode } from '../settings-nodes';
import { healthIcon, type RowTexts, type TreeNode } from '../tree-node';
import type { ViewName } from '../view-table';

/** What an engine has on its own servers, below the row of the engine or of its connection. */
export function engineServerNodes(place: RowPlace): TreeNode[] {
  return [
    ...(reaches(place.target, 'registry')
      ? [serviceCenterNode(place), accountsNode(place), settingsNode(place)]
      : []),
    ...(reaches(place.target, 'kie') ? [configurationNode(place)] : []),
  ];
}

function serviceCenterNode({ target, parent }: RowPlace): TreeNode {
  return {
    id: `${parent}/registry`,
    label: l10n.t('Service center'),
    icon: { id: 'server' },
    flags: ['named'],
    connection: target,
    expanded: true,
    load: async (live) => {
      const [[center], [counts]] = await Promise.all([
        live.list(target, serviceCenters, {}),
        live.list(target, statistics, {}),
      ]);
      const health = center?.healthy ? l10n.t('healthy') : l10n.t('not healthy');
      return {
        children: counts ? counters({ target, parent }, counts) : [],
        troubled: center?.healthy ? [] : [l10n.t('Service center of {0}', target.connection.name)],
        appearance: {
          description: [center?.version ?? '', health].filter((text) => text !== '').join(' · '),
          icon: healthIcon(center?.healthy ? 'good' : 'bad'),
        },
      };
    },
  };
}

function counters(place: RowPlace, { apps, services, instances }: Statistics): TreeNode[] {
  const online = services?.onlineCount;
  return [
    counterNode(place, 'microservices', {
      id: 'registry/applications',
      label: l10n.t('Applications'),
      description: String(apps?.count ?? 0),
      icon: { id: 'package' },
    }),
    counterNode(place, 'microservices', {
      id: 'registry/services',
      label: l10n.t('Microservices'),
      description:
        online === undefined
          ? String(services?.count ?? 0)
          : l10n.t('{0}, {1} of them online', services?.count ?? 0, online),
      icon: { id: 'symbol-interface' },
    }),
    counterNode(place, 'instances', {
      id: 'registry/instances',
      label: l10n.t('Instances'),
      description: String(instances?.count ?? 0),
      icon: { id: 'vm' },
    }),
  ];
}

/** What a connection shows itself of the servers of an engine of its project: rows that lead there. */
export function elsewhereNodes(place: RowPlace): TreeNode[] {
  const { target } = place;
  const description = l10n.t('shown below {0}', target.connection.name);
  const center = { id: 'registry', label: l10n.t('Service center'), description, icon: { id: 'server' } };
  const items = {
    id: kieItems.id,
    label: l10n.t('Configuration'),
    description,
    icon: { id: 'settings-gear' },
  };
  return [
    ...(reaches(target, 'registry') ? [counterNode(place, 'engines', center)] : []),
    ...(reaches(target, 'kie') ? [counterNode(place, 'engines', items, kieItems.id)] : []),
  ];
}

/**
 * A row that leads to the view that lists what it counts.
 *
 * @param listOf The kind whose list it leads to; to the connection when left out.
 */
export function counterNode(
  { target, parent }: RowPlace,
  leadsTo: ViewName,
  row: RowTexts & { readonly id: string },
  listOf?: string,
): TreeNode {
  const leads = { leadsTo, ...(listOf !== undefined && { listOf }) };
  const about = { connection: { id: target.id }, ...leads };
  return {
    ...row,
    id: `${parent}/${row.id}`,
    flags: ['counter'],
    connection: target,
    ...leads,
    command: { command: 'engineRoom.showCounted', title: row.label, arguments: [about] },
  };
}
