import * as l10n from '@vscode/l10n';
import type { Pod, Proc } from '../../../api/catalogue/lain/shapes';
import { explainError } from '../../../deploy/lain/known-errors';
import { describeVersion } from '../../../deploy/lain/versions';
import { parseMemory } from '../../../manifests/kinds/lain/values/memory';
import { podActions } from '../../../resources/lain/pod-actions';
import { instanceOf, isDeployed, isHealthy, versionOf, wasStarted } from '../../../resources/lain/pod-state';
import { procActions } from '../../../resources/lain/proc-actions';
import { pods, procs, type ProcScope } from '../../../resources/lain/procs';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import { healthIcon, warningIcon, type TreeNode } from '../tree-node';
import { healthOfPod, healthOfProc, unhealthyFirst } from './health';
import { loadHistory } from './history-nodes';

const mebibyte = 1024 ** 2;

/** The row of a proc; below it its last error, and its pods with the unhealthy ones first. */
export function procNode(place: RowPlace, app: string, proc: Proc): TreeNode {
  const { procname, proctype, lasterror } = proc;
  const node: TreeNode = resourceNode(place, procs, { app }, proc, {
    description: [stateOf(proc), proctype, memoryOf(proc)].join(' · '),
    tooltip: facts(
      [l10n.t('Proc'), procname],
      [l10n.t('Type'), proctype],
      [l10n.t('Size of each instance'), `${memoryOf(proc)}, cpu ${String(proc.cpu)}`],
      [l10n.t('Image'), proc.image],
      [l10n.t('Mountpoints'), proc.mountpoints.join(', ')],
      [l10n.t('Error'), [lasterror, explainError(lasterror) ?? ''].join(' ').trim()],
    ),
    icon: healthIcon(healthOfProc(proc)),
    actions: procActions,
    emptyText: l10n.t('No pod is running'),
    load: () => {
      const below = { ...place, parent: node.id };
      return {
        children: [
          ...(lasterror === '' ? [] : [errorNode(node.id, lasterror)]),
          ...unhealthyFirst(proc.pods, (pod) => healthOfPod(pod, proc)).map((pod) =>
            podNode(below, { app, proc: procname }, pod, proc),
          ),
        ],
      };
    },
  });
  return node;
}

/** The row of an error that a server reports. */
export function errorNode(parentId: string, text: string): TreeNode {
  const [firstLine = text] = text.split('\n');
  const meaning = explainError(text);
  return {
    id: `${parentId}/lasterror`,
    label: firstLine,
    tooltip: meaning === undefined ? text : `${text}\n\n${meaning}`,
    icon: warningIcon,
    health: 'bad',
  };
}

function stateOf(proc: Proc): string {
  if (proc.proctype !== 'portal' && !isDeployed(proc)) return l10n.t('not deployed');
  const wanted = proc.proctype === 'portal' ? proc.pods.length : proc.numinstances;
  return l10n.t('{0} of {1} healthy', proc.pods.filter(isHealthy).length, wanted);
}

/** In one unit, whether the manifest or the scheduler wrote it. */
function memoryOf({ memory }: Proc): string {
  const bytes = parseMemory(memory);
  return bytes === undefined ? memory : `${String(Math.round(bytes / mebibyte))} MB`;
}

function podNode(place: RowPlace, scope: ProcScope, pod: Pod, proc: Proc): TreeNode {
  const version = versionOf(pod);
  const instance = instanceOf(pod);
  const state = isHealthy(pod) ? l10n.t('healthy') : l10n.t('not healthy');
  const shown = version === undefined ? [] : [describeVersion(version)];
  const address = addressOf(pod);
  return resourceNode(place, pods, scope, pod, {
    label: instance === undefined ? pod.containername : l10n.t('instance {0}', instance),
    description: [state, ...shown, pod.nodeip].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('State'), reasonOf(pod, proc)],
      [l10n.t('Version'), version],
      [l10n.t('Started'), wasStarted(pod) ? l10n.t('{0} (Asia/Shanghai)', pod.uptime) : l10n.t('never')],
      [l10n.t('Address'), address],
      [l10n.t('Node'), pod.nodeip],
      [l10n.t('Container'), pod.containername],
      [l10n.t('Container ID'), pod.containerid],
      [l10n.t('Logs'), logsOf(scope, proc, instance)],
    ),
    icon: healthIcon(healthOfPod(pod, proc)),
    actions: podActions,
    serverId: pod.containerid,
    ...(address !== '' && { address }),
    ...(instance !== undefined && {
      emptyText: l10n.t('The console has no history of this instance'),
      load: (live) => loadHistory(place, { ...scope, instance }, live),
    }),
  });
}

/** Where a pod is reached; empty before it has an address, and without the port that it does not have. */
function addressOf({ containerip, containerport }: Pod): string {
  return containerip === '' || containerport === 0 ? containerip : `${containerip}:${String(containerport)}`;
}

/** Where its logs are: the console has no operation for them. LAIN: volumes of nodes. */
function logsOf({ app, proc }: ProcScope, { proctype }: Proc, instance: number | undefined): string {
  if (instance === undefined) return '';
  const folder = `/data/lain/volumes/${app}/${app}.${proctype}.${proc}/${String(instance)}/lain/logs`;
  return l10n.t('not in the console’s API; on the node in {0}', folder);
}

/** Why a pod is not healthy, as far as the console tells. */
function reasonOf(pod: Pod, { lasterror }: Proc): string {
  if (isHealthy(pod)) return l10n.t('healthy');
  if (lasterror !== '') return [lasterror, explainError(lasterror) ?? ''].join(' ').trim();
  return wasStarted(pod)
    ? l10n.t('not healthy: it starts, restarts or was stopped; its history is below')
    : l10n.t('not healthy: it was never started');
}
