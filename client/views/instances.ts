import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { deployedApps, registeredApps } from '../../resources/lain/apps';
import { groupApps, type AppGroup } from './app-groups';
import { appChildren, appearanceOf } from './app-nodes';
import { connectionNode } from './connection-node';
import type { LiveReader } from './live-reader';
import { applicationsNode } from './servicestage/application-nodes';
import { healthIcon, messageNode, type Loaded, type TreeNode } from './tree-node';

/** Roots of the Instances view: every LAIN console and every project of ServiceStage. */
export function instanceRoots(connections: readonly ResolvedConnection[]): readonly TreeNode[] {
  const shown = connections.filter((target) => reaches(target, 'lain') || reaches(target, 'servicestage'));
  return shown.map((target) => ({
    ...connectionNode(target, async (live) => {
      const apps = reaches(target, 'lain') ? await appNodes(target, live) : [];
      const projects = reaches(target, 'servicestage') ? [applicationsNode(target, apps.length === 0)] : [];
      return { children: [...apps, ...projects] };
    }),
    emptyText: l10n.t('You have no registered apps'),
  }));
}

/** The ids of the nodes from the root to an app. */
export function pathToApp(connectionId: string, appname: string): string[] {
  return [connectionId, appId(connectionId, appname)];
}

function appId(connectionId: string, appname: string): string {
  return `${connectionId}/app:${appname}`;
}

/** The registered apps: one cheap request, while listing the deployed apps takes seconds. LAIN console API §2. */
async function appNodes(target: ResolvedConnection, live: LiveReader): Promise<readonly TreeNode[]> {
  const apps = await live.list(target, registeredApps, {});
  const groups = groupApps(apps.map(({ appname }) => appname));
  return groups.map((group) => groupNode(target, group));
}

function groupNode(target: ResolvedConnection, group: AppGroup): TreeNode {
  if (group.kind === 'app') return appNode(target, group.appname, group.appname);
  return {
    id: `${target.id}/resource:${group.resource}`,
    label: l10n.t('Instances of {0}', group.resource),
    description: l10n.t('resource, clients: {0}', group.instances.length),
    icon: { id: 'database' },
    connection: target,
    load: () => ({
      children: group.instances.map(({ appname, client }) => appNode(target, appname, client)),
    }),
  };
}

function appNode(target: ResolvedConnection, appname: string, label: string): TreeNode {
  const node: TreeNode = {
    id: appId(target.id, appname),
    label,
    icon: { id: 'package' },
    flags: ['app', 'named'],
    name: appname,
    connection: target,
    load: (live) => loadApp(node, target, appname, live),
  };
  return node;
}

async function loadApp(
  node: TreeNode,
  target: ResolvedConnection,
  appname: string,
  live: LiveReader,
): Promise<Loaded> {
  try {
    const app = await live.read(target, deployedApps, {}, appname);
    if (app) return { children: appChildren(node, app), appearance: appearanceOf(app) };
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'forbidden') throw error;
    const hint = l10n.t('You are not a maintainer of this app: ask a maintainer to add you');
    return instead(node, l10n.t('no permission'), hint, 'lock');
  }
  const hint = l10n.t('Registered, but not deployed: open its lain.yaml and run Engine Room: Deploy');
  return instead(node, l10n.t('not deployed'), hint, 'cloud-upload');
}

/** Shows a state of an app that is not a failure and has nothing below it. */
function instead(node: TreeNode, description: string, hint: string, icon: string): Loaded {
  return {
    children: [messageNode(node.id, hint, icon)],
    appearance: { description, icon: healthIcon('unknown') },
  };
}
