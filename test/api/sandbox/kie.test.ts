import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import {
  createKieKv,
  deleteKieKv,
  deleteKieKvs,
  getKieKv,
  listKieKvs,
  listKieRevisions,
  updateKieKv,
} from '../../../api/catalogue/kie/configurations';
import type { RunningSandbox, SandboxOptions } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { steppedClock } from '../../unit/sandbox/kie/running';
import { failureOf } from './running';

const project = { project_id: 'default' } as const;
const labels = { app: 'shop', environment: 'testing' };

async function start(options: SandboxOptions = {}) {
  const stepped = steppedClock();
  const sandbox = await startSandbox({ clock: stepped.clock, seed: 'empty', ...options });
  const client = createClient({ address: sandbox.ready.kie, credentials: noCredentials() });
  return { sandbox, client, ...stepped };
}

describe('sandbox: life of a configuration item', () => {
  let sandbox: RunningSandbox;
  let client: ApiClient;
  let advance: (milliseconds: number) => void;
  let sleeping: () => number;
  beforeEach(async () => {
    ({ sandbox, client, advance, sleeping } = await start());
  });
  afterEach(async () => {
    await client.close();
    await sandbox.close();
  });

  const create = (key: string, more: { value?: string; labels?: Record<string, string> } = {}) =>
    client.call(createKieKv, { ...project, body: { key, value: '1', status: 'enabled', ...more } });

  /** Status, revision and body of a list that is asked for by hand. */
  async function list(query: string, signal?: AbortSignal) {
    const answer = await fetch(`${sandbox.ready.kie}/v1/default/kie/kv?${query}`, { signal });
    return {
      status: answer.status,
      revision: answer.headers.get('x-kie-revision'),
      body: await answer.text(),
    };
  }

  it('is created, shown, changed, listed and deleted', async () => {
    const { id: kv_id } = await create('rate', { labels });
    const shown = await client.call(getKieKv, { ...project, kv_id });
    assert.deepEqual(
      [shown.key, shown.value_type, shown.status, shown.labels],
      ['rate', 'text', 'enabled', labels],
    );
    const changed = await client.call(updateKieKv, { ...project, kv_id, body: { value: '2' } });
    assert.deepEqual([changed.value, changed.status], ['2', 'enabled']);
    const { total, data } = await client.call(listKieKvs, { ...project, label: 'app:shop' });
    assert.deepEqual([total, data.map((one) => one.value)], [1, ['2']]);
    await client.call(deleteKieKv, { ...project, kv_id });
    assert.equal((await failureOf(client.call(getKieKv, { ...project, kv_id }))).code, '404001');
    assert.equal((await failureOf(client.call(deleteKieKv, { ...project, kv_id }))).code, '404001');
    const update = client.call(updateKieKv, { ...project, kv_id, body: { value: '3' } });
    assert.equal((await failureOf(update)).code, '404001');
  });

  it('has a history, the newest first, which goes with it', async () => {
    const { id: kv_id } = await create('rate');
    for (const value of ['2', '3']) await client.call(updateKieKv, { ...project, kv_id, body: { value } });
    const history = (page: { offset?: number; limit?: number }) =>
      client.call(listKieRevisions, { ...project, kv_id, ...page });
    const values = async (page: { offset?: number; limit?: number }) =>
      (await history(page)).data.map((one) => one.value);
    assert.deepEqual(await values({}), ['3', '2', '1']);
    assert.deepEqual(await values({ offset: 1, limit: 1 }), ['2']);
    assert.equal((await history({ limit: 1 })).total, 3);
    await client.call(deleteKieKv, { ...project, kv_id });
    const failure = await failureOf(history({}));
    assert.deepEqual([failure.status, failure.code, failure.kind], [500, '500001', 'not-found']);
    assert.match(failure.remedy, /^Refresh the list/);
  });

  it('exists once with its labels', async () => {
    await create('rate', { labels });
    const failure = await failureOf(create('rate', { labels }));
    assert.deepEqual([failure.status, failure.code, failure.kind], [409, '409001', 'conflict']);
  });

  it('is deleted together with others; unknown ids do not matter', async () => {
    const ids = [(await create('a')).id, (await create('b')).id, 'unknown'];
    await create('c');
    await client.call(deleteKieKvs, { ...project, body: { ids } });
    await client.call(deleteKieKvs, { ...project, body: { ids } });
    const { data } = await client.call(listKieKvs, project);
    assert.deepEqual(
      data.map((one) => one.key),
      ['c'],
    );
  });

  it('is listed again only when the revision is another', async () => {
    await create('a');
    const first = await list('revision=0');
    assert.deepEqual([first.status, first.revision], [200, '1']);
    assert.deepEqual(await list('revision=1'), { status: 304, revision: null, body: '' });
    assert.equal((await list('revision=2')).status, 200);
    await create('b');
    assert.equal((await list('revision=1')).revision, '2');
    assert.equal((await list('revision=new')).status, 400);
  });

  it('answers those who wait for it as soon as it changes', async () => {
    const waiting = list('label=app:shop&wait=20s');
    while (sleeping() === 0) await new Promise(setImmediate);
    await create('other', { labels: { app: 'other' } });
    assert.equal(sleeping(), 1);
    await create('a', { labels });
    const { status, revision, body } = await waiting;
    assert.deepEqual([status, revision], [200, '2']);
    assert.match(body, /^\{"total":1,/);
  });

  it('answers 304 to those who waited for nothing', async () => {
    await create('a');
    const waiting = list('revision=1&wait=20s');
    while (sleeping() === 0) await new Promise(setImmediate);
    advance(20_000);
    assert.equal((await waiting).status, 304);
    assert.equal((await list('revision=0&wait=20s')).status, 200, 'nobody waits for what is there already');
    assert.equal((await list('key=a&wait=20s')).status, 400);
    assert.equal((await list('wait=6m')).status, 400);
  });

  it('lets nobody wait who has hung up', async () => {
    const caller = new AbortController();
    const waiting = list('wait=20s', caller.signal);
    while (sleeping() === 0) await new Promise(setImmediate);
    caller.abort();
    await assert.rejects(waiting);
    while (sleeping() > 0) await new Promise(setImmediate);
  });
});
