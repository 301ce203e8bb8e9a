import * as l10n from '@vscode/l10n';
import type { Pod, Proc } from '../../api/catalogue/lain/shapes';
import { restartsMany, startsMany, stopsMany } from '../many-texts';
import type { ActionPlace, ActionPlan, ManyItems, ResourceAction } from '../resource-action';
import { logLists } from './app-lists';
import { operateInstances, type InstanceOperation } from './operate-instances';
import { instanceOf, isHealthy } from './pod-state';
import { pods, procs, type ProcScope } from './procs';

type Place = ActionPlace<ProcScope, Pod>;

const restartPod = podAction('restart', {
  many: restartsMany(),
  isOffered: () => true,
  summary: (name) => l10n.t('Restart {0}', name),
  done: (name) => l10n.t('{0} is restarted.', name),
});

const stopPod = podAction('stop', {
  many: stopsMany(),
  isOffered: isHealthy,
  summary: (name) => l10n.t('Stop {0}', name),
  done: (name) => l10n.t('{0} is stopped.', name),
});

const startPod = podAction('start', {
  many: startsMany(),
  isOffered: (pod) => !isHealthy(pod),
  summary: (name) => l10n.t('Start {0}', name),
  done: (name) => l10n.t('{0} runs.', name),
});

/** Actions on single instances. */
export const podActions = { restartPod, stopPod, startPod };

interface Texts {
  readonly isOffered: (pod: Pod) => boolean;
  /** @param name Like `instance 2 of web of hello-world`. */
  readonly summary: (name: string) => string;
  readonly done: (name: string) => string;
  readonly many: ManyItems<ProcScope, Pod>;
}

/** Source: LAIN console API §5.18. */
function podAction(
  operation: InstanceOperation,
  { isOffered, summary, done, many }: Texts,
): ResourceAction<ProcScope, Pod> {
  return {
    kind: pods,
    on: 'item',
    many,
    effect: 'change',
    affects: logLists,
    isOffered: (pod) => instanceOf(pod) !== undefined && isOffered(pod),
    basis: ({ containerid }) => containerid,
    plan: async (place) => planFor(place, operation, summary(nameOf(place))),
    run: async (place, _answers, run) => {
      const { session, scope, subject } = place;
      const instance = instanceOf(subject);
      const proc = await procOf(place);
      if (!proc || instance === undefined)
        return { state: 'failed', message: l10n.t('It no longer exists.') };
      const operated = { session, app: scope.app, proc, instance };
      return operateInstances(operated, operation, done(nameOf(place)), run);
    },
  };
}

async function planFor(place: Place, operation: InstanceOperation, summary: string): Promise<ActionPlan> {
  const proc = await procOf(place);
  const others = proc?.pods.filter((pod) => pod.containerid !== place.subject.containerid) ?? [];
  const note = l10n.t('Other instances that keep running: {0}.', others.filter(isHealthy).length);
  return { summary, ...(operation !== 'start' && { notes: [note] }) };
}

async function procOf({ scope: { app, proc }, list }: Place): Promise<Proc | undefined> {
  return (await list(procs, { app })).find(({ procname }) => procname === proc);
}

function nameOf({ scope, subject }: Place): string {
  return l10n.t('instance {0} of {1} of {2}', instanceOf(subject) ?? 0, scope.proc, scope.app);
}
