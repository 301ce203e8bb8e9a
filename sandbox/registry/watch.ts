import type { WatchEvent } from '../../api/catalogue/registry/sockets';
import { isOver } from './leases';
import { instancesOf, keyOf, versionsOf } from './services';
import type { Dependency, RegisteredInstance, RegistryState } from './state';

/** One instance as last seen by a watcher. */
interface Sight {
  readonly provider: string;
  readonly key: WatchEvent['key'];
  readonly registered: RegisteredInstance;
  readonly text: string;
}

/** The changes since the last call. */
export type Watch = (now: number) => WatchEvent[];

/**
 * Watches the instances of the microservices that a consumer has discovered, and reports the changes since the last
 * call. Instances of a newly discovered microservice are not reported: its discovery has returned them.
 * Source: Registry API, section 5.
 */
export function createWatch(state: RegistryState, project: string, consumerId: string): Watch {
  let providers = new Set<string>();
  let seen = new Map<string, Sight>();

  const look = () => {
    const dependencies = state.dependencies.filter((one) => one.consumerId === consumerId);
    const sights = dependencies.flatMap((dependency) => sightsOf(state, project, dependency));
    return {
      providers: new Set(dependencies.map(textOf)),
      sights: new Map(sights.map((sight) => [sight.registered.instance.instanceId, sight])),
    };
  };
  ({ providers, sights: seen } = look());

  return (now) => {
    const current = look();
    const events = [
      ...[...seen].filter(([id]) => !current.sights.has(id)).map(([, sight]) => departure(sight, now)),
      ...[...current.sights].flatMap(([id, sight]) =>
        providers.has(sight.provider) ? arrivalOrChange(seen.get(id), sight) : [],
      ),
    ];
    ({ providers, sights: seen } = current);
    return events;
  };
}

function sightsOf(state: RegistryState, project: string, dependency: Dependency): Sight[] {
  return versionsOf(state, project, dependency).flatMap((version) =>
    instancesOf(state, version.service.serviceId).map((registered) => ({
      provider: textOf(dependency),
      key: { ...keyOf(version), version: version.service.version },
      registered,
      text: JSON.stringify(registered.instance),
    })),
  );
}

function departure({ key, registered }: Sight, now: number): WatchEvent {
  return { action: isOver(registered, now) ? 'EXPIRE' : 'DELETE', key, instance: registered.instance };
}

function arrivalOrChange(before: Sight | undefined, { key, registered, text }: Sight): WatchEvent[] {
  if (before?.text === text) return [];
  return [{ action: before ? 'UPDATE' : 'CREATE', key, instance: registered.instance }];
}

function textOf({ environment, appId, serviceName }: Dependency): string {
  return [environment, appId, serviceName].join('/');
}
