import * as l10n from '@vscode/l10n';
import {
  cpuShare,
  deleteProc as removeProc,
  deployProc as createProc,
  memorySize,
  numInstances,
  patchProc,
} from '../../api/catalogue/lain/procs';
import type { Pod, Proc } from '../../api/catalogue/lain/shapes';
import { parseMemory, smallestMemory } from '../../manifests/kinds/lain/values/memory';
import { numberQuestion, textQuestion } from '../questions';
import type { ActionPlace, ActionResult, ActionRun, ResourceAction } from '../resource-action';
import { rolloutLists } from './app-lists';
import { followProc } from './follow-proc';
import { operateInstances, type InstanceOperation } from './operate-instances';
import { isDeployed, isHealthy } from './pod-state';
import { procs, type AppScope } from './procs';

type Place = ActionPlace<AppScope, Proc>;
type ProcAction = ResourceAction<AppScope, Proc>;

/** An app's own proc; portals belong to the clients of the app, and can't be changed. LAIN console API §5.19. */
const common = {
  kind: procs,
  on: 'item',
  effect: 'change',
  affects: rolloutLists,
  basis: ({ numinstances, cpu, memory, image }: Proc) => [numinstances, cpu, memory, image],
} as const;

/** Source: LAIN console API §5.18. */
const scaleProc: ProcAction = {
  ...common,
  isOffered: isRunnable,
  questions: ({ subject }) => [
    numberQuestion(numInstances, {
      name: 'num_instances',
      title: l10n.t('Number of instances of {0}', subject.procname),
      initial: String(subject.numinstances),
    }),
  ],
  plan: ({ scope, subject }, { num_instances = '' }) => {
    const wanted = Number(num_instances);
    const { procname, numinstances } = subject;
    return {
      summary: l10n.t('Scale {0} of {1} to {2} instances', procname, scope.app, wanted),
      changes: [{ path: 'num_instances', from: String(numinstances), to: String(wanted) }],
      ...(wanted === 0 && { notes: [l10n.t('No instance runs any more.'), ...unreachable(subject)] }),
      ...(wanted === numinstances && { obstacle: l10n.t('It has that many instances already.') }),
    };
  },
  run: async (place, { num_instances = '' }, run) => {
    const wanted = Number(num_instances);
    await patch(place, { num_instances: wanted });
    const { scope, subject } = place;
    // Stopped instances stay as they are.
    const stopped = new Set(subject.pods.filter((pod) => !isHealthy(pod)).map((pod) => pod.containerid));
    const healthyIn = (proc: Proc | undefined) => proc?.pods.filter(isHealthy).length ?? 0;
    const goal = {
      ...goalOf(place, wanted),
      isReached: (proc: Proc | undefined) =>
        proc?.pods.length === wanted &&
        proc.pods.every((pod) => isHealthy(pod) || stopped.has(pod.containerid)),
      done: (proc: Proc | undefined) =>
        l10n.t('{0} of {1} is scaled; healthy instances: {2}.', subject.procname, scope.app, healthyIn(proc)),
    };
    return followProc(place.session, goal, run);
  },
};

/** Source: LAIN console API §5.18. */
const resizeProc: ProcAction = {
  ...common,
  isOffered: isRunnable,
  questions: ({ subject: { procname, cpu, memory } }) => [
    textQuestion(memorySize, {
      name: 'memory',
      title: l10n.t('Memory of each instance of {0}', procname),
      initial: memory,
      check: tooSmall,
    }),
    numberQuestion(cpuShare, {
      name: 'cpu',
      title: l10n.t('CPU share of each instance of {0}', procname),
      initial: String(cpu),
    }),
  ],
  plan: ({ scope, subject }, answers) => {
    const changes = sizeChanges(subject, answers);
    return {
      summary: l10n.t('Change the size of {0} of {1}', subject.procname, scope.app),
      changes,
      notes: [l10n.t('Its instances restart one after the other: {0}.', subject.numinstances)],
      ...(changes.length === 0 && { obstacle: l10n.t('It has that size already.') }),
    };
  },
  run: async (place, answers, run) => {
    const { scope, subject } = place;
    const sizes = Object.fromEntries(
      sizeChanges(subject, answers).map(({ path, to }) => [path, path === 'cpu' ? Number(to) : to]),
    );
    await patch(place, sizes);
    const former = new Set(subject.pods.map(({ containerid }) => containerid));
    const done = l10n.t('{0} of {1} has the new size.', subject.procname, scope.app);
    return follow(place, run, done, subject.numinstances, (pods) =>
      pods.every(({ containerid }) => !former.has(containerid)),
    );
  },
};

/** Consoles from 2.1 to the newest fail here: their failure says what to do instead. Source: LAIN console API §5.16. */
const deployProc: ProcAction = {
  ...common,
  effect: 'create',
  isOffered: (proc) => proc.proctype !== 'portal' && !isDeployed(proc),
  plan: ({ scope, subject: { procname, numinstances } }) => ({
    summary: l10n.t('Deploy {0} of {1}', procname, scope.app),
    notes: [l10n.t('Instances that start: {0}.', numinstances)],
  }),
  run: async (place, _answers, run) => {
    const { session, scope, subject } = place;
    const client = await session.client('lain');
    await client.call(createProc, { appName: scope.app, body: { procname: subject.procname } });
    const done = l10n.t('{0} of {1} runs.', subject.procname, scope.app);
    return follow(place, run, done, subject.numinstances);
  },
};

