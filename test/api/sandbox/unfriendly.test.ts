import assert from 'node:assert/strict';
import {
  createApplication,
  deleteApplication,
  getApplication,
  listApplications,
} from '../../../api/catalogue/servicestage/applications';
import { getEngine, updateEngine } from '../../../api/catalogue/cse/engines';
import { prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { asUnfriendly } from '../../../sandbox/unfriendly';
import { startWithCse } from './cse-running';
import { failureOf, startTestSandbox } from './running';
import { startWithStage } from './servicestage-running';

const readCache = 2_000;

describe('sandbox: reads of the cloud that come from a cache', () => {
  it('show what they showed, whatever was created or deleted meanwhile', async () => {
    const sandbox = await startWithStage({ seed: 'empty', readCache });
    const { client, project_id } = sandbox;
    try {
      const list = async () => (await client.call(listApplications, { project_id })).count;
      assert.equal(await list(), 0);
      const { id: application_id } = await client.call(createApplication, {
        project_id,
        body: { name: 'shop' },
      });
      const at = { project_id, application_id };
      assert.equal((await client.call(getApplication, at)).name, 'shop', 'nobody asked for it before');
      assert.equal(await list(), 0);
      sandbox.advance(readCache - 1);
      assert.equal(await list(), 0);
      sandbox.advance(1);
      assert.equal(await list(), 1);

      assert.equal((await client.call(getApplication, at)).name, 'shop');
      await client.call(deleteApplication, at);
      assert.equal((await client.call(getApplication, at)).name, 'shop');
      assert.equal((await failureOf(client.call(deleteApplication, at))).code, 'SVCSTG.00100403');
      sandbox.advance(readCache);
      assert.equal((await failureOf(client.call(getApplication, at))).code, 'SVCSTG.00100403');
    } finally {
      await sandbox.close();
    }
  });

  it('are those of engines too, and of nobody who is not signed in', async () => {
    const sandbox = await startWithCse({ readCache });
    const at = { project_id: sandbox.project_id, engine_id: prodEngineId };
    const describeIt = (description: string) =>
      sandbox.client.call(updateEngine, { ...at, body: { description } });
    const description = async () => (await sandbox.client.call(getEngine, at)).description;
    try {
      const before = await description();
      await describeIt('New');
      assert.equal(await description(), before);
      const path = getEngine.path.replace('{project_id}', at.project_id).replace('{engine_id}', prodEngineId);
      assert.equal((await fetch(`${sandbox.ready.cse}${path}`)).status, 401);
      sandbox.advance(readCache);
      assert.equal(await description(), 'New');
    } finally {
      await sandbox.close();
    }
  });
});

describe('sandbox: what stands before a server', () => {
  it('does not reach it now and then, says so in a page, and never twice for one question', async () => {
    const sandbox = await startTestSandbox({ badGateway: 10 });
    const { registry, kie } = sandbox.ready;
    const services = `${registry}/v4/default/registry/microservices`;
    try {
      const statuses: number[] = [];
      for (let count = 0; count < 30; count += 1) {
        statuses.push((await fetch(count % 2 === 0 ? services : `${kie}/v1/health`)).status);
        const body = JSON.stringify({ service: { serviceName: `a-${String(count)}` } });
        assert.equal((await fetch(services, { method: 'POST', body })).status, 200);
      }
      const failed = statuses.flatMap((status, index) => (status === 502 ? [index] : []));
      assert.deepEqual(failed, [4, 14, 24]);
    } finally {
      await sandbox.close();
    }

    const other = await startTestSandbox({ badGateway: 1 });
    try {
      const ask = () => fetch(`${other.ready.lain}/api/v1/authorize/status/`);
      const page = await ask();
      assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.match(await page.text(), /502 Bad Gateway/);
      assert.equal((await ask()).status, 200);
    } finally {
      await other.close();
    }
  });
});

describe('sandbox: an unfriendly one', () => {
  it('lags, caches and fails, unless another option says otherwise', () => {
    const all = { unfriendly: true, lag: 300, readCache, badGateway: 50 };
    assert.deepEqual(asUnfriendly({ unfriendly: true }), all);
    assert.deepEqual(asUnfriendly({ unfriendly: true, badGateway: 0 }), { ...all, badGateway: 0 });
  });

  it('is one when it is started so', async () => {
    const sandbox = await startWithStage({ seed: 'empty', unfriendly: true });
    const { client, project_id } = sandbox;
    try {
      const list = async () => (await client.call(listApplications, { project_id })).count;
      assert.equal(await list(), 0);
      await client.call(createApplication, { project_id, body: { name: 'shop' } });
      assert.equal(await list(), 0);
    } finally {
      await sandbox.close();
    }
  });
});
