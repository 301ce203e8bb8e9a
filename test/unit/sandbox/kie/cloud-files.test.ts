import assert from 'node:assert/strict';
import { Refusal } from '../../../../sandbox/http/exchange';
import type { WireRequest } from '../../../../sandbox/http/exchange';
import { exportCloudFile, importCloudFile } from '../../../../sandbox/kie/cloud-files';
import { startKie } from './running';

const item = (key: string, more: object = {}) => ({ key, value: '1', labels: { app: 'shop' }, ...more });

async function upload(content: string, field = 'upload_file'): Promise<WireRequest> {
  const form = new FormData();
  form.append(field, new Blob([content], { type: 'application/json' }), 'production.json');
  const sent = new Response(form);
  return {
    method: 'POST',
    url: '/',
    path: {},
    query: {},
    headers: { 'content-type': sent.headers.get('content-type') ?? '' },
    body: Buffer.from(await sent.arrayBuffer()),
  };
}

async function codeOf(outcome: Promise<unknown>): Promise<unknown> {
  try {
    await outcome;
  } catch (error) {
    if (error instanceof Refusal) {
      const body: unknown = JSON.parse(error.answer.payload);
      return body instanceof Object && 'error_code' in body ? body.error_code : body;
    }
    throw error;
  }
  return undefined;
}

describe('sandbox: configuration files of the cloud service', () => {
  const plain = { override: 'skip', label: undefined } as const;

  it('are imported, and failures have the cloud’s codes', async () => {
    const { kie } = startKie();
    const data = [item('a'), item('bad key'), item('a'), item('long', { value: 'x'.repeat(131_073) })];
    const result = await importCloudFile(kie, await upload(JSON.stringify({ data })), plain);
    assert.deepEqual(
      result.success.map((one) => one.key),
      ['a'],
    );
    assert.deepEqual(
      result.failure.map((one) => [one.key, one.error_code]),
      [
        ['bad key', 'SVCSTG.00400100'],
        ['a', 'SVCSTG.00400107'],
        ['long', 'SVCSTG.00400649'],
      ],
    );
  });

  it('are imported under another label', async () => {
    const { kie } = startKie();
    const file = await upload(JSON.stringify({ data: [item('a')] }));
    await importCloudFile(kie, file, { override: 'force', label: 'environment:testing' });
    assert.deepEqual(kie.state.items[0]?.labels, { environment: 'testing' });
  });

  const unreadable: [content: string, code: string][] = [
    ['', 'SVCSTG.00400651'],
    ['key: a', 'SVCSTG.00400651'],
    ['[]', 'SVCSTG.00400651'],
    ['{}', 'SVCSTG.00400651'],
    ['{"data": [{"key": "a", "value": 1}]}', 'SVCSTG.00400652'],
    ['{"data": [null]}', 'SVCSTG.00400652'],
    ['{"data": [{"key": "a", "value": "1", "labels": {"app": 1}}]}', 'SVCSTG.00400653'],
  ];
  for (const [content, code] of unreadable) {
    it(`are refused as a whole: ${content || 'nothing'}`, async () => {
      const { kie } = startKie();
      assert.equal(await codeOf(importCloudFile(kie, await upload(content), plain)), code);
      assert.equal(kie.state.items.length, 0);
    });
  }

  it('come in the form field upload_file, under a label that is one', async () => {
    const { kie } = startKie();
    const content = JSON.stringify({ data: [item('a')] });
    const misplaced = importCloudFile(kie, await upload(content, 'file'), plain);
    assert.equal(await codeOf(misplaced), 'SVCSTG.00400650');
    const noForm = { ...(await upload(content)), headers: {} };
    assert.equal(await codeOf(importCloudFile(kie, noForm, plain)), 'SVCSTG.00400650');
    const labelled = importCloudFile(kie, await upload(content), { ...plain, label: 'testing' });
    assert.equal(await codeOf(labelled), 'SVCSTG.00400653');
  });

  it('are exported by ids and by label', async () => {
    const { kie } = startKie();
    const data = [
      item('a'),
      item('b', { labels: { app: 'shop', service: 'cart' } }),
      item('c', { labels: {} }),
    ];
    const { success } = await importCloudFile(kie, await upload(JSON.stringify({ data })), plain);
    const keys = (ids: string[], label: string | undefined, exact: boolean) =>
      exportCloudFile(kie, { ids, label, exact }).data.map((one) => one.key);
    const ids = success.map((one) => one.id);
    assert.deepEqual(keys(ids.slice(0, 1), undefined, false), ['a']);
    assert.deepEqual(keys([], 'app:shop', false), ['a', 'b']);
    assert.deepEqual(keys([], 'app:shop', true), ['a']);
    const none = Promise.resolve().then(() => keys(['unknown'], undefined, false));
    assert.equal(await codeOf(none), 'SVCSTG.00400106');
  });
});
