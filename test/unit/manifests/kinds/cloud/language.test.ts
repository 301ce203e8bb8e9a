import assert from 'node:assert/strict';
import { accept, cloudWith, hoverAt, labelsAt, openCloud } from './files';

const head = 'apiVersion: servicestage/v2\nkind: Instance\n';
const names = 'metadata:\n  name: cart-dev\n  application: shop\n  component: cart\n  environment: dev-env\n';
const policy = 'apiVersion: cse/v3\nkind: RateLimiting\nmetadata: { name: cart, engine: prod }\n';

describe('completion in cloud manifests', () => {
  it('proposes whole documents at the start, also of a second document', () => {
    for (const marked of ['|', `${head}${names}---\n|`]) {
      const labels = labelsAt(marked);
      for (const kind of ['Instance', 'Engine', 'RateLimiting', 'Config', 'Namespace'])
        assert.ok(labels.includes(kind), kind);
    }
    assert.match(accept('|', 'Application'), /^apiVersion: servicestage\/v2\nkind: Application\nmetadata:\n/);
  });

  it('proposes what is left of a document after its API', () => {
    const labels = labelsAt('apiVersion: registry/v4\n|');
    assert.ok(labels.includes('Schema') && !labels.includes('Instance'));
    assert.match(accept('apiVersion: registry/v4\n|', 'Schema'), /^apiVersion: registry\/v4\nkind: Schema\n/);
  });

  it('proposes APIs, and the kinds of one', () => {
    assert.ok(labelsAt('apiVersion: |').includes('nacos/v1'));
    assert.deepEqual(labelsAt('apiVersion: cse/v2\nkind: |'), ['Engine']);
    assert.ok(labelsAt('kind: |').includes('RouteRule'));
  });

  it('proposes the members of a document that are not there yet', () => {
    assert.deepEqual(labelsAt(`${head}|`), ['metadata', 'spec']);
    assert.deepEqual(labelsAt(`${policy}|`), ['selector', 'spec', 'status']);
  });

  it('proposes keys of spec in the order people use', () => {
    assert.deepEqual(labelsAt(`${head}${names}spec:\n  |`).slice(0, 5), [
      'description',
      'version',
      'replica',
      'flavor_id',
      'artifacts',
    ]);
  });

  it('proposes values, and keys deep inside', () => {
    const spec = `${head}${names}spec:\n  configuration:\n    `;
    assert.deepEqual(labelsAt(`${spec}strategy:\n      upgrade: |`), ['RollingUpdate', 'Recreate']);
    assert.ok(labelsAt(`${head}${names}spec:\n  flavor_id: |`).includes('MICRO-5G:0.5C:1G'));
    assert.ok(labelsAt(`${head}${names}spec:\n  artifacts:\n    cart:\n      |`).includes('storage'));
  });

  it('proposes the keys of the form that is being written', () => {
    const probe = `${head}${names}spec:\n  configuration:\n    probes:\n      livenessProbe:\n        `;
    assert.deepEqual(labelsAt(`${probe}type: |`), ['http', 'tcp', 'command']);
    assert.deepEqual(labelsAt(`${probe}type: tcp\n        parameters:\n          |`), ['port']);
    const resource = `${head}${names}spec:\n  refer_resources:\n    - id: a\n      type: elb\n    - id: Default\n      type: ecs\n      parameters:\n        |`;
    assert.deepEqual(labelsAt(resource), ['hosts']);
  });

  it('proposes names of the file, then those that are known', () => {
    const application = 'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: bank }\n---\n';
    const known = cloudWith({ application: ['shop', 'bank'], environment: ['dev-env'] });
    assert.deepEqual(labelsAt(`${application}${head}metadata:\n  application: |`, known), ['bank', 'shop']);
    assert.deepEqual(labelsAt(`${head}metadata:\n  environment: |`, known), ['dev-env']);
  });

  it('proposes components of the application', () => {
    const component = (name: string, application: string) =>
      `apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: ${name}, application: ${application} }\n---\n`;
    const before = component('cart', 'shop') + component('teller', 'bank');
    assert.deepEqual(labelsAt(`${before}${head}metadata:\n  application: bank\n  component: |`), ['teller']);
  });

  it('proposes names of match groups for policies, and microservices for route rules', () => {
    const known = cloudWith({ 'match-group': ['checkout'], microservice: ['cart'] });
    const at = (kind: string) => `apiVersion: cse/v3\nkind: ${kind}\nmetadata:\n  name: |`;
    assert.deepEqual(labelsAt(at('Retry'), known), ['checkout']);
    assert.deepEqual(labelsAt(at('RouteRule'), known), ['cart']);
    assert.deepEqual(labelsAt(at('MatchGroup'), known), []);
    assert.deepEqual(labelsAt(`${policy}selector:\n  service: |`, known), ['cart']);
    assert.ok(labelsAt(`${policy}selector:\n  environment: |`, known).includes('production'));
  });

  it('proposes whole policies and their fields', () => {
    const labels = labelsAt(`${policy}spec:\n  |`);
    assert.equal(labels[0], 'whole policy');
    assert.ok(labels.includes('limitRefreshPeriod'));
    const group = policy.replace('RateLimiting', 'MatchGroup');
    assert.equal(labelsAt(`${group}spec:\n  matches:\n    - |`)[0], 'match');
    assert.deepEqual(labelsAt(`${group}spec:\n  matches:\n    - apiPath:\n        |`).slice(0, 2), [
      'exact',
      'prefix',
    ]);
  });

  it('proposes the fields of a policy in a configuration item', () => {
    const item =
      'apiVersion: kie/v1\nkind: Config\nmetadata: { name: servicecomb.retry.cart, engine: prod }\nspec:\n  value: |\n    maxAttempts: 2\n    re';
    const { length } = item;
    const labels = openCloud(`${item}\n`)
      .complete(length)
      .map(({ label }) => label);
    assert.ok(labels.includes('retryOnSame'), labels.join());
  });
});

