import assert from 'node:assert/strict';
import { exportKinds } from '../../../deploy/export/export-kinds';
import { exportManifest } from '../../../deploy/export/export-manifest';
import { LiveResources } from '../../../deploy/export/live-resources';
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

  it('writes nothing that no server would take, says so once and counted, and writes the parts', async () => {
    const names = Array.from({ length: 24 }, (_, index) => `big.${String(index + 10)}`);
    for (const name of names) await stage.put(name, 'x'.repeat(130_000), labels);
    const { text, count, leftOut, tooLarge } = await exported({ labels }); // more than any reader takes
    assert.deepEqual([text, count, leftOut], ['', 0, []]);
    const [, bytes = ''] =
      /^A file of these 24 items would have (\d+) bytes, and servers take 2621440\.$/.exec(tooLarge ?? '') ??
      [];
    assert.ok(Number(bytes) > 24 * 130_000 && Number(bytes) < 24 * 130_400, tooLarge);
    const some = await exported({ labels, keys: names.slice(0, 21) });
    assert.match(some.tooLarge ?? '', /^A file of these 21 items/);
    const fits = await exported({ labels, keys: names.slice(0, 20) });
    assert.deepEqual([fits.count, fits.leftOut, fits.tooLarge], [20, [], undefined]);
    const { manifest } = deployFile('a.kie.json', fits.text);
    assert.ok(!manifest.findings().some(({ rule }) => rule === 'kie/file-size'));
    const live = new LiveResources(stage.context, new AbortController().signal);
    const configs = exportKinds.find(({ kind }) => kind === 'Config') ?? assert.fail();
    const inManifest = await exportManifest(await live.all(configs), live);
    assert.deepEqual([inManifest.text, inManifest.leftOut], ['', []]);
    assert.match(
      inManifest.tooLarge ?? '',
      /^A manifest of these \d+ resources .* and up to 3000000 are read\.$/,
    );
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
