import assert from 'node:assert/strict';
import {
  createGovernancePolicy,
  deleteGovernancePolicy,
  getGovernancePolicy,
  listGovernancePolicies,
  listGovernancePoliciesByKind,
  updateGovernancePolicy,
} from '../../../api/catalogue/cse/governance';
import { getMicroserviceMetrics, listMetrics } from '../../../api/catalogue/cse/monitoring';
import {
  deleteDarkLaunchPolicy,
  getDarkLaunchPolicy,
  putDarkLaunchPolicy,
} from '../../../api/catalogue/cse/route-rules';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import {
  createNacosNamespace,
  deleteNacosNamespace,
  listNacosNamespaces,
  updateNacosNamespace,
} from '../../../api/catalogue/nacos/namespaces';
import { nacosEngineId, prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { startWithCse } from './cse-running';
import { startWithGovernance } from './governance-running';
import { failureOf } from './running';
import { assertEvery } from '../../every';

const selector = { environment: 'staging', app: 'shop' };
const rules = [
  {
    precedence: 2,
    match: { headers: { tester: { exact: 'yes' } } },
    route: [{ weight: 100, tags: { version: '2.0.0' } }],
  },
  { precedence: 1, route: [{ weight: 100, tags: { version: '1.0.0' } }] },
];

describe('sandbox: governance of an engine', () => {
  let sandbox: Awaited<ReturnType<typeof startWithGovernance>>;
  beforeEach(async () => {
    sandbox = await startWithGovernance();
  });
  afterEach(() => sandbox.close());

  const ofKind = (kind: 'rate-limiting' | 'match-group') => ({ ...sandbox.inEngine, kind });

  /** Keys of the items that clients of the environment read. */
  async function keys(): Promise<string[]> {
    const { data } = await sandbox.kie.call(listKieKvs, {
      project_id: 'default',
      label: ['environment:staging'],
    });
    return data.map(({ key }) => key).sort();
  }

  async function createGroup() {
    const group = { name: 'pay', selector, spec: { alias: 'Pay', matches: [{ name: 'all' }] } };
    const { id } = await sandbox.client.call(createGovernancePolicy, {
      ...ofKind('match-group'),
      body: group,
    });
    const policy = { name: 'pay', selector, spec: { rate: 10 } };
    const created = { ...ofKind('rate-limiting'), body: policy };
    const limit = await sandbox.client.call(createGovernancePolicy, created);
    return { group: id ?? '', limit: limit.id ?? '' };
  }

  it('is what clients find in the configuration center', async () => {
    await createGroup();
    assert.deepEqual(await keys(), ['servicecomb.matchGroup.pay', 'servicecomb.rateLimiting.pay']);
  });

  it('is shown by match group, and by kind', async () => {
    await createGroup();
    const scenes = await sandbox.client.call(listGovernancePolicies, {
      ...sandbox.inEngine,
      environment: 'staging',
    });
    assert.deepEqual(
      scenes.map(({ matchGroup, policies }) => [matchGroup.name, policies?.map(({ kind }) => kind)]),
      [['pay', ['rateLimiting']]],
    );
    const listed = await sandbox.client.call(listGovernancePoliciesByKind, {
      ...ofKind('rate-limiting'),
      'x-environment': 'staging',
    });
    assert.deepEqual(
      listed.map(({ name, kind }) => [name, kind]),
      [['pay', 'rate-limiting']],
    );
  });

  it('is changed, switched off, and deleted with its match group', async () => {
    const { group, limit } = await createGroup();
    const policy = { ...ofKind('rate-limiting'), policy_id: limit };
    const body = { name: 'pay', spec: { rate: 5 }, status: 'disabled' as const };
    await sandbox.client.call(updateGovernancePolicy, { ...policy, body });
    const { spec, status } = await sandbox.client.call(getGovernancePolicy, policy);
    assert.deepEqual([spec, status], [{ rate: 5 }, 'disabled']);
    await sandbox.client.call(deleteGovernancePolicy, { ...ofKind('match-group'), policy_id: group });
    assert.deepEqual(await keys(), []);
    assert.equal((await failureOf(sandbox.client.call(getGovernancePolicy, policy))).code, '404001');
  });

  it('is refused in the words of the engine', async () => {
    const token = await sandbox.tokenFor('eu-west-101');
    const send = async (kind: string, body: object) => {
      const url = `${sandbox.ready.cse}/v3/${sandbox.project_id}/govern/governance/${kind}`;
      const headers = { 'X-Auth-Token': token, 'x-engine-id': prodEngineId, 'X-Enterprise-Project-ID': '0' };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      const error = (await answer.json()) as { error_code: string; detail: string };
      return [answer.status, error.error_code, error.detail];
    };
    assert.deepEqual(await send('time-limiter', {}), [400, '400001', 'not support kind[time-limiter] yet']);
    const missing = 'illegal policy[rate-limiting] spec, msg: rate-limiting.rate in body is required';
    const body = { name: 'pay', selector, spec: {} };
    assert.deepEqual(await send('rate-limiting', body), [400, '400001', missing]);
    const spaced = await send('rate-limiting', { ...body, name: 'a b', spec: { rate: 1 } });
    const rule = 'validate failed, field: KVDoc.Key, rule: ^[a-zA-Z0-9._:-]+$';
    assert.deepEqual(spaced, [400, '400001', rule]);
  });

  it('has rules of dark launch, as they were written', async () => {
    const at = { ...sandbox.inEngine, service_name: 'cart', environment: 'staging', app_id: 'shop' };
    await sandbox.client.call(putDarkLaunchPolicy, { ...at, body: rules });
    assert.deepEqual(await keys(), ['servicecomb.routeRule.cart']);
    assert.deepEqual(await sandbox.client.call(getDarkLaunchPolicy, at), rules);
    assert.deepEqual(await sandbox.client.call(getDarkLaunchPolicy, { ...at, environment: '' }), []);
    await sandbox.client.call(deleteDarkLaunchPolicy, at);
    assert.equal((await failureOf(sandbox.client.call(deleteDarkLaunchPolicy, at))).code, '404001');
  });

  it('is watched by metrics of microservices and of instances', async () => {
    const project = { project_id: sandbox.project_id };
    const [versions = []] = await sandbox.client.call(getMicroserviceMetrics, {
      ...project,
      service: 'cart',
    });
    assertEvery(versions, ({ name }) => name === 'cart');
    const before = versions.map(({ qps }) => qps);
    sandbox.advance(60_000);
    const [later = []] = await sandbox.client.call(getMicroserviceMetrics, { ...project, service: 'cart' });
    assert.notDeepEqual(
      later.map(({ qps }) => qps),
      before,
    );
    const { list, total } = await sandbox.client.call(listMetrics, { ...project, appIds: 'shop', number: 1 });
    assert.ok(list?.length === 1 && (total ?? 0) > 1);
  });
});

describe('sandbox: namespaces of Nacos', () => {
  let sandbox: Awaited<ReturnType<typeof startWithCse>>;
  beforeEach(async () => {
    sandbox = await startWithCse();
  });
  afterEach(() => sandbox.close());

  const inNacos = (id = nacosEngineId) => ({
    project_id: sandbox.project_id,
    'x-engine-id': id,
    'X-Enterprise-Project-ID': '0',
  });
  const namesOf = async (page = { offset: 0, limit: 0 }) =>
    (await sandbox.client.call(listNacosNamespaces, { ...inNacos(), ...page })).data.map(
      ({ namespace, namespaceShowName }) => [namespace, namespaceShowName],
    );

  it('are listed by page, the reserved one first', async () => {
    const all = await namesOf();
    assert.deepEqual(all[0], ['', 'public']);
    assert.deepEqual(await namesOf({ offset: 1, limit: 2 }), all.slice(2, 4));
  });

  it('are created, renamed and deleted', async () => {
    const id = { customNamespaceId: 'load', namespaceName: 'Load' };
    await sandbox.client.call(createNacosNamespace, { ...inNacos(), ...id });
    const renamed = { namespace: 'load', namespaceShowName: 'Load tests', namespaceDesc: 'At night' };
    await sandbox.client.call(updateNacosNamespace, { ...inNacos(), ...renamed });
    assert.deepEqual((await namesOf()).at(-1), ['load', 'Load tests']);
    await sandbox.client.call(deleteNacosNamespace, { ...inNacos(), namespaceId: 'load' });
    assertEvery(await namesOf(), ([namespace]) => namespace !== 'load');
  });

  it('are those of Nacos engines alone', async () => {
    const page = { offset: 0, limit: 0 };
    const wrong = sandbox.client.call(listNacosNamespaces, { ...inNacos(prodEngineId), ...page });
    assert.equal((await failureOf(wrong)).code, 'SVCSTG.00501116');
  });
});
