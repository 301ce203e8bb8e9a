import type { Clock } from '../../api/clock';
import type { LainState } from './state';
import type { Timing } from './timing';

/** `async`: consoles 2.0, which deploy in a thread; `sync`: 2.2 and later, which answer when their work is done. */
export type LainGeneration = 'async' | 'sync';

/** The LAIN console with the cluster behind it. */
export interface LainConsole {
  readonly state: LainState;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly generation: LainGeneration;
  /** True when the console has no sign-in and everyone is admin. */
  readonly open: boolean;
  /** True while the scheduler is stopped. */
  readonly maintenance: boolean;
}