const restartProc: ProcAction = {
  ...common,
  isOffered: ({ pods, proctype }) => proctype !== 'portal' && pods.length > 0,
  plan: ({ scope, subject }) => ({
    summary: l10n.t('Restart {0} of {1}', subject.procname, scope.app),
    notes: [
      l10n.t('Instances that restart at the same time: {0}.', subject.pods.length),
      ...unreachable(subject),
    ],
  }),
  run: (place, _answers, run) =>
    operate(
      place,
      'restart',
      l10n.t('{0} of {1} is restarted.', place.subject.procname, place.scope.app),
      run,
    ),
};

const stopProc: ProcAction = {
  ...common,
  isOffered: ({ pods, proctype }) => proctype !== 'portal' && pods.some(isHealthy),
  plan: ({ scope, subject }) => ({
    summary: l10n.t('Stop {0} of {1}', subject.procname, scope.app),
    notes: [
      l10n.t('Instances that stop: {0}. They are kept, and can be started again.', subject.pods.length),
      ...unreachable(subject),
    ],
  }),
  run: (place, _answers, run) =>
    operate(place, 'stop', l10n.t('{0} of {1} is stopped.', place.subject.procname, place.scope.app), run),
};

const startProc: ProcAction = {
  ...common,
  isOffered: ({ pods, proctype }) => proctype !== 'portal' && pods.some((pod) => !isHealthy(pod)),
  plan: ({ scope, subject: { procname, pods } }) => ({
    summary: l10n.t('Start {0} of {1}', procname, scope.app),
    notes: [l10n.t('Instances that start: {0}.', pods.filter((pod) => !isHealthy(pod)).length)],
  }),
  run: (place, _answers, run) =>
    operate(place, 'start', l10n.t('{0} of {1} runs.', place.subject.procname, place.scope.app), run),
};

/** Source: LAIN console API §5.19. */
const deleteProc: ProcAction = {
  ...common,
  effect: 'remove',
  isOffered: isRunnable,
  plan: ({ scope, subject }) => ({
    summary: l10n.t('Delete {0} from {1}', subject.procname, scope.app),
    notes: [
      l10n.t('Instances that go: {0}. Their volumes stay on the nodes.', subject.pods.length),
      ...unreachable(subject),
      l10n.t('The next deployment of the app creates it again if its lain.yaml still has it.'),
    ],
  }),
  run: async (place, _answers, run) => {
    const { session, scope, subject } = place;
    const client = await session.client('lain');
    await client.call(removeProc, { appName: scope.app, procName: subject.procname });
    return followProc(
      session,
      {
        ...goalOf(place, subject.pods.length),
        isReached: (proc) => proc === undefined || proc.pods.length === 0,
        done: () => l10n.t('{0} is deleted from {1}.', subject.procname, scope.app),
      },
      run,
    );
  },
};

/** Actions on procs. */
export const procActions = {
  scaleProc,
  resizeProc,
  restartProc,
  stopProc,
  startProc,
  deployProc,
  deleteProc,
};

function isRunnable(proc: Proc): boolean {
  return proc.proctype !== 'portal' && isDeployed(proc);
}

/** Without a signal: a change whose answer nobody waits for would have an unknown result. */
async function patch(
  { session, scope, subject }: Place,
  body: { readonly num_instances: number } | { readonly cpu?: number; readonly memory?: string },
): Promise<void> {
  const client = await session.client('lain');
  await client.call(patchProc, { appName: scope.app, procName: subject.procname, body });
}

function operate(
  { session, scope, subject }: Place,
  operation: InstanceOperation,
  done: string,
  run: ActionRun,
): Promise<ActionResult> {
  return operateInstances({ session, app: scope.app, proc: subject }, operation, done, run);
}

function goalOf({ scope, subject }: Place, instances: number) {
  return { app: scope.app, proc: subject.procname, instances, formerError: subject.lasterror };
}

/** Follows until a proc has this number of instances, all healthy, and more is true of them. */
function follow(
  place: Place,
  run: ActionRun,
  done: string,
  instances: number,
  isTrue: (pods: readonly Pod[]) => boolean = () => true,
) {
  const isReached = (proc: Proc | undefined) =>
    proc !== undefined && proc.pods.length === instances && proc.pods.every(isHealthy) && isTrue(proc.pods);
  return followProc(place.session, { ...goalOf(place, instances), isReached, done: () => done }, run);
}

function sizeChanges(
  { cpu, memory }: Proc,
  answers: Readonly<Record<string, string>>,
): { readonly path: string; readonly from: string; readonly to: string }[] {
  const wanted = { memory: answers['memory'] ?? memory, cpu: answers['cpu'] ?? String(cpu) };
  return [
    ...(parseMemory(wanted.memory) === parseMemory(memory)
      ? []
      : [{ path: 'memory', from: memory, to: wanted.memory }]),
    ...(Number(wanted.cpu) === cpu ? [] : [{ path: 'cpu', from: String(cpu), to: wanted.cpu.trim() }]),
  ];
}

function tooSmall(text: string): string | undefined {
  return (parseMemory(text) ?? 0) < smallestMemory ? l10n.t('Enter at least 4M.') : undefined;
}

function unreachable({ mountpoints }: Proc): string[] {
  return mountpoints.length === 0
    ? []
    : [l10n.t('Nothing answers at {0} meanwhile.', mountpoints.join(', '))];
}
