import assert from 'node:assert/strict';
import { ApiError } from '../../../api/errors/api-error';
import type { DeployOutcome } from '../../../deploy/apply-plan';
import { faults, faultyTransport, isWrite, type Fault } from './faulty-transport';
import { goalAfter, onStage, withReplacements, type Goal } from './goals';
import { cases, changedText, type Case } from './kind-cases';
import { titlesOf, type DeployStage } from './stage';

/** What became of a deployment; the error when no plan could be made. */
async function attempt(stage: DeployStage, { text, allowReplace }: Goal): Promise<DeployOutcome | undefined> {
  try {
    const planned = await stage.plan(text, { allowReplace });
    return planned.plan.steps.some(({ action }) => action === 'unknown' || action === 'blocked')
      ? undefined
      : await stage.apply(planned);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

const isDone = (titles: readonly string[]) => titles.every((title) => title.startsWith('unchanged'));

/** @param isLook Whether the request only looks at what was written. */
async function assertGoesOn(goal: Goal, kind: Fault, at: number, isLook: boolean): Promise<void> {
  const transport = faultyTransport({ kind, at });
  await onStage(goal, transport, async (stage) => {
    const outcome = await attempt(stage, goal);
    if (!outcome) assert.deepEqual(transport.written, [], 'nothing is written without a plan');
    const { text, allowReplace } = goal;
    const next = await stage.plan(text, { allowReplace });
    const [step] = outcome?.steps ?? [];
    const said = `${step?.result.state ?? ''}: ${step?.result.message ?? ''}`;
    if (isLook) assert.equal(step?.result.state, 'done', said);
    if (step?.result.state === 'done') assert.ok(isDone(titlesOf(next)), said);
    if (step && isDone(titlesOf(next)) && step.result.state !== 'done') {
      assert.match(said, /may have been done|^failed: Written, but/);
    }
    if (!isDone(titlesOf(next))) {
      const again = await stage.apply(next);
      assert.equal(again.state, 'reached', again.steps[0]?.result.message);
    }
    assert.ok(isDone(titlesOf(await stage.plan(text))));
    // A PUT whose answer is lost is repeated: it says the same.
    const begun = transport.written.filter((name) => !name.startsWith('PUT'));
    assert.deepEqual(begun, [...new Set(begun)], 'nothing is created or begun twice');
  });
}

/** What is there is to be replaced, where the kind has a change that needs it. */
async function replacing(changed: Goal, own: Case): Promise<readonly Goal[]> {
  if (!own.replace) return [];
  const [from, to] = own.replace;
  return [await withReplacements(await goalAfter([changed.text], changed.text.replace(from, to), changed))];
}

for (const [kindNumber, [kind, own]] of Object.entries(cases).entries()) {
  describe(`a deployment of the kind ${kind} of which one request fails`, function () {
    this.timeout(60_000);
    const goals: { readonly goal: Goal; readonly requests: readonly string[] }[] = [];
    before(async () => {
      const created = await goalAfter(own.above ?? [], own.text);
      const changed = await goalAfter([own.text], changedText(own), created);
      const replaced = await replacing(changed, own);
      for (const goal of [created, ...(changed.text === own.text ? [] : [changed]), ...replaced]) {
        const { text, allowReplace } = goal;
        const transport = faultyTransport();
        const { state } = await onStage(goal, transport, (stage) => stage.deploy(text, { allowReplace }));
        assert.equal(state, 'reached');
        goals.push({ goal, requests: transport.requests });
      }
    });

    /**
     * Each write meets each fault, and each read one of them: which one differs from kind to kind. Of the looks at a job, the
     * first and the last one do.
     */
    const meets = (number: number, requests: readonly string[], at: number) => {
      const [before, name = '', next] = [requests[at - 1], requests[at], requests[at + 1]];
      if (isWrite(name)) return true;
      return (before !== name || next !== name) && (at + kindNumber) % faults.length === number;
    };

    for (const [number, fault] of faults.entries()) {
      it(`tells the truth, and the next one goes on: ${fault}`, async () => {
        for (const { goal, requests } of goals) {
          for (const [at, name] of requests.entries()) {
            if (!meets(number, requests, at)) continue;
            const isLook = !isWrite(name) && requests.slice(0, at).some(isWrite);
            await assertGoesOn(goal, fault, at, isLook).catch((error: unknown) => {
              throw new Error(`${fault}, request ${String(at)} (${name}): ${String(error)}`);
            });
          }
        }
      });
    }
  });
}
