import type { Clock } from '../../api/clock';
import type { WireRequest } from '../http/exchange';
import { createChanges } from './changes';
import type { Changes } from './changes';
import { createListCache } from './list-cache';
import type { ListCache } from './list-cache';
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
  readonly listed: ListCache;
}

/** @param lag Milliseconds until lists show a change; 0 for at once. */
export function createKie(options: Pick<Kie, 'state' | 'clock' | 'authorize'>, lag = 0): Kie {
  const listed = createListCache(options.state, lag);
  return { ...options, changes: createChanges(), polls: createPolls(), listed };
}

/** An empty configuration center. */
export function emptyKie(): KieState {
  return { revision: 0, items: [], history: {} };
}
