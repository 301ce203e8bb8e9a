import assert from 'node:assert/strict';
import { agreeOnPlan } from '../../../deploy/agree';
import { liveSide } from '../../../deploy/kie/item-side';
import { planPromotion } from '../../../deploy/kie/promote-items';
import { endsOf, fatesOf, startConfiguring, type KieStage } from './kie-stage';

const testing = { app: 'trial', environment: 'testing' };
const production = { app: 'trial', environment: 'production' };
const scope = 'app=trial, environment=production';

describe('promoting configuration items', () => {
  let stage: KieStage;
  beforeEach(async () => void (stage = await startConfiguring()));
  afterEach(() => stage.close());

  const plan = async () => {
    const { items } = await liveSide(stage.context, testing);
    return planPromotion(items, { environment: 'production' }, stage.context);
  };

  it('creates and changes items under the labels of the other environment, and leaves the rest', async () => {
    await stage.put('a', '1', testing);
    await stage.put('b.yaml', 'b: 1\n', testing, { value_type: 'yaml', status: 'disabled' });
    await stage.put('c', 'same', testing);
    await stage.put('a', 'old', production);
    await stage.put('c', 'same', production);
    await stage.put('d', 'of production only', production);
    const prepared = await plan();
    assert.deepEqual(fatesOf(prepared.plan).sort(), [
      `change a (${scope})`,
      `create b.yaml (${scope})`,
      `unchanged c (${scope})`,
    ]);
    assert.equal((await stage.apply(prepared)).state, 'reached');
    assert.deepEqual(await stage.values(production), {
      a: '1',
      'b.yaml': 'b: 1\n',
      c: 'same',
      d: 'of production only',
    });
  });

  it('points out labels that the items do not have, and what a misspelt one was to be', async () => {
    await stage.put('a', '1', testing);
    const { items } = await liveSide(stage.context, testing);
    const notesFor = async (name: string) =>
      (await planPromotion(items, { [name]: 'production' }, stage.context)).plan.notes;
    assert.deepEqual(await notesFor('environment'), []);
    assert.deepEqual(await notesFor('enviroment'), [
      'None of the items has the label enviroment, which is added: did you mean environment?',
    ]);
    assert.deepEqual(await notesFor('zone'), [
      'None of the items has the label zone: it is added to those that they have.',
    ]);
  });

  it('writes nothing over what has changed there since, and goes on with the others', async () => {
    await stage.put('a', '1', testing);
    await stage.put('b', '2', testing);
    const item = await stage.put('a', 'old', production);
    const prepared = await plan();
    await stage.change(item, 'of somebody else');
    assert.deepEqual(endsOf(await stage.apply(prepared)).sort(), [
      'done b',
      'failed a: It has been changed in the meantime: plan again.',
    ]);
    assert.deepEqual(await stage.values(production), { a: 'of somebody else', b: '2' });
  });

  it('asks again when what is promoted has changed meanwhile, also where only a secret has', async () => {
    const secret = await stage.put('db.password', 'kestrel', testing);
    let asked = 0;
    const agreement = await agreeOnPlan(plan, async () => {
      if (++asked === 1) await stage.change(secret, 'heron');
      return true;
    });
    assert.deepEqual([agreement.kind, asked], ['agreed', 2]);
    assert.ok(agreement.kind === 'agreed');
    await stage.apply(agreement.prepared);
    assert.deepEqual(await stage.values(production), { 'db.password': 'heron' });
  });

  it('is not possible where the other item has another type', async () => {
    await stage.put('a', '1', testing);
    await stage.put('a', '1', production, { value_type: 'yaml' });
    assert.match(fatesOf((await plan()).plan)[0] ?? '', /^blocked a .*from yaml to text/);
  });
});
