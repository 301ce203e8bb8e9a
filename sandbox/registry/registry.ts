import type { Clock } from '../../api/clock';
import { createExpiry } from './leases';
import type { RegistryState } from './state';

/** Parts of a service center. */
export interface RegistryParts {
  readonly state: RegistryState;
  readonly clock: Clock;
  /** True when everyone has to sign in. */
  readonly secured: boolean;
  /** Life of a token in milliseconds, unless the caller requests another. */
  readonly tokenLife: number;
  /** Stores the state, if it is stored at all. */
  readonly save: () => Promise<void>;
}

/** The service center of an engine. */
export interface Registry extends RegistryParts {
  /** Removes instances without heartbeats. */
  readonly expire: (now: number) => void;
  /** Called after every request, as it may have changed something. */
  readonly watchers: Set<() => void>;
}

/** A registry over a state, which others may look at too. */
export function createRegistry(parts: RegistryParts): Registry {
  return { ...parts, expire: createExpiry(parts.state), watchers: new Set() };
}
