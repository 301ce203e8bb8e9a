import * as l10n from '@vscode/l10n';
import type { App, RegisteredApp } from '../../../api/catalogue/lain/shapes';
import { ApiError } from '../../../api/errors/api-error';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { appActions } from '../../../resources/lain/app-actions';
import { deployedApps, registeredApps } from '../../../resources/lain/apps';
import type { LiveReader } from '../live-reader';
import { resourceNode, type RowPlace } from '../resource-node';
import { healthIcon, messageNode, type Loaded, type TreeNode } from '../tree-node';
import { groupApps, type AppGroup } from './app-groups';
import { appChildren, appearanceOf } from './app-nodes';
import { troubledProcs } from './health';
import { maintainersNode } from './maintainer-nodes';
import { operationsNode } from './operation-nodes';

/** The ids of the nodes from the root to an app. */
export function pathToApp(connectionId: string, appname: string): string[] {
  return [connectionId, `${connectionId}/${registeredApps.id}:${appname}`];
}

/** The registered apps: one cheap request, while listing the deployed apps takes seconds. LAIN console API §2. */
export async function appNodes(target: ResolvedConnection, live: LiveReader): Promise<readonly TreeNode[]> {
  const apps = await live.list(target, registeredApps, {});
  const groups = groupApps(apps.map(({ appname }) => appname));
  return groups.map((group) => groupNode(target, group));
}

function groupNode(target: ResolvedConnection, group: AppGroup): TreeNode {
  const place = { target, parent: target.id };
  if (group.kind === 'app') return appNode(place, group, group.appname);
  const id = `${target.id}/resource:${group.resource}`;
  return {
    id,
    label: l10n.t('Instances of {0}', group.resource),
    description: l10n.t('resource, clients: {0}', group.instances.length),
    icon: { id: 'database' },
    connection: target,
    holds: ({ kind, identity }) =>
      kind.id === registeredApps.id && group.instances.some(({ appname }) => appname === identity),
    load: () => ({
      children: group.instances.map((instance) => appNode({ target, parent: id }, instance, instance.client)),
    }),
  };
}

/** The row of an app, whether it is deployed or not. */
function appNode(place: RowPlace, app: RegisteredApp, label: string): TreeNode {
  const node: TreeNode = resourceNode(place, registeredApps, {}, app, {
    label,
    icon: { id: 'package' },
    flags: ['app'],
    actions: appActions,
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
  let app: App | undefined;
  try {
    app = await live.read(target, deployedApps, {}, appname);
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'forbidden') throw error;
    const hint = l10n.t('You are not a maintainer of this app: ask a maintainer to add you');
    return instead(messageNode(node.id, hint, 'lock'), l10n.t('no permission'));
  }
  if (app) {
    const used = (name: string) => appNode(place, { appname: name }, name);
    return {
      children: [...appChildren(place, app, used), ...below],
      appearance: appearanceOf(app),
      troubled: troubledProcs(app).map(({ procname }) => `${appname} ${procname}`),
    };
  }
  const hint = l10n.t('Registered, but not deployed: open its lain.yaml and run Engine Room: Deploy');
  return instead(messageNode(node.id, hint, 'cloud-upload'), l10n.t('not deployed'), ...below);
}

/** Shows a state of an app that is not a failure. */
function instead(hint: TreeNode, description: string, ...others: readonly TreeNode[]): Loaded {
  return { children: [hint, ...others], appearance: { description, icon: healthIcon('unknown') } };
}
