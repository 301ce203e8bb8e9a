import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  getGovernStatistics,
  getRegistryHealth,
  getRegistryVersion,
} from '../../api/catalogue/registry/govern';
import type { Statistics } from '../../api/catalogue/registry/shapes';
import { getAuthorizationStatus } from '../../api/catalogue/lain/cluster';
import { listRegisteredApps } from '../../api/catalogue/lain/repos';
import type { ApiClient } from '../../api/client';
import type { EngineConnection } from '../../connections/connection';
import { ApiError } from '../../api/errors/api-error';
import type { ClientPool } from '../connections/clients';
import { isEngine, isLain, type Place } from '../connections/place';
import type { ConnectionStore } from '../connections/store';
import { connectionNode } from './connection-node';
import { healthIcon, type Loaded, type TreeNode } from './tree-node';

/** Roots of the Engines view: every connection, with what stands behind it. */
export async function engineRoots(store: ConnectionStore, clients: ClientPool): Promise<readonly TreeNode[]> {
  return (await store.places()).map((place) =>
    connectionNode(place, async (signal) => {
      const client = await clients.get(place);
      if (isEngine(place)) return loadEngine(place, client, signal);
      return isLain(place) ? loadConsole(place, client, signal) : { children: [] };
    }),
  );
}

async function loadEngine(
  place: Place<EngineConnection>,
  client: ApiClient,
  signal: AbortSignal,
): Promise<Loaded> {
  const project_id = place.connection.project ?? 'default';
  const [version, healthy] = await Promise.all([
    client.call(getRegistryVersion, { project_id }, { signal }),
    isHealthy(client, project_id, signal),
  ]);
  const health = healthy ? l10n.t('healthy') : l10n.t('not healthy');
  return {
    children: [
      {
        id: `${place.key}/registry`,
        label: l10n.t('Service center'),
        description: [version.version ?? '', health].join(' · '),
        icon: healthIcon(healthy ? 'good' : 'bad'),
        flags: ['named'],
        place,
        expanded: true,
        load: (childSignal) => loadCounters(place, client, project_id, childSignal),
      },
    ],
  };
}

/** An unhealthy registry says so with an error of its own. Registry API §3, §7 (400002). */
async function isHealthy(client: ApiClient, project_id: string, signal: AbortSignal): Promise<boolean> {
  try {
    await client.call(getRegistryHealth, { project_id }, { signal });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === '400002') return false;
    throw error;
  }
}

async function loadCounters(
  place: Place,
  client: ApiClient,
  project_id: string,
  signal: AbortSignal,
): Promise<Loaded> {
  const { statistics } = await client.call(getGovernStatistics, { project_id }, { signal });
  return { children: counters(place, statistics) };
}

function counters(place: Place, { apps, services, instances }: Statistics): TreeNode[] {
  const online = services?.onlineCount;
  return [
    counter(place, 'applications', l10n.t('Applications'), String(apps?.count ?? 0), 'package'),
    counter(
      place,
      'services',
      l10n.t('Microservices'),
      online === undefined
        ? String(services?.count ?? 0)
        : l10n.t('{0}, {1} of them online', services?.count ?? 0, online),
      'symbol-interface',
    ),
    counter(place, 'instances', l10n.t('Instances'), String(instances?.count ?? 0), 'vm'),
  ];
}

function counter(place: Place, id: string, label: string, count: string, icon: string): TreeNode {
  return {
    id: `${place.key}/registry/${id}`,
    label,
    description: count,
    icon: new vscode.ThemeIcon(icon),
    place,
  };
}

async function loadConsole(place: Place, client: ApiClient, signal: AbortSignal): Promise<Loaded> {
  const [{ auth }, { repos }] = await Promise.all([
    client.call(getAuthorizationStatus, {}, { signal }),
    client.call(listRegisteredApps, {}, { signal }),
  ]);
  const open = auth.status === 'closed';
  return {
    children: [
      {
        id: `${place.key}/sign-in`,
        label: l10n.t('Sign-in'),
        description: open ? l10n.t('not needed, everybody is admin') : l10n.t('needed, you are signed in'),
        icon: new vscode.ThemeIcon(open ? 'unlock' : 'lock'),
      },
      {
        id: `${place.key}/apps`,
        label: l10n.t('Registered apps'),
        description: String(repos.length),
        icon: new vscode.ThemeIcon('package'),
      },
    ],
  };
}
