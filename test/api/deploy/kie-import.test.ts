import assert from 'node:assert/strict';
import { planImport, type ImportOptions } from '../../../deploy/kie/import-items';
import { endsOf, fatesOf, kieFile, startConfiguring, type KieStage } from './kie-stage';

const labels = { app: 'trial', environment: 'testing' };
const scope = 'app=trial, environment=testing';

describe('importing a file of configuration items', () => {
  let stage: KieStage;
  beforeEach(async () => void (stage = await startConfiguring()));
  afterEach(() => stage.close());

  const item = (key: string, value: string, more: object = {}) => ({ key, value, labels, ...more });
  const plan = (options: ImportOptions, ...data: readonly object[]) =>
    planImport([kieFile(...data)], options, stage.context);

  it('overwrites what exists by force, but no type and nothing by an empty value', async () => {
    await stage.put('rate', '1', labels);
    await stage.put('kept', 'old', labels);
    const prepared = await plan(
      { override: 'force' },
      item('rate', '7', { value_type: 'json' }),
      item('kept', ''),
      item('new', '2', { value_type: 'yaml' }),
    );
    assert.deepEqual(fatesOf(prepared.plan), [
      `change rate (${scope})`,
      `unchanged kept (${scope})`,
      `create new (${scope})`,
    ]);
    assert.deepEqual(prepared.plan.steps[0]?.changes, [{ path: 'value', from: '1', to: '7' }]);
    assert.deepEqual(prepared.plan.steps[0].notes, ['It keeps its value type text.']);
    assert.equal((await stage.apply(prepared)).state, 'reached');
    assert.deepEqual(await stage.values(labels), { rate: '7', kept: 'old', new: '2' });
  });

  it('leaves out what exists, and says so of each', async () => {
    await stage.put('rate', '1', labels);
    const prepared = await plan({ override: 'skip' }, item('rate', '7'), item('new', '2'));
    assert.deepEqual(fatesOf(prepared.plan), [
      `unchanged rate (${scope}): It exists, and what exists is left out.`,
      `create new (${scope})`,
    ]);
    assert.equal((await stage.apply(prepared)).state, 'reached');
    assert.deepEqual(await stage.values(labels), { rate: '1', new: '2' });
  });

  it('stops at the first that exists, with a warning, and imports what is before it', async () => {
    await stage.put('rate', '1', labels);
    const prepared = await plan(
      { override: 'abort' },
      item('first', '3'),
      item('rate', '7'),
      item('last', '4'),
    );
    const reason = 'Not imported: rate exists, and the import stops there.';
    assert.deepEqual(fatesOf(prepared.plan), [
      `create first (${scope})`,
      `unchanged rate (${scope}): ${reason}`,
      `unchanged last (${scope}): ${reason}`,
    ]);
    const outcome = await stage.apply(prepared);
    assert.deepEqual(
      outcome.steps.map(({ result }) => result.warning ?? false),
      [false, true, true],
    );
    assert.deepEqual(await stage.values(labels), { rate: '1', first: '3' });
  });

  it('stops where an item has appeared since the plan, and writes nothing over', async () => {
    const items = [item('a', '1'), item('b', '2'), item('c', '3')];
    const [aborting, forcing] = [
      await plan({ override: 'abort' }, ...items),
      await plan({ override: 'force' }, ...items),
    ];
    await stage.put('b', 'of somebody else', labels);
    assert.deepEqual(endsOf(await stage.apply(aborting)), [
      'done a',
      'failed b: It has been created in the meantime: plan again.',
      `skipped c: Not started, because b (${scope}) is not done.`,
    ]);
    assert.deepEqual(await stage.values(labels), { a: '1', b: 'of somebody else' });
    assert.equal((await stage.apply(forcing)).state, 'failed');
    assert.deepEqual(await stage.values(labels), { a: '1', b: 'of somebody else', c: '3' });
  });

  it('gives items the labels that it is called with, where two then are the same is said', async () => {
    const elsewhere = item('rate', '1', { labels: { app: 'elsewhere' } });
    const prepared = await plan({ override: 'force', labels }, elsewhere);
    assert.deepEqual(fatesOf(prepared.plan), [`create rate (${scope})`]);
    assert.equal((await stage.apply(prepared)).state, 'reached');
    assert.deepEqual(await stage.values(labels), { rate: '1' });
    const twice = await plan({ override: 'force', labels }, elsewhere, item('rate', '2'));
    assert.match(fatesOf(twice.plan)[1] ?? '', /^blocked rate .*already in shop\.kie\.json:1\./);
  });

  it('points out values that may hold secrets, and shows none', async () => {
    await stage.put('db.password', 'kestrel', labels);
    const { plan: shown } = await plan(
      { override: 'force' },
      item('db.password', 'heron'),
      item('url', 'jdbc:mysql://root:osprey@db/shop'),
      item('rate', '1'),
    );
    assert.deepEqual(shown.notes, [
      `Values that may hold secrets are sent (2): db.password (${scope}); url (${scope}).`,
    ]);
    assert.doesNotMatch(JSON.stringify(shown), /kestrel|heron|osprey/);
  });
});
