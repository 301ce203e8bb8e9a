import type { Clock } from '../../api/clock';
import type { RegistryState } from './state';

/** What a service center is made of. */
export interface RegistryParts {
  readonly state: RegistryState;
  readonly clock: Clock;
  /** True when everyone has to sign in. */
  readonly secured: boolean;
  /** Life of a token in milliseconds, unless the caller asks for another. */
  readonly tokenLife: number;
}

/** The service center of an engine. */
export interface Registry extends RegistryParts {
  /** Called after every request, as it may have changed something. */
  readonly watchers: Set<() => void>;
}
