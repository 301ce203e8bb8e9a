import type { MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import type { RegistryState } from './state';

/** A departure is seen this many times as late as a change: 2.3 s after 0.3 s on a real server. */
const departureLag = 8;

/** Instances as a registry reads them: from its cache, which sees changes late and departures later. */
export interface InstanceCache {
  /** Instances of a microservice version; `fresh` reads what is stored. */
  read(serviceId: string, now: number, fresh?: boolean): MicroserviceInstance[];
  /** To be called before an instance changes. */
  willChange(instance: MicroserviceInstance, now: number): void;
  /** To be called before an instance goes. */
  willGo(instance: MicroserviceInstance, now: number): void;
}

interface Earlier {
  readonly instance: MicroserviceInstance;
  /** When the cache sees what has become of it, in milliseconds since 1970. */
  readonly until: number;
}

/** @param lag Milliseconds until a change is seen; 0 for at once. */
export function createInstanceCache(state: RegistryState, lag: number): InstanceCache {
  const changed = new Map<string, Earlier>();
  const gone = new Map<string, Earlier>();

  const stillSeen = (one: Earlier | undefined, now: number) => one !== undefined && one.until > now;
  /** What was seen first stays seen until its time is over. */
  const remember = (
    seen: Map<string, Earlier>,
    instance: MicroserviceInstance,
    now: number,
    late: number,
  ) => {
    if (late === 0) return;
    for (const [id, one] of seen) if (!stillSeen(one, now)) seen.delete(id);
    if (seen.has(instance.instanceId)) return;
    seen.set(instance.instanceId, { instance: structuredClone(instance), until: now + late });
  };

  return {
    read: (serviceId, now, fresh = false) => {
      const stored = unsorted((state.instances[serviceId] ?? []).map(({ instance }) => instance));
      if (fresh || lag === 0) return stored;
      const ids = new Set(stored.map(({ instanceId }) => instanceId));
      const departed = [...gone.values()].filter(
        (one) =>
          one.instance.serviceId === serviceId && stillSeen(one, now) && !ids.has(one.instance.instanceId),
      );
      const present = stored.map((instance) => {
        const earlier = changed.get(instance.instanceId);
        return earlier && stillSeen(earlier, now) ? earlier.instance : instance;
      });
      return [...present, ...departed.map(({ instance }) => instance)];
    },
    willChange: (instance, now) => remember(changed, instance, now, lag),
    willGo: (instance, now) => remember(gone, instance, now, lag * departureLag),
  };
}

/** Servers keep instances in a hash map, so that lists come in no order; here it is always the same one. */
function unsorted(instances: MicroserviceInstance[]): MicroserviceInstance[] {
  const keyed = instances.map((instance) => ({ instance, key: [...instance.instanceId].reverse().join('') }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ instance }) => instance);
}
