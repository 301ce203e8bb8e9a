import assert from 'node:assert/strict';
import {
  createGovernancePolicy,
  deleteGovernancePolicy,
  getGovernancePolicy,
  listGovernancePolicies,
  listGovernancePoliciesByKind,
  updateGovernancePolicy,
} from '../../../api/catalogue/cse/governance';
import type { GovernanceKind } from '../../../api/catalogue/cse/governance-kinds';
import { listMicroserviceThresholds } from '../../../api/catalogue/cse/monitoring';
import { putDarkLaunchPolicy } from '../../../api/catalogue/cse/route-rules';
import { listKieKvs, updateKieKv } from '../../../api/catalogue/kie/configurations';
import { prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { startWithGovernance } from './governance-running';
import { failureOf } from './running';

const selector = { environment: 'staging', app: 'shop' };
const inStaging = { 'x-environment': selector.environment };

/** What a policy of each kind says, before and after a change. */
const specs: Record<GovernanceKind, readonly [Record<string, unknown>, Record<string, unknown>]> = {
  'match-group': [
    { alias: 'Pay', matches: [{ name: 'all', apiPath: { prefix: '/pay' }, method: ['POST'] }] },
    { alias: 'Payment', matches: [{ name: 'vip', headers: { 'x-level': { compare: '>=3' } } }] },
  ],
  retry: [{ maxAttempts: 3, retryOnSame: 0, waitDuration: '10' }, { maxAttempts: 1 }],
  'rate-limiting': [{ rate: 100, limitRefreshPeriod: '1S' }, { rate: 5 }],
  loadbalance: [{ rule: 'Random' }, { rule: 'RoundRobin' }],
  'circuit-breaker': [
    { minimumNumberOfCalls: 10, slidingWindowType: 'COUNT_BASED', slidingWindowSize: '100' },
    { minimumNumberOfCalls: 20 },
  ],
  'instance-isolation': [{ minimumNumberOfCalls: 10 }, { minimumNumberOfCalls: 20 }],
  'fault-injection': [
    { type: 'abort', percentage: 50, errorCode: 503 },
    { type: 'delay', percentage: 10, delayTime: '2S' },
  ],
  bulkhead: [{ maxConcurrentCalls: 10, maxWaitDuration: '1S' }, { maxConcurrentCalls: 2 }],
};

describe('sandbox: governance policies over HTTP', () => {
  let sandbox: Awaited<ReturnType<typeof startWithGovernance>>;
  beforeEach(async () => {
    sandbox = await startWithGovernance();
  });
  afterEach(() => sandbox.close());

  async function create(kind: GovernanceKind, more: { service?: string } = {}) {
    const at = { ...sandbox.inEngine, kind };
    const body = { name: 'pay', selector: { ...selector, ...more }, spec: specs[kind][0] };
    const { id = '' } = await sandbox.client.call(createGovernancePolicy, { ...at, body });
    return { ...at, policy_id: id ?? '' };
  }

  for (const kind of Object.keys(specs).filter(isKind)) {
    it(`create, list, show, change and delete one of the kind ${kind}`, async () => {
      const [first, second] = specs[kind];
      const policy = await create(kind);
      const listed = async () => {
        const at = { ...sandbox.inEngine, ...inStaging, kind };
        const policies = await sandbox.client.call(listGovernancePoliciesByKind, at);
        return policies.map((one) => [one.id, one.name, one.kind, one.status, one.selector, one.spec]);
      };
      assert.deepEqual(await listed(), [[policy.policy_id, 'pay', kind, 'enabled', selector, first]]);
      const { spec, creatTime } = await sandbox.client.call(getGovernancePolicy, policy);
      assert.deepEqual([spec, creatTime], [first, Math.floor(sandbox.now() / 1000)]);
      sandbox.advance(5_000);
      const body = { name: 'other', selector: { environment: '', app: 'x' }, spec: second };
      await sandbox.client.call(updateGovernancePolicy, { ...policy, body });
      assert.deepEqual(await listed(), [[policy.policy_id, 'pay', kind, 'enabled', selector, second]]);
      const { updateTime } = await sandbox.client.call(getGovernancePolicy, policy);
      assert.equal(updateTime, Math.floor(sandbox.now() / 1000));
      await sandbox.client.call(deleteGovernancePolicy, policy);
      assert.deepEqual(await listed(), []);
      const gone = sandbox.client.call(deleteGovernancePolicy, policy);
      assert.equal((await failureOf(gone)).code, '404001');
    });
  }

  it('list what somebody changed in the configuration center', async () => {
    const { policy_id } = await create('rate-limiting');
    const item = { project_id: 'default', kv_id: policy_id };
    await sandbox.kie.call(updateKieKv, { ...item, body: { value: 'rate: 7', status: 'disabled' } });
    const at = { ...sandbox.inEngine, ...inStaging, kind: 'rate-limiting' as const };
    const [policy] = await sandbox.client.call(listGovernancePoliciesByKind, at);
    assert.deepEqual([policy?.spec, policy?.status], [{ rate: 7 }, 'disabled']);
  });

  it('list the empty environment unless another is named', async () => {
    await create('retry');
    const at = { ...sandbox.inEngine, kind: 'retry' as const };
    const count = async (more: { 'x-environment'?: string }) =>
      (await sandbox.client.call(listGovernancePoliciesByKind, { ...at, ...more })).length;
    assert.deepEqual([await count({}), await count(inStaging)], [0, 1]);
    assert.ok((await count({ 'x-environment': 'all' })) > 1, 'those of the demo company too');
  });

  it('take with a match group whatever has its name and labels', async () => {
    const group = await create('match-group');
    await create('retry');
    await create('bulkhead', { service: 'cart' });
    const routed = { ...sandbox.inEngine, service_name: 'pay', environment: 'staging', app_id: 'shop' };
    const body = [{ precedence: 1, route: [{ weight: 100, tags: { version: '1.0.0' } }] }];
    await sandbox.client.call(putDarkLaunchPolicy, { ...routed, body });
    const [scene] = await sandbox.client.call(listGovernancePolicies, {
      ...sandbox.inEngine,
      environment: 'staging',
    });
    assert.deepEqual(
      scene?.policies?.map(({ kind }) => kind),
      ['retry', 'bulkhead'],
    );
    await sandbox.client.call(deleteGovernancePolicy, group);
    const left = await sandbox.kie.call(listKieKvs, {
      project_id: 'default',
      label: ['environment:staging'],
    });
    assert.deepEqual(left.data, []);
  });

  describe('sent by hand', () => {
    const path = `/v3/{project}/govern/governance`;
    async function send(method: string, kind: string, body?: string, more: Record<string, string> = {}) {
      const headers = {
        'X-Auth-Token': await sandbox.tokenFor('eu-west-101'),
        'x-engine-id': prodEngineId,
        'X-Enterprise-Project-ID': '0',
        ...more,
      };
      const url = `${sandbox.ready.cse}${path.replace('{project}', sandbox.project_id)}/${kind}`;
      const answer = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
      const value = (await answer.json()) as { error_code?: string; detail?: string };
      return [answer.status, value.error_code, value.detail] as const;
    }

    it('may have any name that fits into a key, and no selector', async () => {
      const long = JSON.stringify({ name: `a.${'x'.repeat(100)}`, spec: { maxAttempts: 1 } });
      assert.equal((await send('POST', 'retry', long))[0], 200);
      assert.deepEqual(await send('POST', 'retry', long), [409, '409001', 'kv already exists']);
      assert.equal((await send('POST', 'retry', '{"spec":{"maxAttempts":1}}'))[0], 200);
    });

    it('are read by the engine, which says what it can not read', async () => {
      const [status, code, detail = ''] = await send('POST', 'retry', '{"spec":"maxAttempts: 1"}');
      assert.deepEqual([status, code], [400, '400001']);
      assert.match(detail, /cannot unmarshal string into Go struct field Policy\.spec/);
      const [, , missing = ''] = await send('POST', 'retry', '{}');
      assert.equal(missing, 'illegal policy[retry] spec, msg: retry.maxAttempts in body is required');
    });

    it('break the server down when a change is nothing but a spec', async () => {
      const { policy_id } = await create('retry');
      const [status, code] = await send('PUT', `retry/${policy_id}`, '{"spec":{"maxAttempts":2}}');
      assert.deepEqual([status, code], [500, '500003']);
    });

    it('are of one of eight kinds, in an engine that is there', async () => {
      for (const method of ['GET', 'POST']) {
        const sent = method === 'POST' ? '{}' : undefined;
        assert.deepEqual(await send(method, 'loadbalancer', sent), [
          400,
          '400001',
          'not support kind[loadbalancer] yet',
        ]);
        const elsewhere = await send(method, 'retry', sent, { 'x-engine-id': 'none' });
        assert.deepEqual(elsewhere.slice(0, 2), [400, 'SVCSTG.00501116']);
      }
    });
  });

  it('show figures that move, of those microservices that are there', async () => {
    const call = { project_id: sandbox.project_id, services: 'cart,nobody,orders' };
    const first = await sandbox.client.call(listMicroserviceThresholds, call);
    assert.deepEqual(
      first.map(({ serviceName }) => serviceName),
      ['cart', 'orders'],
    );
    assert.deepEqual(await sandbox.client.call(listMicroserviceThresholds, call), first);
    sandbox.advance(60_000);
    const later = await sandbox.client.call(listMicroserviceThresholds, call);
    assert.notDeepEqual(
      later.map(({ throughput, avgDelay }) => [throughput, avgDelay]),
      first.map(({ throughput, avgDelay }) => [throughput, avgDelay]),
    );
    assert.equal(later[0]?.$timestamp, sandbox.now());
  });
});

function isKind(word: string): word is GovernanceKind {
  return word in specs;
}
