import * as l10n from '@vscode/l10n';
import type { App, RegisteredApp } from '../../../api/catalogue/lain/shapes';
import { ApiError } from '../../../api/errors/api-error';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { appActions } from '../../../resources/lain/app-actions';
import { deployedApps, registeredApps } from '../../../resources/lain/apps';
import { resourceInstances } from '../../../resources/lain/resource-instances';
import { versionActions } from '../../../resources/lain/version-actions';
import type { LiveReader } from '../live-reader';
import { resourceNode, type RowPlace } from '../resource-node';
import { messageNode } from '../message-nodes';
import { healthIcon, type Loaded, type TreeNode } from '../tree-node';
import { groupApps, type AppGroup } from './app-groups';
import { appChildren, appearanceOf } from './app-nodes';
import { healthOfApp, troubledProcs, worst } from './health';
import { maintainersNode } from './maintainer-nodes';
import { operationsNode } from './operation-nodes';

/** The registered apps: one cheap request, while listing the deployed apps takes seconds. LAIN console API §2. */
export async function appNodes(target: ResolvedConnection, live: LiveReader): Promise<readonly TreeNode[]> {
  const apps = await live.list(target, registeredApps, {});
  const groups = groupApps(apps.map(({ appname }) => appname));
  return groups.map((group) => groupNode(target, group));
}

function groupNode(target: ResolvedConnection, group: AppGroup): TreeNode {
  const place = { target, parent: target.id };
  if (group.kind === 'app') return appNode(place, group, group.appname);
  return resourceNodeOf(target, group);
}

/** The instances of a resource; their states are known to the maintainers of the resource only. */
function resourceNodeOf(
  target: ResolvedConnection,
  { resource, instances }: Extract<AppGroup, { kind: 'resource-instances' }>,
): TreeNode {
  const id = `${target.id}/resource:${resource}`;
  const count = l10n.t('resource, clients: {0}', instances.length);
  return {
    id,
    label: l10n.t('Instances of {0}', resource),
    description: count,
    icon: { id: 'database' },
    connection: target,
    contents: () =>
      instances.map(({ appname }) => ({ text: appname, health: 'unread', isItem: true, opens: true })),
    holds: ({ kind, identity }) =>
      kind.id === registeredApps.id && instances.some(({ appname }) => appname === identity),
    load: async (live) => {
      const states = await statesOf(target, resource, live);
      const stateOf = new Map(states.map((app) => [app.appname, appearanceOf(app)]));
      return {
        children: instances.map((instance) => ({
          ...appNode({ target, parent: id }, instance, instance.client),
          ...stateOf.get(instance.appname),
        })),
        appearance: {
          description: [count, ...(states.length === 0 ? [] : [countHealthy(states)])].join(' · '),
          icon: states.length === 0 ? { id: 'database' } : healthIcon(worst(states.map(healthOfApp))),
        },
      };
    },
  };
}

/** None for who is not a maintainer of the resource. */
async function statesOf(
  target: ResolvedConnection,
  resource: string,
  live: LiveReader,
): Promise<readonly App[]> {
  try {
    return await live.list(target, resourceInstances, { resource });
  } catch (error) {
    if (error instanceof ApiError && (error.kind === 'forbidden' || error.kind === 'not-found')) return [];
    throw error;
  }
}

function countHealthy(states: readonly App[]): string {
  const healthy = states.filter((app) => healthOfApp(app) === 'good').length;
  return l10n.t('{0} of {1} healthy', healthy, states.length);
}

/** The row of an app, whether it is deployed or not. */
function appNode(place: RowPlace, app: RegisteredApp, label: string): TreeNode {
  const node: TreeNode = resourceNode(place, registeredApps, {}, app, {
    label,
    icon: { id: 'package' },
    health: 'unread',
    flags: ['app'],
    actions: { ...appActions, ...versionActions },
    load: (live) => loadApp(node, place.target, app.appname, live),
  });
  return node;
}

async function loadApp(
  node: TreeNode,
  target: ResolvedConnection,
  appname: string,
  live: LiveReader,
): Promise<Loaded> {
  const place = { target, parent: node.id };
  const below = [maintainersNode(place, appname), operationsNode(place, appname)];
  const app = await live.read(target, deployedApps, {}, appname);
  if (app) {
    const used = (name: string) => appNode(place, { appname: name }, name);
    return {
      children: [...appChildren(place, app, used), ...below],
      appearance: appearanceOf(app),
      troubled: troubledProcs(app).map(({ procname }) => `${appname} ${procname}`),
    };
  }
  const hint = l10n.t('Registered, but not deployed: open its lain.yaml and run Engine Room: Deploy');
  return {
    children: [messageNode(node.id, hint, 'cloud-upload'), ...below],
    appearance: { description: l10n.t('not deployed'), icon: healthIcon('unknown') },
  };
}
