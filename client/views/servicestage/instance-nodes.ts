import * as l10n from '@vscode/l10n';
import type { ComponentInstance, ExternalAccess, Snapshot } from '../../../api/catalogue/servicestage/shapes';
import { componentInstanceActions } from '../../../resources/servicestage/instance-actions';
import { environments } from '../../../resources/servicestage/environments';
import { describeStatus, stateOf, type InstanceState } from '../../../resources/servicestage/instance-status';
import {
  componentInstances,
  snapshots,
  type ComponentScope,
  type InstanceScope,
} from '../../../resources/servicestage/instances';
import { accessUrl } from '../../../resources/servicestage/instance-access';
import { describeJobStatus } from '../../../resources/servicestage/job-texts';
import type { LiveReader } from '../live-reader';
import { consoleFlags, logsText } from '../console-logs';
import { countedNode } from '../counted-node';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import { shownTime } from '../../../resources/shown-time';
import { healthIcon, warningIcon, type Appearance, type Health, type TreeNode } from '../tree-node';
import { jobNode } from './job-nodes';

/** Names of the environments by id. */
type EnvironmentNames = ReadonlyMap<string, string>;

const healthOf: Readonly<Record<InstanceState, Health>> = {
  failed: 'bad',
  changing: 'waiting',
  unknown: 'unknown',
  stopped: 'unknown',
  running: 'good',
};

/** States in the order of rows: what needs attention comes first. */
const order = Object.keys(healthOf);

/** The instances of a component, those that fail first. */
export async function instanceNodes(
  place: RowPlace,
  scope: ComponentScope,
  live: LiveReader,
): Promise<{ readonly children: readonly TreeNode[]; readonly instances: readonly ComponentInstance[] }> {
  const [instances, names] = await Promise.all([
    live.list(place.target, componentInstances, scope),
    namesOf(place, live),
  ]);
  const sorted = [...instances].sort(
    (one, other) => rankOf(one) - rankOf(other) || one.name.localeCompare(other.name),
  );
  return { children: sorted.map((instance) => instanceNode(place, scope, instance, names)), instances };
}

/** As much of an instance as says how it is. */
export type WithStatus = Pick<ComponentInstance, 'status_detail'>;

/** Whether an instance fails. */
export function isTroubled(instances: readonly WithStatus[]): boolean {
  return instances.some(({ status_detail }) => stateOf(status_detail) === 'failed');
}

/** How instances are, counted. */
export function describeInstances(instances: readonly WithStatus[]): Appearance {
  const states = instances.map(({ status_detail }) => stateOf(status_detail));
  const running = states.filter((state) => state === 'running').length;
  const worst = [...states].sort((one, other) => order.indexOf(one) - order.indexOf(other))[0];
  return {
    description: l10n.t('{0} of {1} instances running', running, instances.length),
    icon: healthIcon(worst === undefined ? 'unknown' : healthOf[worst]),
  };
}

function instanceNode(
  place: RowPlace,
  scope: ComponentScope,
  instance: ComponentInstance,
  names: EnvironmentNames,
): TreeNode {
  const accesses = (instance.external_accesses ?? []).flatMap((access) => accessUrl(access) ?? []);
  const node: TreeNode = resourceNode(place, componentInstances, scope, instance, {
    ...appearanceOf(place, instance, names),
    serverId: instance.id,
    flags: consoleFlags(place.target),
    ...(accesses.length > 0 && { address: accesses.join('\n') }),
    actions: componentInstanceActions,
    load: async (live) => {
      const [current, known] = await Promise.all([
        live.read(place.target, componentInstances, scope, instance.id),
        namesOf(place, live),
      ]);
      if (!current) return { children: [] };
      const below = { target: place.target, parent: node.id };
      return {
        children: instanceChildren(below, { ...scope, instanceId: instance.id }, current),
        appearance: appearanceOf(place, current, known),
      };
    },
    emptyText: l10n.t('It no longer exists: refresh the component'),
  });
  return node;
}

async function namesOf({ target }: RowPlace, live: LiveReader): Promise<EnvironmentNames> {
  const all = await live.list(target, environments, {});
  return new Map(all.map(({ id, name }) => [id, name]));
}

