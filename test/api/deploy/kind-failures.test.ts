import assert from 'node:assert/strict';
import { ApiError } from '../../../api/errors/api-error';
import type { DeployOutcome } from '../../../deploy/apply-plan';
import { faults, faultyTransport, isWrite, type Fault } from './faulty-transport';
import { goalAfter, onStage, type Goal } from './goals';
import { cases, changedText } from './kind-cases';
import { titlesOf, type DeployStage } from './stage';

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
