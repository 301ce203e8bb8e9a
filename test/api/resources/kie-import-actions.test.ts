import assert from 'node:assert/strict';
import { kieItems } from '../../../resources/kie/items';
import { fatesOf } from '../../../resources/kie/import-file';
import { listRef, startActing, type ActingStage } from './acting';

const labels = { app: 'trial', environment: 'testing' };

describe('importing a file of configuration items', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  const list = listRef(kieItems, {});
  const file = (...data: readonly object[]) => JSON.stringify({ metadata: { version: '1.0.0' }, data });
  const rate = { key: 'rate', value: '1', value_type: 'text', status: 'enabled', labels };
  const other = { ...rate, key: 'other', value: '2' };
  const act = (override: string, content: string, place = list) =>
    stage.act('importKieItems', place, { content, override });
  const values = async () =>
    Object.fromEntries((await stage.items(kieItems, { labels })).map(({ key, value }) => [key, value]));

  it('creates what is new and overwrites what exists, as the plan says of each', async () => {
    await act('force', file(rate));
    const { step, result } = await act('force', file({ ...rate, value: '7' }, other));
    assert.deepEqual(step.changes, [
      { path: 'rate (app=trial, environment=testing)', from: '1', to: '7' },
      { path: 'other (app=trial, environment=testing)', to: '2' },
    ]);
    assert.deepEqual(step.notes, ['New: 1.', 'Overwritten: 1.']);
    assert.deepEqual(result, { state: 'done', message: 'Items imported: 2 of 2.' });
    assert.deepEqual(await values(), { rate: '7', other: '2' });
  });

  it('leaves what exists as it is, or stops there, and names it before', async () => {
    await act('force', file(rate));
    const last = { ...rate, key: 'last' };
    const skipped = await act('skip', file({ ...rate, value: '7' }, other));
    assert.deepEqual(skipped.step.notes, ['New: 1.', 'Left out, since they exist: 1 (rate).']);
    assert.deepEqual(skipped.result, { state: 'done', message: 'Items imported: 1 of 2.' });
    const stopped = await act('abort', file({ ...rate, key: 'first' }, { ...rate, value: '7' }, last));
    const note = 'Not imported, from the first that exists on: 2 (rate, last).';
    assert.deepEqual(stopped.step.notes, ['New: 1.', note]);
    assert.equal(stopped.result.state, 'failed');
    assert.match(stopped.result.message, /^Items imported: 1 of 3\. Not imported: rate: stop overriding/);
    assert.deepEqual(await values(), { rate: '1', other: '2', first: '1' });
  });

  it('gives items the labels of the scope that it is called on', async () => {
    const { result } = await act(
      'force',
      file({ ...rate, labels: { app: 'elsewhere' } }),
      listRef(kieItems, { labels }),
    );
    assert.equal(result.state, 'done');
    assert.deepEqual(await values(), { rate: '1' });
  });

  it('says what the server refuses of single items', async () => {
    const { result } = await act('force', file(rate, { ...rate, key: 'two words' }));
    assert.equal(result.state, 'failed');
    assert.match(result.message, /^Items imported: 1 of 2\. Not imported: two words: /);
  });

  it('does not begin where nothing would change, or the file is another one', async () => {
    await act('force', file(rate));
    assert.equal((await act('force', file(rate))).step.reason, 'Nothing would change.');
    await assert.rejects(act('force', '{"data": [{"value": "1"}]}'), /not a file of configuration items/);
    await assert.rejects(act('force', file()), /holds no items/);
    await assert.rejects(act('force', '{"data": ['), /Line 1/);
  });

  it('takes YAML too, and masks values whose names suggest a secret', async () => {
    const { step, result } = await act('force', 'data:\n  - key: db.password\n    value: kestrel\n');
    assert.equal(result.state, 'done', result.message);
    assert.deepEqual(step.changes, [{ path: 'db.password', to: '•••' }]);
  });

  it('counts an item that is in the file twice as one that exists the second time', () => {
    const fates = (override: 'force' | 'skip' | 'abort') =>
      fatesOf([rate, other, { ...rate, value: '2' }], [], override).map(({ does }) => does);
    assert.deepEqual(fates('force'), ['create', 'create', 'overwrite']);
    assert.deepEqual(fates('skip'), ['create', 'create', 'skip']);
    assert.deepEqual(fates('abort'), ['create', 'create', 'stop']);
  });
});
