import assert from 'node:assert/strict';
import type { Plan } from '../../../deploy/plan';
import { makeDestroyPlan } from '../../../deploy/destroy/make-plan';
import { makePlan } from '../../../deploy/make-plan';
import { endsOf, fatesOf, kieFile, startConfiguring, type KieStage } from './kie-stage';

const labels = { app: 'trial' };
const item = { key: 'trial.rate', value: '1', value_type: 'text', labels };
const kieLag = 3_000;

describe('plans of configuration items whose lists lag', () => {
  let stage: KieStage;

  beforeEach(async () => void (stage = await startConfiguring({ badGateway: 0, kieLag })));
  afterEach(() => stage.close());

  const planOf = (...items: object[]) => makePlan({ files: [kieFile(...items)] }, stage.context);
  const counted = ({ steps }: Plan) => steps.map(({ action }) => action);

  it('create nothing twice, and say that it is there', async () => {
    assert.deepEqual(endsOf(await stage.apply(await planOf(item))), ['done trial.rate']);
    const again = await planOf(item);
    assert.deepEqual(fatesOf(again.plan), ['create trial.rate (app=trial)'], 'the list does not show it yet');
    const { steps } = await stage.apply(again);
    assert.deepEqual(
      steps.map(({ result }) => result),
      [{ state: 'done', message: 'It is there as wanted already.', isUntouched: true }],
    );
    assert.deepEqual(counted((await planOf(item)).plan), ['unchanged']);
  });

  it('say that another value was created in the meantime', async () => {
    await stage.apply(await planOf(item));
    const outcome = await stage.apply(await planOf({ ...item, value: '2' }));
    assert.deepEqual(endsOf(outcome), [
      'failed trial.rate: It has been created in the meantime: plan again.',
    ]);
    assert.deepEqual(await stage.values(labels), { 'trial.rate': '1' });
  });

  it('change an item again that lists show as it was, and say so', async () => {
    await stage.put('trial.rate', '1', labels);
    stage.sandbox.advance(kieLag);
    const changed = { ...item, value: '2' };
    await stage.apply(await planOf(changed));
    const again = await planOf(changed);
    assert.deepEqual(counted(again.plan), ['change']);
    stage.sandbox.advance(kieLag);
    assert.deepEqual(
      (await stage.apply(again)).steps.map(({ result }) => result.message),
      ['It is there as wanted already.'],
    );
  });

  it('remove what lists still show, and find it gone', async () => {
    await stage.put('trial.rate', '1', labels);
    stage.sandbox.advance(kieLag);
    const removal = () => makeDestroyPlan({ files: [kieFile(item)] }, stage.context);
    for (let time = 1; time <= 2; time++) {
      assert.equal((await stage.apply(await removal())).state, 'reached', `time ${time}`);
    }
    assert.deepEqual(counted((await removal()).plan), ['unchanged']);
  });
});
