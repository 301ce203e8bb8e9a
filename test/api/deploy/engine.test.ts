import assert from 'node:assert/strict';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

const microservice = `apiVersion: registry/v4
kind: Microservice
metadata: { name: basket, engine: prod-engine }
spec:
  appId: orders
  environment: production
  version: 1.0.0
  description: Baskets
  properties: { team: blue }
`;
const schema = `apiVersion: registry/v4
kind: Schema
metadata: { name: hello, microservice: basket, engine: prod-engine }
spec:
  schema: |
    swagger: "2.0"
    info: { title: hello, version: 1.0.0 }
    paths: {}
`;
const instance = `apiVersion: registry/v4
kind: MicroserviceInstance
metadata: { microservice: basket, engine: prod-engine }
spec:
  hostName: host-1
  endpoints: [ "rest://10.0.0.1:8080", "rest://10.0.0.2:8080" ]
  status: UP
  properties: { zone: a }
`;
const group = `apiVersion: cse/v3
kind: MatchGroup
metadata: { name: checkout, engine: prod-engine }
selector: { environment: production, app: orders }
spec:
  alias: Checkout
  matches:
    - name: all
      apiPath: { prefix: / }
`;
const retry = `apiVersion: cse/v3
kind: Retry
metadata: { name: checkout, engine: prod-engine }
selector: { environment: production, app: orders }
spec: { maxAttempts: 3, waitDuration: 1S, retryOnResponseStatus: [502] }
`;
const route = `apiVersion: cse/v3
kind: RouteRule
metadata: { name: basket, engine: prod-engine }
selector: { environment: production, app: orders }
spec:
  - precedence: 1
    route:
      - { weight: 90, tags: { version: 1.0.0 } }
      - { weight: 10, tags: { version: 1.1.0 } }
`;
const dependency = `apiVersion: registry/v4
kind: Dependency
metadata: { name: gateway, engine: prod-engine }
spec:
  dependencies:
    - consumer: { appId: orders, serviceName: basket, version: 1.0.0, environment: production }
      providers: [ { serviceName: basket, appId: orders, environment: production, version: latest } ]
`;
const all = [instance, schema, retry, route, dependency, group, microservice].join('---\n');

describe('deploying what an engine holds', function () {
  let stage: DeployStage;
  before(async () => {
    stage = await startDeploying({ lag: 300 });
  });
  after(() => stage.close());

  it('creates what does not exist, in its order, and has nothing to do afterwards', async () => {
    assert.deepEqual(titlesOf(await stage.plan(all)), [
      'create MicroserviceInstance basket/host-1',
      'create Schema basket/hello',
      'create Retry checkout (production, orders)',
      'create RouteRule basket (production, orders)',
      'create Dependency gateway',
      'create MatchGroup checkout (production, orders)',
      'create Microservice basket 1.0.0',
    ]);
    const outcome = await stage.deploy(all);
    assert.deepEqual(
      outcome.steps
        .map(({ result: { state, message } }) => [state, message])
        .filter(([state]) => state !== 'done'),
      [],
    );
    const again = await stage.plan(all.replace(`---\n${dependency}`, ''));
    assert.deepEqual(changesOf(again), []);
    assert.ok(titlesOf(again).every((title) => title.startsWith('unchanged')));
    assert.ok(stage.sent.indexOf('createMicroservice') < stage.sent.indexOf('putSchema'));
  });

  it('changes by the operation of each field', async () => {
    const changed = [
      microservice.replace('team: blue', 'team: green'),
      schema.replace('title: hello', 'title: hello again'),
      instance.replace('status: UP', 'status: DOWN').replace('zone: a', 'zone: b'),
      group.replace('alias: Checkout', 'alias: The checkout'),
      retry.replace('waitDuration: 1S', 'waitDuration: 2000'),
      route.replace('weight: 90', 'weight: 80').replace('weight: 10', 'weight: 20'),
    ].join('---\n');
    const planned = await stage.plan(changed);
    assert.ok(
      titlesOf(planned).every((title) => title.startsWith('change ')),
      titlesOf(planned).join(),
    );
    assert.equal((await stage.deploy(changed)).state, 'reached');
    assert.deepEqual(changesOf(await stage.plan(changed)), []);
  });

  it('takes a duration in another form for the same', async () => {
    assert.deepEqual(changesOf(await stage.plan(retry.replace('1S', '2S'))), []);
  });

  it('keeps the properties of others', async () => {
    const other = microservice.replace('{ team: blue }', '{ owner: lin }');
    assert.equal((await stage.deploy(other)).state, 'reached');
    assert.deepEqual(changesOf(await stage.plan(microservice.replace('team: blue', 'team: green'))), []);
  });

  it('refuses what never changes', async () => {
    const { plan } = await stage.plan(microservice.replace('description: Baskets', 'description: Others'));
    assert.match(
      plan.steps[0]?.reason ?? '',
      /^It would have to be deleted and created again, .*Instances of it are registered/,
    );
    assert.equal(plan.steps[0]?.allowedBy, undefined, 'no name helps');
  });
});

