import assert from 'node:assert/strict';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

const service = (changes = '') => `apiVersion: registry/v4
kind: Microservice
metadata: { name: basket, engine: prod-engine }
spec:
  appId: orders
  environment: production
  version: 1.0.0
  description: ${changes || 'Baskets'}
`;
const schema = (scope = '') => `apiVersion: registry/v4
kind: Schema
metadata: { name: hello, microservice: basket, engine: prod-engine${scope} }
spec: { schema: "swagger: '2.0'" }
`;
const route = (rules: string) => `apiVersion: cse/v3
kind: RouteRule
metadata: { name: basket, engine: prod-engine }
selector: { environment: production, app: orders }
spec: ${rules}
`;
const retry = (name: string, attempts: number, more = '') => `apiVersion: cse/v3
kind: Retry
metadata: { name: ${name}, engine: prod-engine }
selector: { environment: production, app: orders${more} }
spec: { maxAttempts: ${attempts} }
`;
const environment = `apiVersion: servicestage/v2
kind: Environment
metadata: { name: stage-env }
spec: { vpc_id: vpc-1, deploy_mode: container, base_resources: [{ id: c1, type: cce }] }
`;
const variables = (env: string) => `apiVersion: servicestage/v2
kind: ApplicationConfiguration
metadata: { application: shop, environment: stage-env }
spec: { configuration: { env: ${env} } }
`;

describe('what a deployment does and says', function () {
  let stage: DeployStage;
  before(async () => {
    stage = await startDeploying();
  });
  after(() => stage.close());

  it('keeps what the document leaves out of a route rule', async () => {
    const rule = (match: string, weights: readonly number[]) =>
      route(
        `[{ precedence: 2, ${match}route: [{ weight: ${weights[0]}, tags: { version: 1.0.0 } }, { weight: ${weights[1]}, tags: { version: 2.0.0 } }] }]`,
      );
    const match = 'match: { headers: { user: { exact: tester } } }, ';
    assert.equal((await stage.deploy(rule(match, [90, 10]))).state, 'reached');
    const planned = await stage.plan(rule('', [80, 20]));
    assert.deepEqual(changesOf(planned), [
      '[2].route[version=1.0.0].weight: 90 → 80',
      '[2].route[version=2.0.0].weight: 10 → 20',
    ]);
    assert.equal((await stage.deploy(rule('', [80, 20]))).state, 'reached');
    assert.deepEqual(changesOf(await stage.plan(rule(match, [80, 20]))), []);
  });

  it('empties what is written to be empty, and finds it so afterwards', async () => {
    assert.equal(
      (await stage.deploy(`${environment}---\n${variables('[{ name: A, value: b }]')}`)).state,
      'reached',
    );
    const emptied = await stage.deploy(variables('[]'));
    assert.deepEqual([emptied.state, emptied.steps[0]?.result.message], ['reached', 'Written and verified.']);
    assert.match(titlesOf(await stage.plan(variables('[]'))).join(), /^unchanged/);
    assert.equal((await stage.deploy(route('[]'))).state, 'reached');
    assert.match(titlesOf(await stage.plan(route('[]'))).join(), /^unchanged/);
  });

  it('creates again what goes with a resource that is replaced', async () => {
    assert.equal((await stage.deploy(`${service()}---\n${schema()}`)).state, 'reached');
    const both = `${service('Others')}---\n${schema()}`;
    const options = { allowReplace: ['basket 1.0.0'] };
    assert.deepEqual(titlesOf(await stage.plan(both, options)), [
      'replace Microservice basket 1.0.0',
      'replace Schema basket/hello',
    ]);
    assert.equal((await stage.deploy(both, options)).state, 'reached');
    assert.match(titlesOf(await stage.plan(both)).join(), /^unchanged [^,]*,unchanged/);
  });

  it('takes no other key of a selector for a name', async () => {
    assert.equal((await stage.deploy(retry('victim', 3))).state, 'reached');
    assert.deepEqual(titlesOf(await stage.plan(retry('mine', 5, ', name: victim, engine: other'))), [
      'create Retry mine (production, orders)',
    ]);
  });

  it('writes a schema to the version that the plan shows, and to no other environment', async () => {
    const empty = await stage.plan(schema(', environment: ""'));
    assert.equal(empty.plan.steps[0]?.action, 'blocked');
    const next = service().replace('version: 1.0.0', 'version: 1.1.0');
    const outcome = await stage.deploy(`${next}---\n${schema()}`);
    assert.deepEqual(
      outcome.steps.map(({ result }) => result.state),
      ['done', 'done'],
    );
    assert.deepEqual(titlesOf(await stage.plan(schema(', version: 1.1.0'))), [
      'unchanged Schema basket/hello',
    ]);
  });

  it('names what may be replaced so that no other resource is meant', async () => {
    const component = (application: string, runtime: string) =>
      `apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: twin, application: ${application} }\nspec: { runtime: ${runtime}, category: Common }\n`;
    const all = (runtime: string) => `${component('shop', runtime)}---\n${component('platform', runtime)}`;
    assert.equal((await stage.deploy(all('Docker'))).state, 'reached');
    const { plan } = await stage.plan(all('Java8'), { allowReplace: ['twin'] });
    assert.deepEqual(
      plan.steps.map(({ action, allowedBy }) => [action, allowedBy]),
      [
        ['blocked', 'Component twin/shop'],
        ['blocked', 'Component twin/platform'],
      ],
    );
    const one = await stage.plan(all('Java8'), { allowReplace: ['Component twin/shop'] });
    assert.deepEqual(
      one.plan.steps.map(({ action }) => action),
      ['replace', 'blocked'],
    );
  });
});
