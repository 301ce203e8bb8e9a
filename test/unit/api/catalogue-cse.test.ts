import assert from 'node:assert/strict';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import {
  exportKieConfigurations,
  importKieConfigurations,
} from '../../../api/catalogue/cse/dynamic-configuration';
import { NewEngine } from '../../../api/catalogue/cse/engine-fields';
import { createGovernancePolicy, governanceOperations } from '../../../api/catalogue/cse/governance';
import { governanceSpecs } from '../../../api/catalogue/cse/governance-kinds';
import { cseOperations } from '../../../api/catalogue/cse/operations';
import { RouteRules } from '../../../api/catalogue/cse/route-rules';
import { createNacosNamespace, nacosOperations } from '../../../api/catalogue/nacos/namespaces';
import type { Operation } from '../../../api/catalogue/operation';
import { inputSchema } from '../../../api/checking';
import { propertiesOf, undescribed } from './descriptions';

const documented = `importKieConfigurations exportKieConfigurations deleteConfigurationScope
  listEngineFlavors listEngines createEngine getEngine getEngineJob getEngineQuotas deleteEngine upgradeEngine
  updateEngineConfig resizeEngine retryEngineJob updateEngine listEngineJobs createEngineRbacToken
  listGovernancePolicies putDarkLaunchPolicy getDarkLaunchPolicy deleteDarkLaunchPolicy updateGovernancePolicy
  deleteGovernancePolicy getGovernancePolicy createGovernancePolicy listGovernancePoliciesByKind
  listMicroserviceThresholds getMicroserviceMetrics listMetrics
  updateRbacAccount changeRbacAccountPassword deleteRbacAccount`.split(/\s+/);

const documentedNacos =
  'listNacosNamespaces createNacosNamespace updateNacosNamespace deleteNacosNamespace'.split(' ');

const operations: readonly Operation[] = [...cseOperations, ...nacosOperations];

describe('catalogue of the engine service', () => {
  it('contains every documented operation', () => {
    assert.deepEqual(ids(cseOperations).sort(), [...documented].sort());
    assert.deepEqual(ids(nacosOperations), documentedNacos);
  });

  it('describes exactly the parameters that its paths hold', () => {
    for (const { id, path, parameters } of operations) {
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      assert.deepEqual(Object.keys(parameters.path.properties).sort(), inPath.sort(), id);
    }
  });

  it('describes every field of every request and answer', () => {
    const silent = operations.flatMap((operation) => [
      ...undescribed(inputSchema(operation), operation.id),
      ...undescribed(operation.answer, `${operation.id} answer`),
    ]);
    const inSpecs = Object.entries(governanceSpecs).flatMap(([kind, spec]) => undescribed(spec, kind));
    assert.deepEqual([...silent, ...inSpecs], []);
  });

  it('says of every operation that starts a job which operation shows it', () => {
    const answersJob = operations.filter(({ answer }) => 'jobId' in propertiesOf(answer));
    assert.equal(answersJob.length, 6);
    for (const { id, startsJob, effect } of answersJob) {
      assert.deepEqual({ id, startsJob, effect }, { id, startsJob: 'getEngineJob', effect: 'unsafe' });
    }
  });

  it('asks for the engine wherever one is called', () => {
    const inEngines = [
      ...governanceOperations,
      ...nacosOperations,
      importKieConfigurations,
      exportKieConfigurations,
    ];
    for (const { id, parameters } of inEngines) {
      assert.ok('x-engine-id' in parameters.headers.properties, id);
    }
  });

  it('marks what nobody else may read', () => {
    const secrets = operations.flatMap(({ id, body, parameters }) =>
      secretsIn({ ...parameters.headers.properties, ...(body && propertiesOf(body)) }).map(
        (one) => `${id}.${one}`,
      ),
    );
    assert.deepEqual(secrets, [
      'createEngine.auth_cred.pwd',
      'updateRbacAccount.Authorization',
      'changeRbacAccountPassword.Authorization',
      'changeRbacAccountPassword.currentPassword',
      'changeRbacAccountPassword.password',
      'deleteRbacAccount.Authorization',
    ]);
  });

  it('takes a file in a form for an import alone', () => {
    assert.deepEqual(ids(operations.filter(({ bodyType }) => bodyType === 'multipart')), [
      'importKieConfigurations',
    ]);
  });
});

