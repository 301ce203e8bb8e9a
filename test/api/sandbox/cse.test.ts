import assert from 'node:assert/strict';
import {
  getEngineJob,
  listEngineJobs,
  resizeEngine,
  retryEngineJob,
  updateEngineConfig,
  upgradeEngine,
} from '../../../api/catalogue/cse/engine-jobs';
import {
  createEngine,
  deleteEngine,
  getEngine,
  getEngineQuotas,
  listEngineFlavors,
  listEngines,
  updateEngine,
} from '../../../api/catalogue/cse/engines';
import { prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { newEngine, startWithCse } from './cse-running';
import { failureOf } from './running';

const minute = 60_000;
type Sandbox = Awaited<ReturnType<typeof startWithCse>>;

describe('sandbox: engines', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startWithCse();
  });
  afterEach(() => sandbox.close());

  const project = () => ({ project_id: sandbox.project_id });
  const prod = () => ({ ...project(), engine_id: prodEngineId });

  async function create(change: { name?: string; flavor?: string; subnetCidr?: string } = {}) {
    const body = { ...newEngine, azList: ['eu-west-101a'], ...change };
    const { id, jobId } = await sandbox.client.call(createEngine, { ...project(), body });
    return { at: { ...project(), engine_id: id ?? '' }, job_id: String(jobId) };
  }

  async function statusOf(at: { project_id: string; engine_id: string }) {
    return (await sandbox.client.call(getEngine, at)).status;
  }

  it('and their flavors have limits and specifications that strict clients can read', async () => {
    const { data } = await sandbox.client.call(listEngines, project());
    const [listed] = data.filter(({ id }) => id === prodEngineId);
    const { reference } = await sandbox.client.call(getEngine, prod());
    assert.equal(typeof listed?.reference?.serviceLimit, 'string');
    assert.equal(listed?.reference?.serviceLimit, reference?.serviceLimit);
    const flavors = await sandbox.client.call(listEngineFlavors, { ...project(), specType: 'CSE2' });
    const small = flavors.data.find(({ flavor }) => flavor === 'cse.s1.small2');
    assert.deepEqual(small?.spec, { availableCpuMemory: '2-4', linear: 'false', availablePrefix: 's,c,t' });
  });

  it('are created by a job whose phases end one after the other', async () => {
    const { at, job_id } = await create();
    const job = async () => {
      const { status, scheduling, tasks } = await sandbox.client.call(getEngineJob, { ...at, job_id });
      return [status, scheduling, tasks?.map((phase) => phase.status).join(' ')];
    };
    assert.deepEqual(await job(), ['Executing', 1, 'Executing Init Init']);
    assert.equal(await statusOf(at), 'Creating');
    const { externalEntrypoint } = await sandbox.client.call(getEngine, at);
    assert.deepEqual(externalEntrypoint?.serviceEndpoint, {}, 'it has no addresses yet');
    sandbox.advance(80_000);
    assert.deepEqual(await job(), ['Executing', 1, 'Finished Executing Init']);
    sandbox.advance(70_000);
    assert.deepEqual(await job(), ['Executing', 1, 'Finished Finished Executing']);
    sandbox.advance(30_000);
    assert.deepEqual(await job(), ['Finished', 0, 'Finished Finished Finished']);
    assert.equal(await statusOf(at), 'Available');
    assert.equal((await sandbox.client.call(getEngineQuotas, project())).quotas.resources[0]?.used, 4);
  });

  it('fail where the subnet is too small, say so, and are tried once more', async () => {
    const { at, job_id } = await create({ subnetCidr: '10.20.1.0/29' });
    sandbox.advance(10 * minute);
    const { status, engineAdditionalActions } = await sandbox.client.call(getEngine, at);
    assert.deepEqual([status, engineAdditionalActions], ['CreateFailed', ['Retry']]);
    const { status: jobStatus, tasks } = await sandbox.client.call(getEngineJob, { ...at, job_id });
    assert.equal(jobStatus, 'Error');
    const failed = tasks?.flatMap((phase) => phase.tasks ?? []).find((task) => task.status === 'Error');
    assert.match(failed?.log ?? '', /not enough free IP addresses/);
    await sandbox.client.call(retryEngineJob, { ...at, body: { action: 'Retry' } });
    sandbox.advance(10 * minute);
    assert.equal(await statusOf(at), 'Available');
    assert.deepEqual((await sandbox.client.call(getEngine, at)).engineAdditionalActions, []);
  });

  it('are upgraded, resized, secured and deleted by jobs that are listed, the latest first', async () => {
    const { at } = await create({ flavor: 'cse.s1.medium2' });
    sandbox.advance(10 * minute);
    await sandbox.client.call(updateEngineConfig, { ...at, body: { authType: 'RBAC' } });
    const busy = sandbox.client.call(resizeEngine, { ...at, body: { flavor: 'cse.s1.large2' } });
    assert.equal((await failureOf(busy)).code, 'SVCSTG.00400100');
    sandbox.advance(10 * minute);
    await sandbox.client.call(resizeEngine, { ...at, body: { flavor: 'cse.s1.large2' } });
    sandbox.advance(10 * minute);
    const { authType, flavor } = await sandbox.client.call(getEngine, at);
    assert.deepEqual([authType, flavor], ['RBAC', 'cse.s1.large2']);
    const { jobId } = await sandbox.client.call(deleteEngine, at);
    assert.equal(await statusOf(at), 'Deleting');
    const { total, data } = await sandbox.client.call(listEngineJobs, { ...at, limit: 2, offset: 1 });
    assert.equal(total, 4);
    assert.deepEqual(
      data.map((job) => [job.type, job.status]),
      [
        ['Configure', 'Finished'],
        ['Create', 'Finished'],
      ],
    );
    const times = { 'from-time': String(sandbox.now() - 15 * minute), 'to-time': String(sandbox.now()) };
    const recent = await sandbox.client.call(listEngineJobs, { ...at, ...times });
    assert.deepEqual(
      recent.data.map((job) => job.type),
      ['Delete', 'Modify'],
    );
    sandbox.advance(10 * minute);
    for (const gone of [
      sandbox.client.call(getEngine, at),
      sandbox.client.call(getEngineJob, { ...at, job_id: String(jobId) }),
      sandbox.client.call(listEngineJobs, at),
    ]) {
      assert.equal((await failureOf(gone)).code, 'SVCSTG.00501116');
    }
  });

  it('are upgraded to a newer version', async () => {
    await sandbox.client.call(upgradeEngine, { ...prod(), body: { version: '2.4.1' } });
    sandbox.advance(10 * minute);
    const { version, latestVersion, status } = await sandbox.client.call(getEngine, prod());
    assert.deepEqual([version, latestVersion, status], ['2.4.1', '2.4.1', 'Available']);
    const again = sandbox.client.call(upgradeEngine, { ...prod(), body: { version: '2.4.1' } });
    assert.equal((await failureOf(again)).code, 'SVCSTG.00400100');
  });

  it('are listed by type and page, with the addresses of the one that is served', async () => {
    const names = async (more: object) =>
      (await sandbox.client.call(listEngines, { ...project(), ...more })).data.map((one) => one.name);
    assert.deepEqual(await names({}), ['prod-engine', 'nacos-engine', 'rehearsal-engine']);
    assert.deepEqual(await names({ type: 'Nacos' }), ['nacos-engine']);
    assert.deepEqual(await names({ offset: 1, limit: 1 }), ['nacos-engine']);
    assert.deepEqual(await names({ 'X-Enterprise-Project-ID': '7' }), []);
    const [engine] = (await sandbox.client.call(listEngines, project())).data;
    const { registry, kie } = sandbox.ready;
    assert.deepEqual(
      [engine?.serviceEndpoint?.['serviceCenter'], engine?.serviceEndpoint?.['kie']].map(
        (one) => one?.masterEntrypoint,
      ),
      [registry, kie],
    );
    assert.ok((engine?.usedInstance ?? 0) > 0);
  });

  it('are described', async () => {
    await sandbox.client.call(updateEngine, { ...prod(), body: { alias: 'Production' } });
    const { alias, description } = await sandbox.client.call(getEngine, prod());
    assert.deepEqual([alias, description], ['Production', 'Registry and configuration of the shop']);
  });

  const refusals: [change: Record<string, unknown>, code: string][] = [
    [{ name: 'default' }, 'SVCSTG.00501201'],
    [{ name: 'ends-with-' }, 'SVCSTG.00501201'],
    [{ name: 'prod-engine' }, 'SVCSTG.00501111'],
    [{ payment: '0' }, 'SVCSTG.00501103'],
    [{ flavor: 'cse.s1.tiny' }, 'SVCSTG.00501104'],
    [{ azList: [] }, 'SVCSTG.00501105'],
    [{ azList: undefined }, 'SVCSTG.00501105'],
    [{ specType: undefined }, 'SVCSTG.00501134'],
    [{ authType: 'RBAC' }, 'SVCSTG.00400100'],
    [{ networkId: undefined }, 'SVCSTG.00400100'],
    [{ subnetCidr: 'everywhere' }, 'SVCSTG.00400100'],
  ];
  it('are refused with the code of what is wrong', async () => {
    const token = await sandbox.tokenFor('eu-west-101');
    const url = `${sandbox.ready.cse}/v2/${sandbox.project_id}/enginemgr/engines`;
    for (const [change, code] of refusals) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'X-Auth-Token': token },
        body: JSON.stringify({ ...newEngine, azList: ['eu-west-101a'], ...change }),
      });
      const body: unknown = await answer.json();
      assert.ok(body instanceof Object && 'error_code' in body);
      assert.deepEqual([answer.status, body.error_code], [400, code], JSON.stringify(change));
    }
  });

  it('are no more than the quota', async () => {
    for (const name of ['four', 'five']) await create({ name });
    assert.equal((await failureOf(create({ name: 'six' }))).code, 'SVCSTG.00501112');
  });
});
