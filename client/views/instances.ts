import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { getApp } from '../../api/catalogue/lain/apps';
import { listRegisteredApps } from '../../api/catalogue/lain/repos';
import type { ApiClient } from '../../api/client';
import type { LainConnection } from '../../connections/connection';
import { ApiError } from '../../api/errors/api-error';
import type { ClientPool } from '../connections/clients';
import { isLain, type Place } from '../connections/place';
import type { ConnectionStore } from '../connections/store';
import { groupApps, type AppGroup } from './app-groups';
import { appChildren, appearanceOf } from './app-nodes';
import { connectionNode } from './connection-node';
import { healthIcon, messageNode, type Loaded, type TreeNode } from './tree-node';

/** Roots of the Instances view: every LAIN console. */
export async function instanceRoots(
  store: ConnectionStore,
  clients: ClientPool,
): Promise<readonly TreeNode[]> {
  const consoles = (await store.places()).filter(isLain);
  return consoles.map((place) => ({
    ...connectionNode(place, async (signal) => loadApps(place, await clients.get(place), signal)),
    emptyText: l10n.t('No app is registered in your name'),
  }));
}

/** The ids that lead from the roots to an app. */
export function pathToApp(place: Place, appname: string): string[] {
  return [place.key, appId(place, appname)];
}

function appId(place: Place, appname: string): string {
  return `${place.key}/app:${appname}`;
}

/** The registered apps: one cheap request, where the list of deployed apps takes seconds. LAIN console API §2. */
async function loadApps(
  place: Place<LainConnection>,
  client: ApiClient,
  signal: AbortSignal,
): Promise<Loaded> {
  const { repos } = await client.call(listRegisteredApps, {}, { signal });
  const groups = groupApps(repos.map((repo) => repo.appname));
  return { children: groups.map((group) => groupNode(place, client, group)) };
}

function groupNode(place: Place<LainConnection>, client: ApiClient, group: AppGroup): TreeNode {
  if (group.kind === 'app') return appNode(place, client, group.appname, group.appname);
  const id = `${place.key}/resource:${group.resource}`;
  return {
    id,
    label: l10n.t('Instances of {0}', group.resource),
    description: l10n.t('resource, clients: {0}', group.instances.length),
    icon: new vscode.ThemeIcon('database'),
    place,
    load: () =>
      Promise.resolve({
        children: group.instances.map(({ appname, client: user }) => appNode(place, client, appname, user)),
      }),
  };
}

function appNode(place: Place<LainConnection>, client: ApiClient, appname: string, label: string): TreeNode {
  const node: TreeNode = {
    id: appId(place, appname),
    label,
    icon: new vscode.ThemeIcon('package'),
    flags: ['app', 'named'],
    name: appname,
    place,
    load: async (signal) => loadApp(node, client, appname, signal),
  };
  return node;
}

async function loadApp(
  node: TreeNode,
  client: ApiClient,
  appName: string,
  signal: AbortSignal,
): Promise<Loaded> {
  try {
    const { app } = await client.call(getApp, { appName }, { signal });
    return { children: appChildren(node, app), appearance: appearanceOf(app) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const state = stateWithoutApp(error);
    if (!state) throw error;
    return {
      children: [messageNode(node.id, state.hint, state.icon)],
      appearance: { description: state.description, icon: healthIcon('unknown') },
    };
  }
}

/** Answers that are a state of the app rather than a failure: not deployed, or none of this person's apps. */
function stateWithoutApp(error: ApiError): { description: string; hint: string; icon: string } | undefined {
  if (error.kind === 'not-found') {
    return {
      description: l10n.t('not deployed'),
      hint: l10n.t('Registered, but not deployed: open its lain.yaml and run Engine Room: Deploy'),
      icon: 'cloud-upload',
    };
  }
  if (error.kind === 'forbidden') {
    return {
      description: l10n.t('no permission'),
      hint: l10n.t('You are no maintainer of this app: ask one of them to add you'),
      icon: 'lock',
    };
  }
  return undefined;
}