describe('limits of the engine service', () => {
  it('takes the names that engines may have', () => {
    const accepts = (name: string) => Check(NewEngine, { ...engine(), name });
    const good = ['abc', 'a-1', 'Prod-engine', 'defaults', 'a'.repeat(24)];
    assert.deepEqual(good.filter(accepts), good);
    assert.deepEqual(['ab', '1ab', 'ab-', 'a_b', 'default', 'a'.repeat(25)].filter(accepts), []);
  });

  it('takes of an engine what the SDKs send besides', () => {
    const accepts = (more: object) => Check(NewEngine, { ...engine(), ...more });
    const { vpcId, ...others } = engine();
    assert.ok(vpcId && Check(NewEngine, others));
    assert.ok(accepts({ vpcCidr: '10.0.0.0/8', elbid: 'e', tags: ['a'], flavorType: { linear: true } }));
    assert.ok(accepts({ maintenanceConfig: { time: '13:00', zone: 'UTC' } }));
    assert.ok(!accepts({ flavorType: { linear: 'true' } }));
    assert.ok(!accepts({ maintenanceConfig: { zone: 1 } }) && !accepts({ vpcCidr: 1 }));
  });

  it('takes one to three availability zones', () => {
    const accepts = (azList: string[]) => Check(NewEngine, { ...engine(), azList });
    assert.ok(accepts(['az1']) && accepts(['az1', 'az2', 'az3']));
    assert.ok(!accepts([]) && !accepts(['1', '2', '3', '4']));
  });

  it('takes policy names without a dot, up to 32 characters', () => {
    const accepts = (name: string) =>
      Check(createGovernancePolicy.body, { name, selector: { environment: '', app: 'shop' }, spec: {} });
    const good = ['checkout', 'a_b:c-1', 'n'.repeat(32)];
    assert.deepEqual(good.filter(accepts), good);
    assert.deepEqual(['', 'a.b', 'a b', 'n'.repeat(33)].filter(accepts), []);
  });

  it('wants of a policy the environment and the application that clients ask for', () => {
    const accepts = (selector: object) =>
      Check(createGovernancePolicy.body, { name: 'checkout', selector, spec: {} });
    assert.ok(accepts({ environment: '', app: 'shop', service: 'cart' }));
    assert.ok(!accepts({ app: 'shop' }));
    assert.ok(!accepts({ environment: 'production' }));
  });

  it('wants of a route rule what clients fail without', () => {
    const rule = { precedence: 1, route: [{ weight: 100, tags: { version: '1.0.0' } }] };
    assert.ok(Check(RouteRules, []));
    assert.ok(Check(RouteRules, [rule, { ...rule, match: { headers: { region: { exact: 'north' } } } }]));
    assert.ok(!Check(RouteRules, [{ route: rule.route }]));
    assert.ok(!Check(RouteRules, [{ ...rule, route: [] }]));
    assert.ok(!Check(RouteRules, [{ ...rule, route: [{ weight: 101 }] }]));
    assert.ok(!Check(RouteRules, [{ ...rule, route: [{ weight: 100, tags: { version: 1 } }] }]));
    assert.ok(!Check(RouteRules, rule));
  });

  it('takes the namespaces that Nacos takes', () => {
    const { query } = createNacosNamespace.parameters;
    const accepts = (id: string, name = 'Orders') =>
      Check(query, { customNamespaceId: id, namespaceName: name });
    assert.ok(accepts('orders_1-a'));
    assert.ok(!accepts('orders.1'));
    assert.ok(!accepts('o'.repeat(129)));
    assert.ok(!accepts('orders', 'Orders #1'));
  });
});

function ids(listed: readonly Operation[]): string[] {
  return listed.map(({ id }) => id);
}

/** Names of the fields that are only ever sent, with dots between levels. */
function secretsIn(fields: Record<string, TSchema>): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    'writeOnly' in field ? [name] : secretsIn(propertiesOf(field)).map((inner) => `${name}.${inner}`),
  );
}

/** An engine in which nothing is wrong. */
function engine() {
  return {
    name: 'prod-engine',
    payment: '1',
    flavor: 'cse.s1.small2',
    vpc: 'vpc',
    vpcId: 'v',
    networkId: 'n',
    subnetCidr: '192.168.0.0/24',
    specType: 'CSE2',
  };
}
