import type { App, Pod, Proc } from '../../../api/catalogue/lain/shapes';
import { isDeployed, isHealthy } from '../../../resources/lain/pod-state';
import type { Health } from '../tree-node';

/** From what needs attention to what does not. */
const order: readonly Health[] = ['bad', 'waiting', 'unknown', 'good'];

/** A pod that is not healthy starts, restarts or was stopped: it is bad only when the scheduler reports an error. */
export function healthOfPod(pod: Pod, { lasterror }: Proc): Health {
  if (isHealthy(pod)) return 'good';
  return lasterror === '' ? 'waiting' : 'bad';
}

/** Pods of a portal belong to the clients of the app. */
export function healthOfProc(proc: Proc): Health {
  const { proctype, lasterror, pods, numinstances } = proc;
  if (proctype === 'portal') return 'good';
  if (lasterror !== '') return 'bad';
  if (!isDeployed(proc) || (numinstances === 0 && pods.length === 0)) return 'unknown';
  return pods.length === numinstances && pods.every(isHealthy) ? 'good' : 'waiting';
}

/** The worst of its procs, and its own error. */
export function healthOfApp({ deployerror, procs }: Pick<App, 'deployerror' | 'procs'>): Health {
  return deployerror === '' ? worst(procs.map(healthOfProc)) : 'bad';
}

/** The procs of an app that need attention. */
export function troubledProcs({ procs }: Pick<App, 'procs'>): readonly Proc[] {
  return procs.filter((proc) => ['bad', 'waiting'].includes(healthOfProc(proc)));
}

/** Items with the unhealthy ones first, otherwise in their order. */
export function unhealthyFirst<Item>(
  items: readonly Item[],
  healthOf: (item: Item) => Health,
): readonly Item[] {
  return [...items].sort((one, other) => rank(healthOf(one)) - rank(healthOf(other)));
}

/** The state that needs attention most. */
export function worst(all: readonly Health[]): Health {
  const worstOf: readonly Health[] = ['bad', 'waiting', 'good', 'unknown'];
  return worstOf.find((health) => all.includes(health)) ?? 'good';
}

function rank(health: Health): number {
  return order.indexOf(health);
}