const engine = `apiVersion: cse/v2
kind: Engine
metadata: { name: spare-engine }
spec:
  specType: CSE2
  description: A spare one
  flavor: cse.s1.small2
  payment: "1"
  azList: [ az1 ]
  authType: NONE
  vpc: vpc-default
  vpcId: vpc-1
  networkId: net-1
  subnetCidr: 192.168.0.0/24
`;

describe('deploying engines', function () {
  let stage: DeployStage;
  before(async () => {
    stage = await startDeploying();
  });
  after(() => stage.close());

  it('creates, describes, resizes and secures one, each by its operation', async () => {
    assert.equal((await stage.deploy(engine)).state, 'reached');
    assert.deepEqual(titlesOf(await stage.plan(engine)), ['unchanged Engine spare-engine']);
    const changed = engine
      .replace('A spare one', 'Spare')
      .replace('small2', 'medium2')
      .replace('authType: NONE', 'authType: RBAC');
    const outcome = await stage.deploy(changed);
    assert.equal(outcome.state, 'reached', outcome.steps[0]?.result.message);
    assert.deepEqual(titlesOf(await stage.plan(changed)), ['unchanged Engine spare-engine']);
    const kept = changed.replace('description: Spare', 'description: ""');
    const { plan } = await stage.plan(kept);
    assert.deepEqual(plan.steps[0]?.notes, ['description can’t be emptied: the server keeps it.']);
  });

  it('asks for the password before it deletes or creates an engine with sign-in', async () => {
    const secured = engine.replace('spare-engine', 'secured').replace('authType: NONE', 'authType: RBAC');
    const { plan } = await stage.plan(secured);
    assert.match(plan.steps[0]?.reason ?? '', /needs the password of its account root/);
    const other = engine.replace('authType: NONE', 'authType: RBAC').replace('az1', 'az2');
    const replaced = await stage.plan(other, { allowReplace: ['spare-engine'] });
    assert.match(replaced.plan.steps[0]?.reason ?? '', /needs the password of its account root/);
  });

  it('creates a namespace of a Nacos engine', async () => {
    const nacos = engine
      .replace('spare-engine', 'names')
      .replace('CSE2', 'Nacos2')
      .replace('cse.s1.small2', 'cse.nacos2.c1.large.10');
    assert.equal(
      (await stage.deploy(nacos.replace('  azList: [ az1 ]\n  authType: NONE\n', ''))).state,
      'reached',
    );
    const namespace = `apiVersion: nacos/v1\nkind: Namespace\nmetadata: { name: dev, engine: names }\nspec: { namespaceName: Development, namespaceDesc: For tests }\n`;
    assert.equal((await stage.deploy(namespace)).state, 'reached');
    assert.deepEqual(titlesOf(await stage.plan(namespace)), ['unchanged Namespace dev']);
    const renamed = namespace.replace('Development, namespaceDesc: For tests', 'Devs');
    assert.equal((await stage.deploy(renamed)).state, 'reached');
    assert.deepEqual(titlesOf(await stage.plan(namespace.replace('Development', 'Devs'))), [
      'unchanged Namespace dev',
    ]);
  });
});
