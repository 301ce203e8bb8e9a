import * as l10n from '@vscode/l10n';
import { replica } from '../../api/catalogue/servicestage/fields';
import {
  deleteComponentInstance as deleteInstance,
  runComponentInstanceAction,
} from '../../api/catalogue/servicestage/instances';
import type { ComponentInstance } from '../../api/catalogue/servicestage/shapes';
import { numberQuestion } from '../questions';
import { restartsMany, startsMany, stopsMany } from '../many-texts';
import type { ActionQuestion } from '../resource-action';
import { shownTime } from '../shown-time';
import { environmentResources } from './environments';
import { accessUrl } from './instance-access';
import {
  describeReplicas,
  finishJob,
  isRunning,
  isStopped,
  onInstance,
  onRunningInstance,
  withObstacle,
  type InstanceAction,
  type InstancePlace,
} from './instance-run';
import { describeStatus, stateOf } from './instance-status';
import { pathOf, snapshots } from './instances';
import { stageOf } from './stage';
import { upgradeComponentInstance } from './upgrade-action';

/** Starts a stopped instance. Source: resources §4. */
const startComponentInstance: InstanceAction = {
  ...onInstance,
  effect: 'change',
  isOffered: isStopped,
  plan: ({ subject }) => ({
    summary: l10n.t('Start {0}', subject.name),
    changes: [statusChange(subject, l10n.t('running'))],
    notes: [l10n.t('Replicas that start: {0}.', subject.status_detail?.replica ?? 0)],
  }),
  run: async (place, _answers, run) =>
    finishJob(place, await send(place, { action: 'start' }), run, {
      isReached: isRunning,
      done: (instance) => l10n.t('{0} is started: {1} run.', place.subject.name, describeReplicas(instance)),
    }),
  many: startsMany(),
};

/** Stops all copies of an instance. */
const stopComponentInstance: InstanceAction = {
  ...onRunningInstance,
  effect: 'change',
  obstacle: ({ subject }) =>
    isStopped(subject) ? l10n.t('It is stopped already.') : onInstance.obstacle({ subject }),
  plan: ({ subject }) => ({
    summary: l10n.t('Stop {0}', subject.name),
    changes: [statusChange(subject, l10n.t('stopped'))],
    notes: lostCopies(subject),
  }),
  run: async (place, _answers, run) =>
    finishJob(place, await send(place, { action: 'stop' }), run, {
      isReached: (instance) => stateOf(instance?.status_detail) === 'stopped',
      done: () => l10n.t('{0} is stopped.', place.subject.name),
    }),
  many: stopsMany(),
};

/** Restarts all copies of an instance. */
const restartComponentInstance: InstanceAction = {
  ...onRunningInstance,
  effect: 'change',
  plan: ({ subject }) => ({
    summary: l10n.t('Restart {0}', subject.name),
    notes: [l10n.t('Replicas that restart: {0}.', subject.status_detail?.replica ?? 0)],
  }),
  run: async (place, _answers, run) =>
    finishJob(place, await send(place, { action: 'restart' }), run, {
      isReached: isRunning,
      done: (instance) =>
        l10n.t('{0} is restarted: {1} run.', place.subject.name, describeReplicas(instance)),
    }),
  many: restartsMany(),
};

/** Changes the number of copies; on virtual machines also which of them run it. Source: resources §4. */
const scaleComponentInstance: InstanceAction = {
  ...onRunningInstance,
  effect: 'change',
  questions: async (place) => [
    numberQuestion(replica, {
      name: 'replica',
      title: l10n.t('Number of replicas of {0}', place.subject.name),
      initial: String(place.subject.status_detail?.replica ?? 1),
    }),
    ...(await hostsQuestions(place)),
  ],
  plan: ({ subject }, { replica: wanted = '', hosts }) => {
    const current = String(subject.status_detail?.replica ?? 0);
    const formerHosts = hostsOf(subject).join(', ');
    const newHosts = hosts === undefined ? formerHosts : readHosts(hosts).join(', ');
    const isSame = Number(current) === Number(wanted) && newHosts === formerHosts;
    return {
      summary: l10n.t('Scale {0} from {1} to {2} replicas', subject.name, current, wanted),
      changes: [
        { path: 'replica', from: current, to: wanted },
        ...(newHosts === formerHosts ? [] : [{ path: 'hosts', from: formerHosts, to: newHosts }]),
      ],
      ...(Number(wanted) === 0 && { notes: lostCopies(subject) }),
      ...withObstacle(isSame ? l10n.t('It has this number already.') : undefined),
    };
  },
  run: async (place, { replica: wanted = '', hosts }, run) => {
    const parameters = { replica: Number(wanted), ...(hosts !== undefined && { hosts: readHosts(hosts) }) };
    return finishJob(place, await send(place, { action: 'scale', parameters }), run, {
      isReached: (instance) => isRunning(instance) && instance?.status_detail?.replica === parameters.replica,
      done: (instance) => l10n.t('{0} is scaled: {1} run.', place.subject.name, describeReplicas(instance)),
    });
  },
};

