import type { RegisteredInstance, RegistryState } from './state';

const defaults = { interval: 30, times: 3 };
const least = { interval: 5, times: 3 };

/** Lifetime of an instance after its last heartbeat, in milliseconds; source: Registry API, section 2. */
export function leaseOf(registered: RegisteredInstance): number {
  const { healthCheck } = registered.instance;
  const { interval, times } = !healthCheck || healthCheck.mode === 'pull' ? defaults : healthCheck;
  return Math.max(interval, least.interval) * (Math.max(times, least.times) + 1) * 1000;
}

export function isOver(registered: RegisteredInstance, now: number): boolean {
  return !registered.keptAlive && registered.heartbeatAt + leaseOf(registered) <= now;
}

/** Removes the instances whose lease has ended. */
export function expire(state: RegistryState, now: number): void {
  for (const [serviceId, instances] of Object.entries(state.instances)) {
    if (!instances.some((one) => isOver(one, now))) continue;
    state.instances[serviceId] = instances.filter((one) => !isOver(one, now));
  }
}

/** Minimum time between two checks of leases: engines may have very many. */
const betweenLooks = 1_000;

/** Removes the instances whose lease has ended, if the last check was a second ago or more. */
export function createExpiry(state: RegistryState): (now: number) => void {
  let lastLook = -Infinity;
  return (now) => {
    if (now >= lastLook && now - lastLook < betweenLooks) return;
    lastLook = now;
    expire(state, now);
  };
}
