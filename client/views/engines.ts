import * as l10n from '@vscode/l10n';
import type { Service } from '../../api/catalogue/operation';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { registeredApps } from '../../resources/lain/apps';
import { consoles } from '../../resources/lain/consoles';
import { streamPortsNode } from './lain/port-nodes';
import { connectionNode } from './connection-node';
import { enginesNode } from './cse/engine-nodes';
import { metricsNode } from './cse/metric-nodes';
import type { LiveReader } from './live-reader';
import { counterNode, engineServerNodes } from './registry/engine-server-nodes';
import { projectNode } from './servicestage/environment-nodes';
import type { TreeNode } from './tree-node';

type Section = (target: ResolvedConnection, live: LiveReader) => Promise<readonly TreeNode[]>;

/** What the view shows of each service that a connection reaches, in this order; first the servers of an engine. */
const sections: readonly (readonly [Service, Section])[] = [
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
      return { children: [...engineServerNodes({ target, parent: target.id }), ...rows.flat()] };
    }),
    emptyText: l10n.t('This connection has no engine: its operations can be called from the terminal'),
  }));
}

async function consoleNodes(target: ResolvedConnection, live: LiveReader): Promise<readonly TreeNode[]> {
  const [[console], apps] = await Promise.all([
    live.list(target, consoles, {}),
    live.list(target, registeredApps, {}),
  ]);
  return [
    {
      id: `${target.id}/sign-in`,
      label: l10n.t('Sign-in to the LAIN console'),
      description: console?.open
        ? l10n.t('not required, everyone is admin')
        : l10n.t('required, you are signed in'),
      icon: { id: console?.open ? 'unlock' : 'lock' },
    },
    counterNode({ target, parent: target.id }, 'instances', {
      id: 'apps',
      label: l10n.t('Registered apps'),
      description: String(apps.length),
      icon: { id: 'package' },
    }),
    streamPortsNode(target),
  ];
}
