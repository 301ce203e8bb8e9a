import assert from 'node:assert/strict';
import { exportItems } from '../../../deploy/kie/export-items';
import { liveItems, selected } from '../../../deploy/kie/item-side';
import { planImport } from '../../../deploy/kie/import-items';
import { makePlan } from '../../../deploy/make-plan';
import { isEmpty } from '../../../deploy/plan';
import { deployFile } from '../../unit/deploy/context';
import { startConfiguring, type KieStage } from './kie-stage';

const labels = { app: 'trial', environment: 'testing' };

describe('exporting configuration items', () => {
  let stage: KieStage;
  beforeEach(async () => void (stage = await startConfiguring()));
  afterEach(() => stage.close());

  const exported = async (...args: [Parameters<typeof selected>[1]]) =>
    exportItems(selected(await liveItems(stage.context), ...args), stage.context);

  it('writes all that have the labels and one of the keys, policies among them; their plan is empty', async () => {
    await stage.put('text', 'two\nlines\n', labels);
    await stage.put(
      'off.yaml',
      'a: 1\n',
      { ...labels, service: 'cart' },
      { value_type: 'yaml', status: 'disabled' },
    );
    await stage.put('servicecomb.retry.x', 'maxAttempts: 2\n', labels);
    await stage.put('text', 'elsewhere', { app: 'trial' });
    const { text, count, leftOut } = await exported({ labels });
    assert.deepEqual([count, leftOut], [3, []]);
    const file = deployFile('a.kie.json', text);
    assert.ok(isEmpty((await makePlan({ files: [file] }, stage.context)).plan));
    const { plan } = await planImport([file], { override: 'force' }, stage.context);
    assert.deepEqual(
      plan.steps.map(({ action }) => action),
      ['unchanged', 'unchanged', 'unchanged'],
    );
    assert.equal((await exported({ labels, keys: ['off.*', 'nothing'] })).count, 1);
    assert.equal((await exported({ labels, keys: ['tex'] })).text, '');
  });

  it('writes everything that the engine has as its seed, or says why not', async () => {
    const { text, count, leftOut } = await exported({});
    const all = await liveItems(stage.context);
    assert.ok(count > 20);
    assert.equal(count + leftOut.length, all.length);
    const file = deployFile('a.kie.json', text);
    assert.ok(isEmpty((await makePlan({ files: [file] }, stage.context)).plan));
  });

  it('leaves out what deploying would refuse, and points out what may be secrets', async () => {
    await stage.put('broken.json', '{', labels, { value_type: 'json' });
    await stage.put('db.yaml', 'db:\n  password: kestrel\n', labels, { value_type: 'yaml' });
    const { text, leftOut, secrets } = await exported({ labels });
    assert.deepEqual(
      leftOut.map(({ title }) => title),
      ['broken.json (app=trial, environment=testing)'],
    );
    assert.deepEqual(secrets, [{ title: 'db.yaml (app=trial, environment=testing)', details: 'value' }]);
    assert.match(text, /kestrel/);
  });
});
