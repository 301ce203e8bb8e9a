import type { Clock } from '../../api/clock';
import type { WireRequest } from '../http/exchange';
import { createChanges } from './changes';
import type { Changes } from './changes';
import { createPolls } from './polls';
import type { Polls } from './polls';
import type { KieState } from './state';

/** The configuration center of an engine. */
export interface Kie {
  readonly state: KieState;
  readonly clock: Clock;
  /** Throws a Refusal when the engine has authentication and the request has no valid token. */
  readonly authorize: (request: WireRequest, now: number) => void;
  readonly changes: Changes;
  readonly polls: Polls;
}

export function createKie(options: Omit<Kie, 'changes' | 'polls'>): Kie {
  return { ...options, changes: createChanges(), polls: createPolls() };
}

/** An empty configuration center. */
export function emptyKie(): KieState {
  return { revision: 0, items: [], history: {} };
}
