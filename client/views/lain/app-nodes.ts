import * as l10n from '@vscode/l10n';
import type { App, NestedApp, Proc } from '../../../api/catalogue/lain/shapes';
import { describeVersion } from '../../../deploy/lain/versions';
import { isHealthy } from '../../../resources/lain/pod-state';
import { shownUniversalTime } from '../../../resources/shown-time';
import { facts, type RowPlace } from '../resource-node';
import { healthIcon, type Appearance, type TreeNode } from '../tree-node';
import { healthOfApp, healthOfProc, unhealthyFirst } from './health';
import { errorNode, procNode } from './proc-nodes';

/** The state of an app, in a few words and a color. */
export function appearanceOf(app: App): Appearance {
  const pods = app.procs.flatMap((proc) => proc.pods);
  const version = app.metaversion === '' ? '' : describeVersion(app.metaversion);
  const count = l10n.t('{0} of {1} pods healthy', pods.filter(isHealthy).length, pods.length);
  const state = app.apptype === 'resource' ? l10n.t('resource') : count;
  return {
    description: [state, version].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('App'), app.appname],
      [l10n.t('Type'), app.apptype],
      [l10n.t('Version'), app.metaversion],
      [l10n.t('Last change'), shownUniversalTime(app.updatetime)],
      [l10n.t('Error'), app.deployerror],
    ),
    icon: healthIcon(healthOfApp(app)),
  };
}

/**
 * Rows below an app: its last error, its procs with the unhealthy ones first, its portals, the services and resources it
 * uses, the instances of a resource, and its mountpoints.
 * @param instanceRow The row of a resource instance, which is an app of its own.
 */
export function appChildren(
  place: RowPlace,
  app: App,
  instanceRow: (appname: string) => TreeNode,
): TreeNode[] {
  const rows = (procs: App['procs']) => procs.map((proc) => procNode(place, app.appname, proc));
  return [
    ...(app.deployerror === '' ? [] : [errorNode(place.parent, app.deployerror)]),
    ...rows([...unhealthyFirst(app.procs, healthOfProc)]),
    ...rows(app.portals),
    ...app.useservices.map(({ servicename, service }) =>
      usedNode(place, l10n.t('service in use'), servicename, service, 'plug'),
    ),
    ...app.useresources.map(({ resourcename, resourceinstance }) =>
      usedResourceNode(place, resourcename, resourceinstance, instanceRow),
    ),
    ...(app.resourceinstances ?? []).map((instance) => instanceNode(instance, instanceRow)),
    ...app.procs.flatMap((proc) =>
      proc.mountpoints.map((mountpoint) => mountpointNode(place, proc, mountpoint)),
    ),
  ];
}

function usedNode(
  { target, parent }: RowPlace,
  word: string,
  name: string,
  { appname }: Partial<NestedApp>,
  icon: string,
): TreeNode {
  const state = appname === undefined ? l10n.t('not deployed') : l10n.t('deployed');
  return {
    id: `${parent}/${icon}:${name}`,
    label: name,
    description: [state, word].join(' · '),
    icon: { id: icon },
    flags: ['named'],
    connection: target,
  };
}

/** A resource in use leads to the app's own instance of it. */
function usedResourceNode(
  place: RowPlace,
  name: string,
  instance: Partial<NestedApp>,
  instanceRow: (appname: string) => TreeNode,
): TreeNode {
  const row = usedNode(place, l10n.t('resource in use'), name, instance, 'database');
  const { appname } = instance;
  return appname === undefined ? row : { ...instanceRow(appname), ...row, name: appname };
}

/** Its state is known already: the app of the resource contains it. */
function instanceNode(
  { appname, procs, deployerror }: NestedApp,
  instanceRow: (appname: string) => TreeNode,
): TreeNode {
  const pods = procs.flatMap((proc) => proc.pods);
  const count = l10n.t('{0} of {1} pods healthy', pods.filter(isHealthy).length, pods.length);
  return {
    ...instanceRow(appname),
    description: [count, l10n.t('resource instance')].join(' · '),
    icon: healthIcon(healthOfApp({ deployerror, procs })),
  };
}

/** Opens in the browser; consoles name mountpoints without their scheme. */
function mountpointNode(
  { target, parent }: RowPlace,
  { procname, httpsonly }: Proc,
  mountpoint: string,
): TreeNode {
  const address = `${httpsonly ? 'https' : 'http'}://${mountpoint}`;
  return {
    id: `${parent}/mountpoint:${mountpoint}`,
    label: mountpoint,
    description: l10n.t('mountpoint of {0}', procname),
    tooltip: address,
    icon: { id: 'globe' },
    flags: ['address'],
    connection: target,
    address,
  };
}