/** Goes back to the deployment of a snapshot. */
const rollBackComponentInstance: InstanceAction = {
  ...onInstance,
  effect: 'change',
  isOffered: ({ status_detail }) => stateOf(status_detail) !== 'changing',
  questions: async (place) => {
    const choices = (await otherSnapshots(place)).map(({ version, create_time }) => ({
      value: version,
      label: version,
      description: shownTime(create_time) ?? '',
    }));
    return choices.length === 0
      ? []
      : [{ name: 'version', title: l10n.t('Version to roll {0} back to', place.subject.name), choices }];
  },
  plan: async (place, { version }) => {
    const { subject } = place;
    const others = await otherSnapshots(place);
    const none = l10n.t('It has no snapshot of another version to go back to.');
    if (version === undefined) {
      return { summary: l10n.t('Roll back {0}', subject.name), obstacle: none };
    }
    const isThere = others.some((one) => one.version === version);
    return {
      summary: l10n.t('Roll back {0} to {1}', subject.name, version),
      changes: [{ path: 'version', from: subject.version ?? '', to: version }],
      notes: [
        l10n.t('Replicas that are replaced: {0}.', subject.status_detail?.replica ?? 0),
        l10n.t(
          'The settings of {0} come back, and its number of replicas may: no API tells them before.',
          version,
        ),
      ],
      ...withObstacle(isThere ? undefined : l10n.t('There is no longer a snapshot of {0}.', version)),
    };
  },
  run: async (place, { version = '' }, run) =>
    finishJob(place, await send(place, { action: 'rollback', parameters: { version } }), run, {
      isReached: (instance) => isRunning(instance) && instance?.version === version,
      done: (instance) =>
        [
          l10n.t(
            '{0} is rolled back to {1}: {2} run.',
            place.subject.name,
            version,
            describeReplicas(instance),
          ),
          ...otherCount(place.subject, instance),
        ].join(' '),
    }),
};

/** Deletes an instance with its workload; `force` is never sent. Source: resources §4. */
const deleteComponentInstance: InstanceAction = {
  ...onInstance,
  effect: 'remove',
  plan: async (place) => {
    const { subject, scope, list } = place;
    const kept = await list(snapshots, { ...scope, instanceId: subject.id });
    return {
      summary: l10n.t('Delete {0}', subject.name),
      notes: [
        ...lostCopies(subject),
        l10n.t('Snapshots that go with it: {0}. There is no way back.', kept.length),
      ],
    };
  },
  run: async (place, _answers, run) => {
    const { session, scope, subject } = place;
    const { client, project_id } = await stageOf(session);
    const path = { project_id, ...pathOf({ ...scope, instanceId: subject.id }) };
    const { job_id } = await client.call(deleteInstance, path);
    return finishJob(place, job_id, run, {
      isReached: (instance) => instance === undefined,
      done: () => l10n.t('{0} is deleted.', subject.name),
    });
  },
};

/** Actions on instances of components. */
export const componentInstanceActions = {
  startComponentInstance,
  stopComponentInstance,
  restartComponentInstance,
  scaleComponentInstance,
  upgradeComponentInstance,
  rollBackComponentInstance,
  deleteComponentInstance,
};

/** Sends an action; the id of its job. A write that has been sent is not aborted. */
async function send(
  { session, scope, subject }: InstancePlace,
  body:
    | { action: 'start' | 'stop' | 'restart' }
    | { action: 'scale'; parameters: { replica: number; hosts?: string[] } }
    | { action: 'rollback'; parameters: { version: string } },
): Promise<string> {
  const { client, project_id } = await stageOf(session);
  const path = { project_id, ...pathOf({ ...scope, instanceId: subject.id }) };
  const { job_id } = await client.call(runComponentInstanceAction, { ...path, body });
  return job_id;
}

function statusChange({ status_detail }: ComponentInstance, to: string) {
  return { path: 'status', from: describeStatus(status_detail), to };
}

/** What nobody reaches any more when no copy runs. */
function lostCopies({ status_detail, external_accesses }: ComponentInstance): string[] {
  const addresses = (external_accesses ?? []).flatMap((access) => accessUrl(access) ?? []);
  return [
    l10n.t('Replicas that end: {0}.', status_detail?.available_replica ?? 0),
    ...(addresses.length > 0 ? [l10n.t('Nothing answers at {0} any more.', addresses.join(', '))] : []),
  ];
}

/** That the number of copies is another one than before, which snapshots don't tell. Source: resources §4. */
function otherCount(before: ComponentInstance, now: ComponentInstance | undefined): readonly string[] {
  const from = before.status_detail?.replica ?? 0;
  const to = now?.status_detail?.replica ?? 0;
  return from === to ? [] : [l10n.t('Its number of replicas is changed, too: {0} → {1}.', from, to)];
}

async function otherSnapshots({ scope, subject, list }: InstancePlace) {
  const all = await list(snapshots, { ...scope, instanceId: subject.id });
  return all.filter(({ version }) => version !== subject.version);
}

/** Which virtual machines are to run it: the call needs them, unlike for containers. */
async function hostsQuestions({ subject, list }: InstancePlace): Promise<readonly ActionQuestion[]> {
  const { environment_id: environmentId } = subject;
  if (hostsOf(subject).length === 0 || !environmentId) return [];
  const machines = (await list(environmentResources, { environmentId })).filter(
    ({ type }) => type?.toLowerCase() === 'ecs',
  );
  const known = machines.map(({ id, name }) => l10n.t('{0} is {1}', name ?? id, id)).join(', ');
  return [
    {
      name: 'hosts',
      title: l10n.t('Virtual machines that run {0}', subject.name),
      prompt: l10n.t('Ids of virtual machines, with commas between them: {0}', known),
      initial: hostsOf(subject).join(', '),
      check: (text) => {
        const unknown = readHosts(text).find((id) => machines.every((machine) => machine.id !== id));
        if (unknown !== undefined) return l10n.t('The environment has no virtual machine {0}.', unknown);
        return readHosts(text).length === 0 ? l10n.t('Enter at least one id.') : undefined;
      },
    },
  ];
}

function hostsOf({ refer_resources }: ComponentInstance): readonly string[] {
  const machines = (refer_resources ?? []).find(({ type }) => type?.toLowerCase() === 'ecs');
  const hosts = machines?.parameters?.['hosts'];
  return Array.isArray(hosts) ? hosts.map(String) : [];
}

function readHosts(text: string): string[] {
  return text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}
