import assert from 'node:assert/strict';
import { cloudFindings, cloudWith, openCloud, shown } from './files';

/** Names of a file as `role kind name@scope «text»`. */
function namesOf(text: string): readonly string[] {
  return openCloud(text)
    .names()
    .map(({ role, kind, name, scope, range }) => {
      const at = scope === undefined ? '' : `@${scope}`;
      return `${role} ${kind} ${name}${at} «${text.slice(range.start, range.end)}»`;
    });
}

const instance =
  'apiVersion: servicestage/v2\nkind: Instance\nmetadata:\n  name: cart-dev\n  application: shop\n  component: "cart"\n  environment: dev-env\n';

describe('names in cloud manifests', () => {
  it('are what a resource is called and belongs to, without quotes', () => {
    assert.deepEqual(namesOf(`# first\n---\n${instance}`), [
      'definition instance cart-dev@shop/cart «cart-dev»',
      'reference application shop «shop»',
      'reference component cart@shop «cart»',
      'reference environment dev-env «dev-env»',
    ]);
  });

  it('are match groups of policies, and microservices', () => {
    const text =
      'apiVersion: cse/v3\nkind: Retry\nmetadata: { name: cart, engine: prod }\nselector: { environment: testing, app: shop, service: gateway }\nspec:\n  maxAttempts: 2\n';
    assert.deepEqual(namesOf(text), [
      'reference engine prod «prod»',
      'reference match-group cart «cart»',
      'definition policy cart «cart»',
      'reference microservice gateway «gateway»',
    ]);
  });

  it('are schemas, providers and policies in items', () => {
    const service =
      'apiVersion: registry/v4\nkind: Microservice\nmetadata: { name: cart, engine: prod }\nspec:\n  schemas: [hello]\n';
    assert.ok(namesOf(service).includes('reference schema hello@cart «hello»'));
    const dependency =
      'apiVersion: registry/v4\nkind: Dependency\nmetadata: { name: a, engine: prod }\nspec:\n  dependencies:\n    - consumer: { appId: a, serviceName: gateway, version: "1" }\n      providers: [{ serviceName: cart }, { serviceName: "*" }]\n';
    assert.deepEqual(
      namesOf(dependency).filter((one) => one.includes('microservice')),
      ['reference microservice gateway «gateway»', 'reference microservice cart «cart»'],
    );
    const item =
      'apiVersion: kie/v1\nkind: Config\nmetadata: { name: servicecomb.retry.cart, engine: prod }\nspec:\n  value: "maxAttempts: 2"\n';
    assert.ok(namesOf(item).includes('reference match-group cart «cart»'));
  });
});

describe('names beyond a file', () => {
  const known = cloudWith({ application: ['shop'], component: ['cart'], environment: ['dev-evn'] });

  it('are missed only where a complete list proves it', () => {
    const names = openCloud(instance).crossFileFindings(known);
    assert.deepEqual(shown(instance, names), ['cloud/unknown-reference «dev-env»']);
    assert.match(names[0]?.message ?? '', /sandbox; did you mean `dev-evn`/);
    const byId = instance.replace('dev-env', '5f2c8a90-41d7-4000-8000-000000000001');
    assert.deepEqual(openCloud(byId).crossFileFindings(known), []);
    assert.deepEqual(shown(byId, cloudFindings(byId)), shown(instance, cloudFindings(instance)));
    for (const state of ['partial', 'unavailable'] as const) {
      const list = { state, strength: 'allowed', source: 'sandbox', names: [] } as const;
      assert.deepEqual(openCloud(instance).crossFileFindings({ namesOf: () => [list] }), []);
    }
  });

  it('count when the workspace has them, or another document', () => {
    const workspace = {
      state: 'complete',
      strength: 'suggested',
      source: 'workspace',
      names: ['dev-env'],
    } as const;
    const namesOfKind = (kind: Parameters<typeof known.namesOf>[0]) => [workspace, ...known.namesOf(kind)];
    assert.deepEqual(openCloud(instance).crossFileFindings({ namesOf: namesOfKind }), []);
    const environment =
      'apiVersion: servicestage/v2\nkind: Environment\nmetadata: { name: dev-env }\nspec: { vpc_id: a, base_resources: [{ id: a, type: cce }] }\n';
    assert.deepEqual(openCloud(`${environment}---\n${instance}`).crossFileFindings(known), []);
  });

  it('are match groups that policies lack', () => {
    const text =
      'apiVersion: cse/v3\nkind: Retry\nmetadata: { name: cart, engine: prod }\nselector: { environment: testing, app: shop }\nspec: { maxAttempts: 2 }\n';
    const rules = cloudFindings(text, cloudWith({ engine: ['prod'] })).map(({ rule }) => rule);
    assert.ok(rules.includes('governance/policy-without-match-group'), rules.join());
  });
});

describe('what is shown of a cloud manifest', () => {
  it('is an outline by kind and name', () => {
    const text = `${instance}spec:\n  version: 1.0.0\n---\napiVersion: servicestage/v2\nkind: ApplicationConfiguration\nmetadata: { application: shop, environment: dev }\n---\napiVersion: apps/v1\nkind: Deployment\n`;
    const outline = openCloud(text).outline();
    assert.deepEqual(
      outline.map(({ name, detail }) => `${name}: ${detail}`),
      ['cart-dev: Instance · servicestage/v2', 'shop / dev: ApplicationConfiguration · servicestage/v2'],
    );
    assert.deepEqual(
      outline[0]?.children.map(({ name, children }) => [name, children.map((one) => one.name)]),
      [
        ['metadata', ['name', 'application', 'component', 'environment']],
        ['spec', ['version']],
      ],
    );
    const second = outline[1];
    assert.ok(second);
    assert.ok(text.slice(second.range.start).startsWith('apiVersion: servicestage/v2\nkind: ApplicationC'));
  });

  it('are hints of flavors, durations and defaults', () => {
    const policy =
      'apiVersion: cse/v3\nkind: RateLimiting\nmetadata: { name: cart, engine: prod }\nspec:\n  rate: 10\n  timeoutDuration: 1M30S\n';
    const text = `${instance}spec:\n  flavor_id: MICRO-5G:0.5C:1G\n---\n${policy}`;
    const lineOf = (offset: number) => text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
    assert.deepEqual(
      openCloud(text)
        .hints()
        .map(({ offset, text: words }) => `${lineOf(offset)} ${words}`),
      [
        '  flavor_id: MICRO-5G:0.5C:1G 0.5 CPU, 1 GB of memory, 5 GB of storage',
        'spec: limitRefreshPeriod: 1 second',
        '  timeoutDuration: 1M30S 1 minute 30 seconds',
      ],
    );
  });

  it('are links to web pages', () => {
    const text =
      'apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: cart, application: shop }\nspec:\n  source:\n    spec:\n      repo_url: "https://github.com/example/demo.git"\n';
    const [link] = openCloud(text).links();
    assert.ok(link);
    assert.equal(link.target, 'https://github.com/example/demo.git');
    assert.equal(text.slice(link.range.start, link.range.end), link.target);
  });
});
