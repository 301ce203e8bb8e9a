import assert from 'node:assert/strict';
import { deserialize, serialize } from 'node:v8';
import type { Transport } from '../../../api/http/transport';
import { demoState } from '../../../sandbox/seeds/demo/demo';
import { emptyState } from '../../../sandbox/seeds/empty';
import type { SandboxState } from '../../../sandbox/state';
import { startDeploying, type DeployStage } from './stage';

/** What is there before a run, and what the run is to reach. */
export interface Goal {
  readonly text: string;
  /** The state of the sandbox, and its time. */
  readonly from: Buffer;
  readonly time: number;
  /** Names of what may be deleted and created again. */
  readonly allowReplace?: readonly string[];
}

/** The engines of the demo, which have nothing in them: short lists make short tests. */
function enginesOnly(now: number): SandboxState {
  const { cse, nacos } = demoState(now);
  return { ...emptyState(now), cse, nacos };
}

/** Runs something against servers that are as a goal says, or that have nothing but engines. */
export async function onStage<T>(
  goal: Goal | undefined,
  transport: Transport | undefined,
  work: (stage: DeployStage, state: () => SandboxState) => Promise<T>,
): Promise<T> {
  let state: SandboxState | undefined;
  const seed = (now: number) => (state = goal ? (deserialize(goal.from) as SandboxState) : enginesOnly(now));
  const stage = await startDeploying({ seed, badGateway: 0 }, { ...(transport && { transport }) });
  try {
    if (goal) stage.sandbox.advance(goal.time - stage.sandbox.now());
    return await work(stage, () => state ?? assert.fail());
  } finally {
    await stage.close();
  }
}

/** The goal after another one was reached. */
export function goalAfter(texts: readonly string[], text: string, before?: Goal): Promise<Goal> {
  return onStage(before, undefined, async (stage, state) => {
    if (texts.length > 0) assert.equal((await stage.deploy(texts.join('---\n'))).state, 'reached');
    stage.sandbox.advance(10_000); // nothing lags any more, and instances still live
    return { text, from: serialize(state()), time: stage.sandbox.now() };
  });
}

/** The goal with all replacements allowed that it needs. */
export async function withReplacements(goal: Goal): Promise<Goal> {
  const { plan } = await onStage(goal, undefined, (stage) => stage.plan(goal.text));
  const allowReplace = plan.steps.flatMap(({ allowedBy }) => allowedBy ?? []);
  assert.notDeepEqual(allowReplace, []);
  return { ...goal, allowReplace };
}
