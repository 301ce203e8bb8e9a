import assert from 'node:assert/strict';
import { deserialize, serialize } from 'node:v8';
import { ApiError } from '../../../api/errors/api-error';
import type { DeployOutcome } from '../../../deploy/apply-plan';
import { demoState } from '../../../sandbox/seeds/demo/demo';
import { emptyState } from '../../../sandbox/seeds/empty';
import type { SandboxState } from '../../../sandbox/state';
import { faults, faultyTransport, isWrite, type Fault, type FaultyTransport } from './faulty-transport';
import { cases, changedText } from './kind-cases';
import { startDeploying, titlesOf, type DeployStage } from './stage';

/** What is there before a run, and what the run is to reach. */
interface Goal {
  readonly text: string;
  /** The state of the sandbox, and its time. */
  readonly from: Buffer;
  readonly time: number;
}

/** The engines of the demo, which have nothing in them: short lists make short tests. */
function enginesOnly(now: number): SandboxState {
  const { cse, nacos } = demoState(now);
  return { ...emptyState(now), cse, nacos };
}

/** Runs something against servers that are as a goal says, or that have nothing but engines. */
async function onStage<T>(
  goal: Goal | undefined,
  transport: FaultyTransport,
  work: (stage: DeployStage, state: () => SandboxState) => Promise<T>,
): Promise<T> {
  let state: SandboxState | undefined;
  const seed = (now: number) => (state = goal ? (deserialize(goal.from) as SandboxState) : enginesOnly(now));
  const stage = await startDeploying({ seed, badGateway: 0 }, { transport });
  try {
    if (goal) stage.sandbox.advance(goal.time - stage.sandbox.now());
    return await work(stage, () => state ?? assert.fail());
  } finally {
    await stage.close();
  }
}

/** The goal after another one was reached. */
function goalAfter(texts: readonly string[], text: string, before?: Goal): Promise<Goal> {
  return onStage(before, faultyTransport(), async (stage, state) => {
    if (texts.length > 0) assert.equal((await stage.deploy(texts.join('---\n'))).state, 'reached');
    stage.sandbox.advance(60_000); // nothing lags any more
    return { text, from: serialize(state()), time: stage.sandbox.now() };
  });
}

/** What became of a deployment; the error when no plan could be made. */
async function attempt(stage: DeployStage, text: string): Promise<DeployOutcome | undefined> {
  try {
    const planned = await stage.plan(text);
    return planned.plan.steps.some(({ action }) => action === 'unknown')
      ? undefined
      : await stage.apply(planned);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

const isDone = (titles: readonly string[]) => titles.every((title) => title.startsWith('unchanged'));

async function assertGoesOn(goal: Goal, kind: Fault, at: number): Promise<void> {
  const transport = faultyTransport({ kind, at });
  await onStage(goal, transport, async (stage) => {
    const outcome = await attempt(stage, goal.text);
    if (!outcome) assert.deepEqual(transport.written, [], 'nothing is written without a plan');
    const next = await stage.plan(goal.text);
    const [step] = outcome?.steps ?? [];
    const said = `${step?.result.state ?? ''}: ${step?.result.message ?? ''}`;
    if (step?.result.state === 'done') assert.ok(isDone(titlesOf(next)), said);
    if (step && isDone(titlesOf(next)) && step.result.state !== 'done') {
      assert.match(said, /may have been done|^failed: Written, but/);
    }
    if (!isDone(titlesOf(next))) {
      const again = await stage.apply(next);
      assert.equal(again.state, 'reached', again.steps[0]?.result.message);
    }
    assert.ok(isDone(titlesOf(await stage.plan(goal.text))));
    // A PUT whose answer is lost is repeated: it says the same.
    const begun = transport.written.filter((name) => !name.startsWith('PUT'));
    assert.deepEqual(begun, [...new Set(begun)], 'nothing is created or begun twice');
  });
}

/** Kinds whose runs take too many requests to let each of them fail. */
const long = ['Instance', 'Engine', 'MicroserviceInstance'];
const tried = Object.entries(cases).filter(([kind]) => !long.includes(kind));

for (const [kindNumber, [kind, own]] of tried.entries()) {
  describe(`a deployment of the kind ${kind} of which one request fails`, function () {
    this.timeout(60_000);
    const goals: { readonly goal: Goal; readonly requests: readonly string[] }[] = [];
    before(async () => {
      const created = await goalAfter(own.above ?? [], own.text);
      const changed = await goalAfter([own.text], changedText(own), created);
      for (const goal of changed.text === own.text ? [created] : [created, changed]) {
        const transport = faultyTransport();
        const { state } = await onStage(goal, transport, (stage) => stage.deploy(goal.text));
        assert.equal(state, 'reached');
        goals.push({ goal, requests: transport.requests });
      }
    });

    /** Each write meets each fault, and each read one of them: which one differs from kind to kind. */
    const meets = (number: number, name: string, at: number) =>
      isWrite(name) || (at + kindNumber) % faults.length === number;

    for (const [number, fault] of faults.entries()) {
      it(`tells the truth, and the next one goes on: ${fault}`, async () => {
        for (const { goal, requests } of goals) {
          for (const [at, name] of requests.entries()) {
            if (!meets(number, name, at)) continue;
            await assertGoesOn(goal, fault, at).catch((error: unknown) => {
              throw new Error(`${fault}, request ${String(at)} (${name}): ${String(error)}`);
            });
          }
        }
      });
    }
  });
}
