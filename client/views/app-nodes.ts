import * as l10n from '@vscode/l10n';
import type { App, NestedApp, Pod, Proc } from '../../api/catalogue/lain/shapes';
import { isHealthy, versionOf } from '../../deploy/lain/progress';
import { describeVersion } from '../../deploy/lain/versions';
import { healthIcon, warningIcon, type Appearance, type Health, type TreeNode } from './tree-node';

/** The state of an app, in a few words and a color. */
export function appearanceOf(app: App): Appearance {
  const pods = app.procs.flatMap((proc) => proc.pods);
  const health = healthOf(app);
  const version = app.metaversion === '' ? '' : describeVersion(app.metaversion);
  const count = l10n.t('{0} of {1} pods healthy', pods.filter(isHealthy).length, pods.length);
  const state = app.apptype === 'resource' ? l10n.t('resource') : count;
  return {
    description: [state, version].filter((text) => text !== '').join(' · '),
    tooltip: [app.appname, app.apptype, app.metaversion, app.deployerror]
      .filter((text) => text !== '')
      .join('\n'),
    icon: healthIcon(health),
  };
}

/**
 * Rows below an app: its last error, its procs and portals, the services and resources it uses, and the instances of a
 * resource.
 */
export function appChildren(parent: TreeNode, app: App): TreeNode[] {
  return [
    ...(app.deployerror === '' ? [] : [errorNode(parent.id, app.deployerror)]),
    ...app.procs.map((proc) => procNode(parent, proc)),
    ...app.portals.map((proc) => procNode(parent, proc)),
    ...app.useservices.map(({ servicename, service }) => usedNode(parent, 'service', servicename, service)),
    ...app.useresources.map(({ resourcename, resourceinstance }) =>
      usedNode(parent, 'resource', resourcename, resourceinstance),
    ),
    ...(app.resourceinstances ?? []).map(({ appname }) => clientNode(parent, appname)),
  ];
}

function healthOf(app: App): Health {
  const procs = app.procs.map(healthOfProc);
  if (app.deployerror !== '' || procs.includes('bad')) return 'bad';
  return procs.includes('waiting') ? 'waiting' : 'good';
}

function healthOfProc(proc: Proc): Health {
  if (proc.lasterror !== '' || !proc.pods.every(isHealthy)) return 'bad';
  return proc.pods.length === proc.numinstances ? 'good' : 'waiting';
}

function procNode(parent: TreeNode, proc: Proc): TreeNode {
  const id = `${parent.id}/proc:${proc.procname}`;
  const healthy = proc.pods.filter(isHealthy).length;
  const isPortal = proc.proctype === 'portal';
  const wanted = isPortal ? proc.pods.length : proc.numinstances;
  return {
    id,
    label: proc.procname,
    description: [proc.proctype, l10n.t('{0} of {1} healthy', healthy, wanted), proc.memory].join(' · '),
    tooltip: [proc.image, ...proc.mountpoints].join('\n'),
    icon: healthIcon(isPortal ? 'good' : healthOfProc(proc)),
    flags: ['named'],
    emptyText: l10n.t('No pod is running'),
    connection: parent.connection,
    load: () => ({
      children: [
        ...(proc.lasterror === '' ? [] : [errorNode(id, proc.lasterror)]),
        ...proc.pods.map((pod) => podNode(id, pod)),
      ],
    }),
  };
}

function podNode(parent: string, pod: Pod): TreeNode {
  const version = versionOf(pod);
  const healthy = isHealthy(pod);
  const state = healthy ? l10n.t('healthy') : l10n.t('not healthy');
  const shown = version === undefined ? [] : [describeVersion(version)];
  return {
    id: `${parent}/${pod.containerid || pod.containername}`,
    label: instanceName(pod),
    description: [state, ...shown, pod.nodeip].join(' · '),
    tooltip: [
      pod.containername,
      `${pod.containerip}:${pod.containerport}`,
      l10n.t('started {0} (Asia/Shanghai)', pod.uptime),
      version ?? '',
      pod.containerid,
    ]
      .filter((line) => line !== '')
      .join('\n'),
    icon: healthIcon(healthy ? 'good' : 'bad'),
    flags: ['named'],
    name: pod.containerid,
  };
}

/** `instance 2` of a container name like `/node1/hello.web.web.v3-i2-d0`. */
function instanceName({ containername }: Pod): string {
  const [, instance] = /-i(\d+)-d\d+$/.exec(containername) ?? [];
  return instance === undefined ? containername : l10n.t('instance {0}', instance);
}

function usedNode(
  parent: TreeNode,
  kind: 'service' | 'resource',
  name: string,
  app: Partial<NestedApp>,
): TreeNode {
  const deployed = app.appname !== undefined;
  const word = kind === 'service' ? l10n.t('service in use') : l10n.t('resource in use');
  return {
    id: `${parent.id}/${kind}:${name}`,
    label: name,
    description: [word, deployed ? l10n.t('deployed') : l10n.t('not deployed')].join(' · '),
    icon: { id: kind === 'service' ? 'plug' : 'database' },
    flags: ['named'],
  };
}

function clientNode(parent: TreeNode, appname: string): TreeNode {
  return {
    id: `${parent.id}/instance:${appname}`,
    label: appname,
    description: l10n.t('resource instance'),
    icon: { id: 'database' },
    flags: ['named'],
  };
}

function errorNode(parentId: string, text: string): TreeNode {
  const [firstLine = text] = text.split('\n');
  return {
    id: `${parentId}/lasterror`,
    label: firstLine,
    tooltip: text,
    icon: warningIcon,
  };
}
