import assert from 'node:assert/strict';
import { ApiError } from '../../../api/errors/api-error';
import type { DeployOutcome } from '../../../deploy/apply-plan';
import { liveSide } from '../../../deploy/kie/item-side';
import { planPromotion } from '../../../deploy/kie/promote-items';
import { isEmpty } from '../../../deploy/plan';
import { faults, faultyTransport, type Fault } from './faulty-transport';
import { startConfiguring, type KieStage } from './kie-stage';

const testing = { app: 'trial', environment: 'testing' };
const production = { app: 'trial', environment: 'production' };

/** Without a failure: two lists, what the account may do, a look at both items, and a write for each of them. */
const requests = 6;

describe('a promotion of which one request fails', function () {
  this.timeout(60_000);

  const plan = async ({ context }: KieStage) => {
    const { items } = await liveSide(context, testing);
    return planPromotion(items, { environment: 'production' }, context);
  };

  /** What became of it; nothing when it could not be planned. */
  async function attempt(stage: KieStage): Promise<DeployOutcome | undefined> {
    try {
      return await stage.apply(await plan(stage));
    } catch (error) {
      if (error instanceof ApiError) return undefined;
      throw error;
    }
  }

  async function assertGoesOn(kind: Fault, at: number): Promise<void> {
    const fault = { kind, at: Infinity };
    const transport = faultyTransport(fault);
    const stage = await startConfiguring({ badGateway: 0 }, { transport });
    try {
      await stage.put('new', '1', testing);
      await stage.put('old', '2', testing);
      await stage.put('old', 'before', production);
      const before = transport.written.length;
      fault.at = transport.requests.length + at;
      const outcome = await attempt(stage);
      const next = await plan(stage);
      for (const [index, { result, step }] of (outcome?.steps ?? []).entries()) {
        const isThere = next.plan.steps[index]?.action === 'unchanged';
        assert.equal(result.state === 'done', isThere, `${step.name}: ${result.state}: ${result.message}`);
      }
      assert.equal((await stage.apply(next)).state, 'reached');
      assert.ok(isEmpty((await plan(stage)).plan));
      assert.deepEqual(await stage.values(production), { new: '1', old: '2' });
      const created = transport.written.slice(before).filter((name) => name.startsWith('POST'));
      assert.equal(created.length, 1, 'nothing is created twice');
    } finally {
      await stage.close();
    }
  }

  for (const kind of faults) {
    it(`says what is there, and goes on: ${kind}`, async () => {
      for (let at = 0; at < requests; at++) await assertGoesOn(kind, at);
    });
  }

  it('sends no more requests than needed', async () => {
    const transport = faultyTransport();
    const stage = await startConfiguring({ badGateway: 0 }, { transport });
    try {
      await stage.put('new', '1', testing);
      await stage.put('old', '2', testing);
      await stage.put('old', 'before', production);
      const before = transport.requests.length;
      await attempt(stage);
      assert.equal(transport.requests.length - before, requests);
    } finally {
      await stage.close();
    }
  });
});
