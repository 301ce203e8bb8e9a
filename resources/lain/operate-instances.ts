import { patchProc } from '../../api/catalogue/lain/procs';
import type { Pod, Proc } from '../../api/catalogue/lain/shapes';
import type { Session } from '../../connections/session';
import type { ActionResult, ActionRun } from '../resource-action';
import { followProc } from './follow-proc';
import { instanceOf, isHealthy } from './pod-state';

export type InstanceOperation = 'start' | 'stop' | 'restart';

/** Instances of a proc: all of them, or one. */
export interface OperatedInstances {
  readonly session: Session;
  readonly app: string;
  readonly proc: Proc;
  /** From 1; all instances when left out. */
  readonly instance?: number;
}

/**
 * Starts, stops or restarts instances and follows until all of them have changed. Consoles before 2.2 refuse it.
 * Source: LAIN console API §5.18.
 * @param done What is said when they have changed.
 * @throws ApiError
 */
export async function operateInstances(
  { session, app, proc, instance }: OperatedInstances,
  operation: InstanceOperation,
  done: string,
  run: ActionRun,
): Promise<ActionResult> {
  const client = await session.client('lain');
  const body = { operation, ...(instance !== undefined && { instance }) };
  // Without the signal: a change whose answer nobody waits for would have an unknown result.
  await client.call(patchProc, { appName: app, procName: proc.procname, body });
  const isMeant = (pod: Pod) => instance === undefined || instanceOf(pod) === instance;
  const starts = new Set(proc.pods.filter(isMeant).map(startOf));
  const isReached = (now: Proc | undefined): boolean => {
    const pods = now?.pods.filter(isMeant) ?? [];
    if (operation === 'stop') return !pods.some(isHealthy);
    const hasStarted = (pod: Pod) => operation === 'start' || !starts.has(startOf(pod));
    return pods.length > 0 && pods.every((pod) => isHealthy(pod) && hasStarted(pod));
  };
  const instances = starts.size;
  const goal = { app, proc: proc.procname, instances, formerError: proc.lasterror, isReached };
  return followProc(session, { ...goal, done: () => done }, run);
}

/** Differs between two starts of an instance. */
function startOf({ containerid, uptime }: Pod): string {
  return `${containerid} ${uptime}`;
}
