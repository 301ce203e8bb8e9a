import assert from 'node:assert/strict';
import { createGovernancePolicy } from '../../../api/catalogue/cse/governance';
import { putDarkLaunchPolicy } from '../../../api/catalogue/cse/route-rules';
import type { ActionId } from '../../../client/commands/actions/action-table';
import { cseOf, engines, headersOf, scopeOfEngine, type EngineScope } from '../../../resources/cse/engines';
import { matchGroups, policies, type Policy } from '../../../resources/cse/policies';
import { routedServices, routeRules } from '../../../resources/cse/route-rules';
import { namespaces } from '../../../resources/nacos/namespaces';
import type { Answers } from '../../../resources/resource-action';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

describe('actions on engines', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  async function act(id: ActionId, name: string, answers: Answers = {}) {
    return stage.act(id, itemRef(engines, {}, await stage.item(engines, {}, name)), answers);
  }

  it('retry a failed job and follow it to its end', async () => {
    const { result } = await act('retryEngineJob', 'rehearsal-engine');
    assert.deepEqual(result, { state: 'done', message: 'rehearsal-engine is changed.' });
    const { status } = await stage.item(engines, {}, 'rehearsal-engine');
    assert.equal(status, 'Available');
  });

  it('change alias and description, and say that nothing would change', async () => {
    const answers = { alias: 'Shop', description: 'Registry of the shop' };
    const { step, result } = await act('describeEngine', 'prod-engine', answers);
    assert.deepEqual(step.changes, [
      { path: 'alias', from: '', to: 'Shop' },
      {
        path: 'description',
        from: 'Registry and configuration of the shop',
        to: 'Registry of the shop',
      },
    ]);
    assert.equal(result.state, 'done');
    const { alias, description } = await stage.item(engines, {}, 'prod-engine');
    assert.deepEqual({ alias, description }, answers);
    const again = await act('describeEngine', 'prod-engine', { ...answers, description: '' });
    assert.equal(again.step.reason, 'Nothing would change.');
  });

  it('resize to a flavor of the live list', async () => {
    const { step, result } = await act('resizeEngine', 'nacos-engine', {
      flavor: 'cse.nacos2.c1.xlarge.40',
    });
    assert.deepEqual(step.changes, [
      { path: 'flavor', from: 'cse.nacos2.c1.large.10', to: 'cse.nacos2.c1.xlarge.40' },
    ]);
    assert.equal(result.state, 'done');
    assert.equal((await stage.item(engines, {}, 'nacos-engine')).flavor, 'cse.nacos2.c1.xlarge.40');
  });

  it('upgrade to the newest version, and are then no longer offered', async () => {
    const { result } = await act('upgradeEngine', 'prod-engine');
    assert.equal(result.state, 'done');
    const engine = await stage.item(engines, {}, 'prod-engine');
    assert.equal(engine.version, '2.4.1');
    const action = await (
      await import('../../../client/commands/actions/cse')
    ).cseActionRows.upgradeEngine.load();
    assert.equal(action.isOffered?.(engine), false);
  });

  it('change the authentication, and say who will be refused', async () => {
    await act('retryEngineJob', 'rehearsal-engine');
    const { step, result } = await act('changeEngineAuthentication', 'rehearsal-engine', {
      authType: 'RBAC',
    });
    assert.match(step.notes?.join() ?? '', /do not sign in will be refused/);
    assert.equal(result.state, 'done');
    assert.equal((await stage.item(engines, {}, 'rehearsal-engine')).authType, 'RBAC');
    const again = await act('changeEngineAuthentication', 'rehearsal-engine', { authType: 'RBAC' });
    assert.equal(again.step.action, 'blocked');
  });

  it('delete an engine after its name was typed, and count what goes with it', async () => {
    const nacos = await act('deleteEngine', 'nacos-engine', { name: 'nacos-engine' });
    assert.equal(nacos.step.action, 'remove');
    assert.deepEqual(nacos.step.notes, ['Goes with it: 4 namespaces, 35 configurations.']);
    assert.deepEqual(nacos.result, { state: 'done', message: 'nacos-engine is deleted.' });
    const { step } = await act('deleteEngine', 'prod-engine', { name: 'prod-engine' });
    const notes = step.notes?.join('\n') ?? '';
    assert.match(notes, /Goes with it: \d+ microservice versions\./);
    assert.match(notes, /Goes with it: \d+ running instances\./);
    assert.match(notes, /Goes with it: \d+ configuration items, 1\d of them policies and route rules\./);
    const left = await stage.items(engines, {});
    assert.deepEqual(
      left.map(({ name }) => name),
      ['rehearsal-engine'],
    );
  });

  it('say which task of a job failed, and why', async () => {
    const action = await (
      await import('../../../client/commands/actions/cse')
    ).cseActionRows.retryEngineJob.load();
    const failing = await stage.item(engines, {}, 'rehearsal-engine');
    assert.equal(action.isOffered?.(failing), true);
    const { followEngineJob } = await import('../../../resources/cse/follow-job');
    const progress: string[] = [];
    const outcome = await followEngineJob(stage.session, scopeOfEngine(failing), failing.latestJobId, {
      clock: { now: () => 0, sleep: () => Promise.resolve() },
      signal: new AbortController().signal,
      progress: (text) => progress.push(text),
    });
    assert.equal(outcome?.state, 'failed');
    assert.match(outcome.message, /^Job \d+ failed at Creation of the nodes: Subnet .* IP addresses\.$/);
  });

  it('report each task of a job once while it is followed', async () => {
    const { client, project_id } = await cseOf(stage.session);
    const { upgradeEngine } = await import('../../../api/catalogue/cse/engine-jobs');
    const engine = await stage.item(engines, {}, 'prod-engine');
    const input = { project_id, engine_id: engine.id, body: { version: '2.4.1' } };
    const { jobId } = await client.call(upgradeEngine, input);
    const { followEngineJob } = await import('../../../resources/cse/follow-job');
    const progress: string[] = [];
    const outcome = await followEngineJob(stage.session, scopeOfEngine(engine), jobId, {
      clock: {
        now: () => stage.sandbox.now(),
        sleep: (milliseconds) => Promise.resolve(stage.sandbox.advance(milliseconds)),
      },
      signal: new AbortController().signal,
      progress: (text) => progress.push(text),
    });
    assert.equal(outcome, undefined);
    assert.deepEqual(progress, [
      'Preparation of the upgrade: Backup of the data',
      'Upgrade of the engine: Rolling upgrade of the components',
      'Completion: Check of all components',
    ]);
  });
});

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
    const { step, result } = await stage.act('changeRouteWeights', itemRef(routeRules, ruleScope, rule), {
      weight0: '50',
      weight1: '50',
    });
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

