import { deserialize, serialize } from 'node:v8';
import { lainToken } from '../../../api/auth/lain-token';
import { noCredentials } from '../../../api/auth/credentials';
import type { Credentials } from '../../../api/auth/credentials';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { ApiError } from '../../../api/errors/api-error';
import type { RunningSandbox, SandboxOptions } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { demoState } from '../../../sandbox/seeds/demo/demo';
import type { SandboxState } from '../../../sandbox/state';
import { fakeClock } from '../../unit/api/fakes';

/** A sandbox whose time the test moves, and clients of its services. */
export interface TestSandbox extends RunningSandbox {
  /** Lets time pass. */
  readonly advance: (milliseconds: number) => void;
  readonly now: () => number;
  /** Client of the LAIN console for one of its users; `lin` maintains most apps. */
  lain(user?: string): ApiClient;
  registry(credentials?: Credentials): ApiClient;
  iam(credentials?: Credentials): ApiClient;
}

/** The demo of each time at which sandboxes were started. */
const demos = new Map<number, Buffer>();

/** A copy of the demo, which takes several times as long to make. */
function copyOfDemo(now: number): SandboxState {
  const demo = demos.get(now) ?? serialize(demoState(now));
  demos.set(now, demo);
  return deserialize(demo) as SandboxState;
}

/** Durations are those of a real cluster, but the clock stands still until it is moved. */
export async function startTestSandbox(options: SandboxOptions = {}): Promise<TestSandbox> {
  const { clock, advance } = fakeClock();
  const { ready, close } = await startSandbox({ pace: 1, clock, seed: copyOfDemo, ...options });
  const clients: ApiClient[] = [];
  const client = (address: string, credentials: Credentials): ApiClient => {
    const created = createClient({ address, credentials });
    clients.push(created);
    return created;
  };
  return {
    ready,
    advance,
    now: () => clock.now(),
    lain: (user = 'lin') => client(ready.lain, lainToken({ accessToken: `sandbox-token-of-${user}` })),
    registry: (credentials = noCredentials()) => client(ready.registry, credentials),
    iam: (credentials = noCredentials()) => client(ready.iam, credentials),
    close: async () => {
      await Promise.all(clients.map((one) => one.close()));
      await close();
    },
  };
}

/** The failure of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof ApiError) return outcome;
  throw new Error(`The call was to fail with an ApiError; it ended with ${String(outcome)}`);
}
