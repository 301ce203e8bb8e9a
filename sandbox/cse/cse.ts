import type { Clock } from '../../api/clock';
import type { WireRequest } from '../http/exchange';
import type { Caller } from '../iam/authorize';
import { createKie, emptyKie } from '../kie/kie';
import type { Kie } from '../kie/kie';
import type { Registry } from '../registry/registry';
import type { CseState, Engine } from './state';

/** The cloud's engine service: management of engines, and calls passed on to the engines of a project. */
export interface Cse {
  readonly state: CseState;
  readonly clock: Clock;
  /** Factor on the durations of a real cloud. */
  readonly pace: number;
  /** Registry and configuration center of the one engine that the sandbox serves at addresses. */
  readonly registry: Registry;
  readonly kie: Kie;
  /** Where that registry and that configuration center listen. */
  readonly addresses: () => { readonly registry: string; readonly kie: string };
  /** Throws a Refusal for a caller unknown to the identity service. */
  readonly authorize: (request: WireRequest, now: number) => Caller;
}

/** An engine service of a project without engines. */
export function emptyCse(): CseState {
  return { engines: [], jobs: [], nextJobId: 17_655, nextTaskId: 89_117, kies: {} };
}

/** The configuration center of an engine. */
export function kieOf(cse: Cse, engine: Engine): Kie {
  if (engine.served) return cse.kie;
  const { clock, state } = cse;
  const kie = (state.kies[engine.id] ??= emptyKie());
  return createKie({ state: kie, clock, authorize: () => undefined });
}