describe('actions on namespaces', () => {
  let stage: ActingStage;
  let scope: EngineScope;

  beforeEach(async () => {
    stage = await startActing();
    scope = scopeOfEngine(await stage.item(engines, {}, 'nacos-engine'));
  });
  afterEach(() => stage.close());

  const answers = { id: 'load-test', name: 'Load test', description: 'Every Friday' };

  it('create one with an id of its own', async () => {
    const { result } = await stage.act('createNamespace', listRef(namespaces, scope), answers);
    assert.deepEqual(result, { state: 'done', message: 'load-test is created.' });
    const created = await stage.item(namespaces, scope, 'Load test');
    assert.deepEqual([created.namespace, created.namespaceDesc], ['load-test', 'Every Friday']);
    const again = await stage.act('createNamespace', listRef(namespaces, scope), answers);
    assert.equal(again.step.reason, 'A namespace with this id exists.');
  });

  it('change name and description', async () => {
    const testing = await stage.item(namespaces, scope, 'Testing');
    const { result } = await stage.act('changeNamespace', itemRef(namespaces, scope, testing), {
      name: 'Tests',
      description: 'Nightly',
    });
    assert.equal(result.state, 'done');
    const after = await stage.item(namespaces, scope, 'Tests');
    assert.deepEqual([after.namespace, after.namespaceDesc], ['test', 'Nightly']);
  });

  it('delete one with configurations only after its id was typed', async () => {
    const dev = await stage.item(namespaces, scope, 'Development');
    await assert.rejects(stage.act('deleteNamespace', itemRef(namespaces, scope, dev)), /asks: Id of the/);
    const { step, result } = await stage.act('deleteNamespace', itemRef(namespaces, scope, dev), {
      confirmation: 'dev',
    });
    assert.match(step.notes?.join() ?? '', /12 configurations/);
    assert.equal(result.state, 'done');
    const left = await stage.items(namespaces, scope);
    assert.ok(left.length === 3 && !left.some(({ namespace }) => namespace === 'dev'));
  });

  it('leave the reserved one alone', async () => {
    const [reserved] = await stage.items(namespaces, scope);
    assert.equal(reserved?.namespace, '');
    const { cseActionRows } = await import('../../../client/commands/actions/cse');
    for (const row of [cseActionRows.changeNamespace, cseActionRows.deleteNamespace]) {
      assert.equal((await row.load()).isOffered?.(reserved), false);
    }
  });
});
