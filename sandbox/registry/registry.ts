import type { Clock } from '../../api/clock';
import type { RegistryState } from './state';

/** Account of an engine with role-based access. */
export interface RegistryAccount {
  readonly name: string;
  readonly password: string;
}

/** The service center of an engine. */
export interface Registry {
  readonly state: RegistryState;
  readonly clock: Clock;
  /** Absent: nobody has to sign in. */
  readonly account: RegistryAccount | undefined;
  /** Life of a token in milliseconds, unless the caller asks for another. */
  readonly tokenLife: number;
}