function rankOf({ status_detail }: ComponentInstance): number {
  return order.indexOf(stateOf(status_detail));
}

function appearanceOf(
  { target }: RowPlace,
  instance: ComponentInstance,
  names: EnvironmentNames,
): Appearance {
  const { status_detail: detail, version, environment_id = '', platform_type } = instance;
  const environment = names.get(environment_id ?? '') ?? '';
  const status = describeStatus(detail);
  const replicas = l10n.t('{0} of {1} replicas', detail?.available_replica ?? 0, detail?.replica ?? 0);
  const platform = platform_type === 'vmapp' ? l10n.t('virtual machines') : l10n.t('containers');
  return {
    description: [status, replicas, version ?? '', environment].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Status'), status],
      [l10n.t('Reason'), detail?.fail_detail ?? undefined],
      [l10n.t('Replicas'), replicas],
      [l10n.t('Version'), version ?? undefined],
      [l10n.t('Environment'), environment],
      [l10n.t('Runs on'), platform],
      [l10n.t('Size'), instance.flavor_id ?? undefined],
      [l10n.t('Last job'), detail?.last_job_status ? describeJobStatus(detail.last_job_status) : undefined],
      [l10n.t('Changed'), shownTime(instance.update_time)],
      [l10n.t('Created'), shownTime(instance.create_time)],
      [l10n.t('Logs'), logsText(target)],
    ),
    icon: healthIcon(healthOf[stateOf(detail)]),
  };
}

/** Why it fails, the ways in, the last job, and the versions that it can go back to. */
function instanceChildren(place: RowPlace, scope: InstanceScope, instance: ComponentInstance): TreeNode[] {
  const { status_detail: detail, external_accesses } = instance;
  const reason = detail?.fail_detail ?? '';
  const jobId = detail?.last_job_id ?? '';
  return [
    ...(reason === '' ? [] : [{ id: `${place.parent}/reason`, label: reason, icon: warningIcon }]),
    ...(external_accesses ?? []).map((access) => accessNode(place, access)),
    ...(jobId === '' ? [] : [jobNode(place, jobId, detail?.last_job_status)]),
    snapshotsNode(place, scope, instance),
  ];
}

function accessNode({ parent }: RowPlace, access: ExternalAccess): TreeNode {
  const { address, forward_port: port, status } = access;
  const url = accessUrl(access);
  return {
    id: `${parent}/access:${url ?? ''}:${String(port ?? '')}`,
    label: url ?? address ?? l10n.t('access without an address'),
    description: [
      status ? describeStatus({ status }) : '',
      l10n.t('access from outside'),
      port ? l10n.t('to port {0}', port) : '',
    ]
      .filter((text) => text !== '')
      .join(' · '),
    icon: { id: 'globe' },
    flags: url === undefined ? ['named'] : ['named', 'address'],
    ...(url !== undefined && { address: url }),
  };
}

function snapshotsNode(place: RowPlace, scope: InstanceScope, { version }: ComponentInstance): TreeNode {
  const icon = { id: 'history' };
  return countedNode(place, snapshots, scope, {
    label: l10n.t('Snapshots'),
    icon,
    emptyText: l10n.t('There are no snapshots: each successful upgrade makes one'),
    countText: ({ length }) => l10n.t('versions: {0}', length),
    rowOf: (below, one) => snapshotNode(below, scope, one, version ?? ''),
  });
}

function snapshotNode(place: RowPlace, scope: InstanceScope, snapshot: Snapshot, current: string): TreeNode {
  const time = shownTime(snapshot.create_time);
  const isCurrent = snapshot.version === current;
  return resourceNode(place, snapshots, scope, snapshot, {
    description: [isCurrent ? l10n.t('deployed now') : '', time ?? '']
      .filter((text) => text !== '')
      .join(' · '),
    tooltip: facts([l10n.t('Version'), snapshot.version], [l10n.t('Created'), time]),
    icon: { id: isCurrent ? 'pass' : 'git-commit' },
  });
}