describe('hovers in cloud manifests', () => {
  const spec = `${head}${names}spec:\n  version: 1.0.0\n`;
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['a kind', 'apiVersion: servicestage/v2\nkind: Inst|ance\n', /A component that runs in an environment/],
    ['an unknown kind', 'apiVersion: servicestage/v2\nki|nd: Thing\n', /What the document describes/],
    [
      'a parent',
      `${head}metadata:\n  appli|cation: shop\n`,
      /Name of the application[^]*ServiceStage API Reference/,
    ],
    ['a field', `${spec}  repl|ica: 2\n`, /\*\*replica\*\* — integer[^]*Allowed: 0 or more/],
    ['a flavor', `${spec}  flavor_id: MICRO|-5G:0.5C:1G\n`, /0\.5 CPU, 1 GB of memory, 5 GB of storage/],
    [
      'a flavor of one’s own',
      `${spec}  flavor_id: CUSTOM|-10G:0.5C-250m:1.6Gi-0.8Gi\n`,
      /0\.25 to 0\.5 CPU, 0\.8 to 1\.6 GiB/,
    ],
    ['a name of one’s own', `${spec}  artifacts:\n    ca|rt:\n      storage: swr\n`, /\*\*artifacts\*\*/],
    [
      'a field of one form',
      `${spec}  configuration:\n    probes:\n      readinessProbe:\n        type: http\n        parameters:\n          sch|eme: HTTP\n`,
      /Protocol of the request/,
    ],
    ['lengths', `${spec}  descri|ption: a\n`, /128 characters at most/],
    [
      'a duration of a policy',
      `${policy}spec:\n  rate: 10\n  limitRefreshPeriod: 1M|30S\n`,
      /1 minute 30 seconds/,
    ],
    [
      'the second document',
      `${spec}---\n${policy}spec:\n  ra|te: 10\n`,
      /Requests that each instance serves in one period/,
    ],
    [
      'a policy in a configuration item',
      'apiVersion: kie/v1\nkind: Config\nmetadata: { name: servicecomb.retry.cart, engine: prod }\nspec:\n  value: "max|Attempts: 2"\n',
      /Repetitions after the first call/,
    ],
  ];
  for (const [what, marked, words] of cases)
    it(`explain ${what}`, () => assert.match(hoverAt(marked) ?? 'nothing', words));

  it('say nothing between documents and in those of others', () => {
    assert.equal(hoverAt(`${spec}|---\n`), undefined);
    assert.equal(hoverAt('apiVersion: apps/v1\nki|nd: Deployment\n'), undefined);
  });
});
