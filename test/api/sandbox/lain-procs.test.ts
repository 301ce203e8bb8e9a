import assert from 'node:assert/strict';
import {
  getAuthorizationStatus,
  listOperationLogs,
  listUsedStreamPorts,
} from '../../../api/catalogue/lain/cluster';
import {
  deleteProc,
  deployProc,
  getProc,
  listInstanceHistories,
  listProcs,
  patchProc,
} from '../../../api/catalogue/lain/procs';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';
import { assertEvery } from '../../every';

const minute = 60_000;
const web = { appName: 'hello-world', procName: 'web' };

describe('sandbox: procs of LAIN apps', () => {
  let sandbox: TestSandbox;
  let lin: ApiClient;
  const show = async () => (await lin.call(getProc, web)).proc;

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    lin = sandbox.lain();
  });
  afterEach(() => sandbox.close());

  it('lists procs without portals', async () => {
    const { procs } = await lin.call(listProcs, { appName: 'mail-service' });
    assert.deepEqual(
      procs.map((proc) => proc.procname),
      ['mail'],
    );
  });

  it('scales: new numbers at once, pods by and by', async () => {
    const { proc } = await lin.call(patchProc, { ...web, body: { num_instances: 3 } });
    assert.equal(proc.numinstances, 3);
    assert.equal(proc.pods.filter((pod) => pod.status === 'True').length, 2);
    sandbox.advance(minute);
    assert.equal((await show()).pods.filter((pod) => pod.status === 'True').length, 3);
  });

  it('restarts all instances for other cpu and memory, with the next spec version', async () => {
    await lin.call(patchProc, { ...web, body: { cpu: 2, memory: '1.5 GB' } });
    sandbox.advance(minute);
    const proc = await show();
    assert.deepEqual([proc.cpu, proc.memory], [2, '1.5 GB']);
    assertEvery(proc.pods, (pod) => pod.containername.includes('.v3-i'));
  });

  it('refuses another change while one is under way', async () => {
    await lin.call(patchProc, { ...web, body: { num_instances: 3 } });
    const failure = await failureOf(lin.call(patchProc, { ...web, body: { num_instances: 1 } }));
    assert.equal(failure.status, 500);
    assert.match(failure.message, /status_code: 423/);
  });

  it('refuses more memory than the cluster has', async () => {
    const failure = await failureOf(lin.call(patchProc, { ...web, body: { num_instances: 1000 } }));
    assert.match(failure.message, /status_code: 405\n\s+message: No resources available/);
  });

  it('restarts one instance in its container', async () => {
    const [, before] = (await show()).pods;
    await lin.call(patchProc, { ...web, body: { operation: 'restart', instance: 2 } });
    const [first, second] = (await show()).pods;
    assert.deepEqual(
      [first?.status, second?.status, second?.containerid],
      ['True', 'False', before?.containerid],
    );
    sandbox.advance(minute);
    const again = (await show()).pods[1];
    assert.equal(again?.status, 'True');
    assert.notEqual(again.uptime, before?.uptime);
    const { proc } = await lin.call(listInstanceHistories, { ...web, instance: 2 });
    assert.ok(!Array.isArray(proc) && proc.StatusHistory[0]?.action === 'restart');
  });

  it('knows neither instances beyond the last nor their histories', async () => {
    const failure = await failureOf(
      lin.call(patchProc, { ...web, body: { operation: 'stop', instance: 9 } }),
    );
    assert.equal(failure.status, 404);
    assert.deepEqual((await lin.call(listInstanceHistories, { ...web, instance: 9 })).proc, []);
  });

  it('takes a proc down, shows it as not deployed, and can’t deploy it again by itself', async () => {
    await lin.call(deleteProc, web);
    const { proc, msg } = await lin.call(getProc, web);
    assert.equal(msg, 'proc web exists but not deployed');
    assert.deepEqual([proc.pods, proc.memory], [[], '64M']);
    assert.equal((await failureOf(lin.call(deleteProc, web))).status, 400);
    const failure = await failureOf(
      lin.call(deployProc, { appName: 'hello-world', body: { procname: 'web' } }),
    );
    assert.equal(failure.status, 500);
    assert.match(failure.message, /not all arguments converted/);
  });

  it('knows no proc that the manifest has not', async () => {
    const none = { appName: 'hello-world', procName: 'none' };
    assert.equal((await failureOf(lin.call(getProc, none))).status, 404);
    const failure = await failureOf(
      lin.call(deployProc, { appName: 'hello-world', body: { procname: 'none' } }),
    );
    assert.equal(failure.status, 400);
  });

  it('keeps a log of what was done', async () => {
    await lin.call(patchProc, { ...web, body: { num_instances: 3 } });
    const { oplog } = await lin.call(listOperationLogs, { appName: 'hello-world' });
    const entries = JSON.parse(oplog) as { fields: { user: string; op: string; app: string } }[];
    assert.deepEqual(
      entries.map((entry) => entry.fields.op),
      ['SCALE', 'UPDATE', 'DEPLOY'],
    );
    assert.equal(entries[0]?.fields.user, 'lin');
  });

  it('tells of taken ports and of sign-in without asking who it is', async () => {
    const nobody = sandbox.lain('nobody');
    assert.equal((await nobody.call(getAuthorizationStatus, {})).auth.status, 'opened');
    const { streamrouter } = await nobody.call(listUsedStreamPorts, {});
    assert.deepEqual(
      streamrouter.map((port) => port.srcport),
      [9500, 9506],
    );
  });

  it('deploys a missing proc on the oldest consoles', async () => {
    const old = await startTestSandbox({ lainGeneration: 'async' });
    try {
      const client = old.lain();
      await client.call(deleteProc, web);
      const { proc } = await client.call(deployProc, { appName: 'hello-world', body: { procname: 'web' } });
      assert.equal(proc.pods.length, 1);
      const again = await failureOf(
        client.call(deployProc, { appName: 'hello-world', body: { procname: 'web' } }),
      );
      assert.equal(again.status, 409);
    } finally {
      await old.close();
    }
  });
});
