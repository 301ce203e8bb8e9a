import * as l10n from '@vscode/l10n';
import type { Service } from '../../api/catalogue/operation';
import type { Statistics } from '../../api/catalogue/registry/shapes';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { registeredApps } from '../../resources/lain/apps';
import { consoles } from '../../resources/lain/consoles';
import { serviceCenters, statistics } from '../../resources/registry/service-center';
import { accountsNode } from './account-nodes';
import { configurationNode } from './configuration-nodes';
import { connectionNode } from './connection-node';
import { enginesNode } from './cse/engine-nodes';
import { metricsNode } from './cse/metric-nodes';
import type { LiveReader } from './live-reader';
import { projectNode } from './servicestage/environment-nodes';
import { settingsNode } from './settings-nodes';
import { healthIcon, type TreeNode } from './tree-node';

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
    counter(target, 'applications', l10n.t('Applications'), String(apps?.count ?? 0), 'package'),
    counter(
      target,
      'services',
      l10n.t('Microservices'),
      online === undefined
        ? String(services?.count ?? 0)
        : l10n.t('{0}, {1} of them online', services?.count ?? 0, online),
      'symbol-interface',
    ),
    counter(target, 'instances', l10n.t('Instances'), String(instances?.count ?? 0), 'vm'),
  ];
}

function counter(
  target: ResolvedConnection,
  id: string,
  label: string,
  count: string,
  icon: string,
): TreeNode {
  return {
    id: `${target.id}/registry/${id}`,
    label,
    description: count,
    icon: { id: icon },
    connection: target,
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
    {
      id: `${target.id}/apps`,
      label: l10n.t('Registered apps'),
      description: String(apps.length),
      icon: { id: 'package' },
    },
  ];
}
