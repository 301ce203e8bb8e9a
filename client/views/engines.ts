import * as l10n from '@vscode/l10n';
import type { Service } from '../../api/catalogue/operation';
import type { Statistics } from '../../api/catalogue/registry/shapes';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { registeredApps } from '../../resources/lain/apps';
import { consoles } from '../../resources/lain/consoles';
import { serviceCenters, statistics } from '../../resources/registry/service-center';
import { accountsNode } from './account-nodes';
import { configurationNode } from './kie/configuration-nodes';
import { streamPortsNode } from './lain/port-nodes';
import { connectionNode } from './connection-node';
import { enginesNode } from './cse/engine-nodes';
import { metricsNode } from './cse/metric-nodes';
import type { LiveReader } from './live-reader';
import { projectNode } from './servicestage/environment-nodes';
import { settingsNode } from './settings-nodes';
import { healthIcon, type RowTexts, type TreeNode } from './tree-node';
import type { ViewName } from './view-table';

type Section = (target: ResolvedConnection, live: LiveReader) => Promise<readonly TreeNode[]>;

/** What the view shows of each service that a connection reaches, in this order. */
const sections: readonly (readonly [Service, Section])[] = [
  [
    'registry',
    (target) => Promise.resolve([serviceCenterNode(target), accountsNode(target), settingsNode(target)]),
  ],
  ['kie', (target) => Promise.resolve([configurationNode(target)])],
  ['servicestage', (target) => Promise.resolve([projectNode(target)])],
  ['cse', (target) => Promise.resolve([enginesNode(target), metricsNode(target)])],
  ['lain', consoleNodes],
];

/** Roots of the Engines view: every connection, with the services it reaches. */
export function engineRoots(connections: readonly ResolvedConnection[]): readonly TreeNode[] {
  return connections.map((target) => ({
    ...connectionNode(target, async (live) => {
      const reached = sections.filter(([service]) => reaches(target, service));
      const rows = await Promise.all(reached.map(([, section]) => section(target, live)));
      return { children: rows.flat() };
    }),
    emptyText: l10n.t('This connection has no engine: its operations can be called from the terminal'),
  }));
}

function serviceCenterNode(target: ResolvedConnection): TreeNode {
  return {
    id: `${target.id}/registry`,
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
        children: counts ? counters(target, counts) : [],
        troubled: center?.healthy ? [] : [l10n.t('Service center of {0}', target.connection.name)],
        appearance: {
          description: [center?.version ?? '', health].filter((text) => text !== '').join(' · '),
          icon: healthIcon(center?.healthy ? 'good' : 'bad'),
        },
      };
    },
  };
}

function counters(target: ResolvedConnection, { apps, services, instances }: Statistics): TreeNode[] {
  const online = services?.onlineCount;
  return [
    counterNode(target, 'microservices', {
      id: 'registry/applications',
      label: l10n.t('Applications'),
      description: String(apps?.count ?? 0),
      icon: { id: 'package' },
    }),
    counterNode(target, 'microservices', {
      id: 'registry/services',
      label: l10n.t('Microservices'),
      description:
        online === undefined
          ? String(services?.count ?? 0)
          : l10n.t('{0}, {1} of them online', services?.count ?? 0, online),
      icon: { id: 'symbol-interface' },
    }),
    counterNode(target, 'instances', {
      id: 'registry/instances',
      label: l10n.t('Instances'),
      description: String(instances?.count ?? 0),
      icon: { id: 'vm' },
    }),
  ];
}

/** A row that leads to the view that lists what it counts. */
function counterNode(
  target: ResolvedConnection,
  leadsTo: ViewName,
  row: RowTexts & { readonly id: string },
): TreeNode {
  const about = { connection: { id: target.id }, leadsTo };
  return {
    ...row,
    id: `${target.id}/${row.id}`,
    flags: ['counter'],
    connection: target,
    leadsTo,
    command: { command: 'engineRoom.showCounted', title: row.label, arguments: [about] },
  };
}

async function consoleNodes(target: ResolvedConnection, live: LiveReader): Promise<readonly TreeNode[]> {
  const [[console], apps] = await Promise.all([
    live.list(target, consoles, {}),
    live.list(target, registeredApps, {}),
  ]);
  return [
    {
      id: `${target.id}/sign-in`,
      label: l10n.t('Sign-in'),
      description: console?.open
        ? l10n.t('not required, everyone is admin')
        : l10n.t('required, you are signed in'),
      icon: { id: console?.open ? 'unlock' : 'lock' },
    },
    counterNode(target, 'instances', {
      id: 'apps',
      label: l10n.t('Registered apps'),
      description: String(apps.length),
      icon: { id: 'package' },
    }),
    streamPortsNode(target),
  ];
}
