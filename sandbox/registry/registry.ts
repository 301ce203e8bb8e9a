import type { Clock } from '../../api/clock';
import { createAlarms } from './alarms';
import type { Alarms } from './alarms';
import { createInstanceCache } from './instance-cache';
import type { InstanceCache } from './instance-cache';
import { createExpiry } from './leases';
import type { RegistryState } from './state';

/** Parts of a service center. */
export interface RegistryParts {
  readonly state: RegistryState;
  readonly clock: Clock;
  /** True when everyone has to sign in; otherwise there are no accounts and roles either. */
  readonly secured: boolean;
  /** Life of a token in milliseconds, unless the caller requests another. */
  readonly tokenLife: number;
  /** Stores the state, if it is stored at all. */
  readonly save: () => Promise<void>;
  /** Milliseconds until reads show a changed instance. */
  readonly lag: number;
}

/** The service center of an engine. */
export interface Registry extends RegistryParts {
  readonly instances: InstanceCache;
  readonly alarms: Alarms;
  /** Removes instances without heartbeats. */
  readonly expire: (now: number) => void;
  /** Called after every request, as it may have changed something. */
  readonly watchers: Set<() => void>;
}

/** A registry over a state, which others may look at too. */
export function createRegistry(parts: RegistryParts): Registry {
  const { state, lag } = parts;
  return {
    ...parts,
    instances: createInstanceCache(state, lag),
    alarms: createAlarms(),
    expire: createExpiry(state),
    watchers: new Set(),
  };
}
