import assert from 'node:assert/strict';
import { createGovernancePolicy } from '../../../api/catalogue/cse/governance';
import { putDarkLaunchPolicy } from '../../../api/catalogue/cse/route-rules';
import { cseOf, engines, headersOf, scopeOfEngine, type EngineScope } from '../../../resources/cse/engines';
import { matchGroups, policies, type Policy } from '../../../resources/cse/policies';
import { routedServices, routeRules } from '../../../resources/cse/route-rules';
import { itemRef, startActing, type ActingStage } from './acting';

describe('actions on governance', () => {
  let stage: ActingStage;
  let scope: EngineScope;

  beforeEach(async () => {
    stage = await startActing();
    scope = scopeOfEngine(await stage.item(engines, {}, 'prod-engine'));
  });
  afterEach(() => stage.close());

  const named = (kind: string, name: string) => (policy: Policy) =>
    policy.kind === kind && policy.name === name;

  async function inputOf() {
    const { client, project_id } = await cseOf(stage.session);
    return { client, input: { project_id, ...headersOf(scope) } };
  }

  it('disable a policy and enable it again, with what it says unchanged', async () => {
    const before = await stage.item(policies, scope, named('retry', 'stock-query'));
    const { step, result } = await stage.act('disablePolicy', itemRef(policies, scope, before));
    assert.deepEqual(step.changes, [{ path: 'status', from: 'enabled', to: 'disabled' }]);
    assert.equal(result.message, 'stock-query (retry, shop · production) is disabled.');
    const disabled = await stage.item(policies, scope, named('retry', 'stock-query'));
    assert.deepEqual([disabled.status, disabled.spec], ['disabled', before.spec]);
    await stage.act('enablePolicy', itemRef(policies, scope, disabled));
    const enabled = await stage.item(policies, scope, named('retry', 'stock-query'));
    assert.deepEqual([enabled.status, enabled.spec], ['enabled', before.spec]);
  });

  it('say that a policy without a match group has no effect', async () => {
    const idle = await stage.item(policies, scope, named('loadbalance', 'recommendations'));
    await stage.act('disablePolicy', itemRef(policies, scope, idle));
    const disabled = await stage.item(policies, scope, named('loadbalance', 'recommendations'));
    const { step } = await stage.act('enablePolicy', itemRef(policies, scope, disabled));
    assert.match(step.notes?.join() ?? '', /No match group has its name/);
  });

  it('delete a policy', async () => {
    const policy = await stage.item(policies, scope, named('bulkhead', 'checkout'));
    const { result } = await stage.act('deletePolicy', itemRef(policies, scope, policy));
    assert.equal(result.state, 'done');
    const left = await stage.items(policies, scope);
    assert.ok(left.length > 0 && !left.some(named('bulkhead', 'checkout')));
  });

  it('delete a match group, after listing what falls with it: exactly that', async () => {
    const { client, input } = await inputOf();
    const selector = { environment: 'production', app: 'shop' };
    const create = (name: string, more = {}) =>
      client.call(createGovernancePolicy, {
        ...input,
        kind: 'retry',
        body: { name, selector: { ...selector, ...more }, spec: { maxAttempts: 1 } },
      });
    await create('Stock-Query');
    await create('stock-query', { service: 'cart' });
    await client.call(putDarkLaunchPolicy, {
      ...input,
      service_name: 'stock-query',
      environment: 'production',
      app_id: 'shop',
      body: [{ precedence: 1, route: [{ weight: 100, tags: { version: '1.0.0' } }] }],
    });
    const keys = async () => {
      const { engineItems } = await import('../../../resources/cse/engine-items');
      return (await stage.items(engineItems, scope)).map((item) => engineItems.identity(item));
    };
    const before = await keys();
    const group = await stage.item(matchGroups, scope, 'stock-query');
    const { step, result } = await stage.act('deleteMatchGroup', itemRef(matchGroups, scope, group));
    assert.equal(result.state, 'done');
    const after = await keys();
    const fallen = before.filter((key) => !after.includes(key));
    assert.equal(fallen.length, 7);
    const [note = ''] = step.notes ?? [];
    assert.match(note, /^6 items go with it: /);
    for (const part of ['retry.Stock-Query', 'routeRule.stock-query', 'instanceIsolation.stock-query']) {
      assert.ok(note.includes(`servicecomb.${part}`), note);
    }
  });

  async function cartRule() {
    const routed = await stage.item(routedServices, scope, 'cart');
    const ruleScope = { ...scope, routed };
    return { ruleScope, rule: await stage.item(routeRules, ruleScope, () => true), routed };
  }

  it('change the weights of a route rule, whose sum must be 100', async () => {
    const { rule, ruleScope } = await cartRule();
    const wrong = await stage.act('changeRouteWeights', itemRef(routeRules, ruleScope, rule), {
      weight0: '50',
      weight1: '40',
    });
    assert.equal(wrong.step.reason, 'The weights add up to 90; they must add up to 100.');
    const right = { weight0: '50', weight1: '50' };
    const resource = itemRef(routeRules, ruleScope, rule);
    const { step, asked, result } = await stage.act('changeRouteWeights', resource, right);
    assert.deepEqual(
      asked.map(({ initial }) => initial),
      ['90', '50'],
      'the last one is what is left',
    );
    assert.deepEqual(step.changes, [
      { path: 'version=1.0.0', from: '90 %', to: '50 %' },
      { path: 'version=1.1.0', from: '10 %', to: '50 %' },
    ]);
    assert.equal(result.state, 'done');
    const { routed } = await cartRule();
    assert.deepEqual(
      routed.rules[0]?.route?.map(({ weight, tags }) => [weight, tags?.['version']]),
      [
        [50, '1.0.0'],
        [50, '1.1.0'],
      ],
    );
  });

  it('leave the other rules of a microservice alone', async () => {
    const { client, input } = await inputOf();
    const other = {
      precedence: 5,
      match: { headers: { user: { exact: 'lin', caseInsensitive: false } } },
      route: [{ weight: 100, tags: { version: '1.1.0' } }],
    };
    const route = [
      { weight: 80, tags: { version: '1.0.0' } },
      { weight: 20, tags: { version: '1.1.0' } },
    ];
    const body = [other, { precedence: 1, route }];
    const place = { service_name: 'cart', environment: 'production', app_id: 'shop' };
    await client.call(putDarkLaunchPolicy, { ...input, ...place, body });
    const routed = await stage.item(routedServices, scope, 'cart');
    const ruleScope = { ...scope, routed };
    const rule = await stage.item(routeRules, ruleScope, ({ precedence }) => precedence === 1);
    const answers = { weight0: '0', weight1: '100' };
    const { result } = await stage.act('changeRouteWeights', itemRef(routeRules, ruleScope, rule), answers);
    assert.equal(result.state, 'done');
    const { rules } = await stage.item(routedServices, scope, 'cart');
    assert.deepEqual(rules[0], other);
    assert.deepEqual(
      rules[1]?.route?.map(({ weight }) => weight),
      [0, 100],
    );
  });

  it('delete the route rules of a microservice', async () => {
    const { routed } = await cartRule();
    const { step, result } = await stage.act('deleteRouteRules', itemRef(routedServices, scope, routed));
    assert.match(step.notes?.join() ?? '', /1 rules/);
    assert.equal(result.state, 'done');
    assert.deepEqual(await stage.items(routedServices, scope), []);
  });
});
