import assert from 'node:assert/strict';
import type { NewEngine } from '../../../api/catalogue/cse/engine-fields';
import { createEngine } from '../../../api/catalogue/cse/engines';
import { createGovernancePolicy } from '../../../api/catalogue/cse/governance';
import { putDarkLaunchPolicy } from '../../../api/catalogue/cse/route-rules';
import { engineRoots } from '../../../client/views/engines';
import { LazyTree } from '../../../client/views/lazy-tree';
import { locateRow } from '../../../client/views/locate-row';
import type { Session } from '../../../connections/session';
import { kieItems } from '../../../resources/kie/items';
import { listRef } from '../../../resources/resource-action';
import { cseOf, engines, headersOf, scopeOfEngine } from '../../../resources/cse/engines';
import { failure } from '../../unit/resources/fakes';
import { openRows, plainDisplay, row, shown, tooltipOf } from '../../unit/client/tree-display';
import { startActing, type ActingStage } from './acting';

describe('rows of engines', () => {
  let stage: ActingStage;
  let session: Session;
  let tree: LazyTree;

  beforeEach(async () => {
    stage = await startActing();
    ({ session } = stage);
    const clock = { now: () => stage.sandbox.now() };
    const sessions = { get: () => Promise.resolve(session) };
    const roots = () => Promise.resolve(engineRoots([stage.session.target]));
    tree = new LazyTree(roots, { sessions, lists: stage.lists }, plainDisplay, clock);
  });
  afterEach(async () => {
    tree.dispose();
    await stage.close();
  });

  async function rows(...labels: readonly string[]): Promise<string[]> {
    const found = await openRows(tree, 'Sandbox', ...labels);
    return found.map((node) => shown(tree, node));
  }

  async function prodEngine() {
    const scope = scopeOfEngine(await stage.item(engines, {}, 'prod-engine'));
    const { client, project_id } = await cseOf(stage.session);
    return { client, input: { project_id, ...headersOf(scope) } };
  }

  it('show those that need somebody first, with version and use of quota', async () => {
    const found = await rows('CSE engines');
    assert.match(found[0] ?? '', /^rehearsal-engine — creation failed · /);
    assert.match(
      found.find((one) => one.startsWith('prod-engine')) ?? '',
      /^prod-engine — available · 2\.3\.4 · \d+ instances, quota 200 · ServiceComb$/,
    );
    const group = await row(tree, 'Sandbox', 'CSE engines');
    assert.equal(shown(tree, group), 'CSE engines — unhealthy: 1 · 3 engines, quota 5');
  });

  it('say the quota, the status and the sign-in in words in their tooltips', async () => {
    await rows('CSE engines');
    const list = await row(tree, 'Sandbox', 'CSE engines');
    assert.equal(tooltipOf(tree, list), 'CSE engines: 3\nUnhealthy: 1\nQuota of the project: 5');
    const failed = tooltipOf(tree, await row(tree, 'Sandbox', 'CSE engines', 'rehearsal-engine'));
    assert.match(failed, /^Status: creation failed$/m);
    assert.match(failed, /^Authentication: (accounts with roles \(RBAC\)|no sign-in)$/m);
    assert.doesNotMatch(failed, /CreateFailed|Flavor/);
  });

  it('show an engine while it is created, with the progress of its job', async () => {
    const { client, project_id } = await cseOf(stage.session);
    const body: NewEngine = {
      name: 'new-engine',
      payment: '1',
      flavor: 'cse.s1.small2',
      specType: 'CSE2',
      vpc: 'lab',
      vpcId: 'vpc-1',
      networkId: 'net-1',
      subnetCidr: '10.1.0.0/24',
      azList: ['eu-west-101a'],
      authType: 'NONE',
    };
    await client.call(createEngine, { project_id, body });
    const found = await rows('CSE engines');
    const text = found.find((one) => one.startsWith('new-engine')) ?? '';
    assert.match(text, /^new-engine — is being created · phase 1 of \d+: \w/);
  });

  it('lead from the engine that the connection reaches itself to where its configuration is', async () => {
    const engine = ['Sandbox', 'CSE engines', 'prod-engine'];
    const configuration = await row(tree, ...engine, 'Configuration');
    assert.equal(shown(tree, configuration), 'Configuration — shown below Sandbox');
    assert.equal(configuration.command?.command, 'engineRoom.showCounted');
    assert.equal(configuration.listOf, kieItems.id);
    const root = await row(tree, 'Sandbox');
    const found = await locateRow(tree, root, listRef(kieItems, {}));
    assert.equal(found?.id, (await row(tree, 'Sandbox', 'Configuration')).id);
  });

  it('lead to the jobs of an engine, their phases and tasks, and say what failed', async () => {
    const [phase] = await openRows(tree, 'Sandbox', 'CSE engines', 'rehearsal-engine', 'Jobs', 'Creation');
    assert.equal(phase && shown(tree, phase), 'Resource preparation — failed');
    const tasks = await rows('CSE engines', 'rehearsal-engine', 'Jobs', 'Creation', 'Resource preparation');
    assert.deepEqual(tasks[0], 'Tenant processing — finished');
    assert.match(tasks[1] ?? '', /^Creation of the nodes — failed · .*not enough free IP addresses/);
    const below = await openRows(tree, 'Sandbox', 'CSE engines', 'rehearsal-engine');
    assert.deepEqual(
      below.map(({ label }) => label),
      ['Jobs'],
      'an engine that was not created has nothing else',
    );
  });

  it('show match groups with their policies, and policies without effect', async () => {
    const groups = await rows('CSE engines', 'prod-engine', 'Governance');
    assert.equal(groups[0], 'Without a match group — no effect · policies: 1');
    assert.ok(
      groups.includes('stock-query — 2 of 3 policies enabled · shop · production'),
      groups.join('\n'),
    );
    const own = await rows('CSE engines', 'prod-engine', 'Governance', 'stock-query');
    assert.ok(own.includes('retry — maxAttempts 2 · waitDuration 10 · shop · production'), own.join('\n'));
    assert.ok(
      own.includes(
        'fault-injection — disabled · type delay · delayTime 2S · percentage 10 · shop · production',
      ),
      own.join('\n'),
    );
    const idle = await rows('CSE engines', 'prod-engine', 'Governance', 'Without a match group');
    assert.deepEqual(idle, ['loadbalance — rule Random · shop · production']);
  });

  it('join policies with the match group of their own environment', async () => {
    const { client, input } = await prodEngine();
    const create = (kind: 'match-group' | 'retry', spec: Record<string, unknown>) =>
      client.call(createGovernancePolicy, {
        ...input,
        kind,
        body: { name: 'stock-query', selector: { environment: 'testing', app: 'shop' }, spec },
      });
    await create('match-group', { alias: 'Stock', matches: [{ name: 'all' }] });
    await create('retry', { maxAttempts: 7 });
    const groups = await rows('CSE engines', 'prod-engine', 'Governance');
    assert.ok(groups.includes('stock-query — 1 of 1 policies enabled · shop · testing'), groups.join('\n'));
    assert.ok(groups.includes('stock-query — 2 of 3 policies enabled · shop · production'));
  });

  it('show route rules with their weights, and weights that are wrong', async () => {
    const { client, input } = await prodEngine();
    const routed = await rows('CSE engines', 'prod-engine', 'Route rules');
    assert.deepEqual(routed, ['cart — version=1.0.0 90 % · version=1.1.0 10 % · shop · production']);
    await client.call(putDarkLaunchPolicy, {
      ...input,
      service_name: 'orders',
      environment: '',
      app_id: 'shop',
      body: [
        { precedence: 1, route: [{ weight: 50, tags: { version: '1.0.0' } }] },
        {
          precedence: 2,
          match: { headers: { user: { exact: 'lin' } } },
          route: [{ weight: 100, tags: { version: '2.0.0' } }],
        },
      ],
    });
    tree.refresh();
    assert.deepEqual(await rows('CSE engines', 'prod-engine', 'Route rules', 'orders'), [
      'user: lin — version=2.0.0 100 %',
      'All requests — weights add up to 50 · version=1.0.0 50 %',
    ]);
    const [, orders] = await openRows(tree, 'Sandbox', 'CSE engines', 'prod-engine', 'Route rules');
    assert.equal(orders && shown(tree, orders), 'orders — rules: 2 · shop');
    assert.equal(orders?.icon?.id, 'warning');
  });

  it('show the namespaces of a Nacos engine with their use', async () => {
    assert.deepEqual(await rows('CSE engines', 'nacos-engine', 'Namespaces'), [
      'public — reserved · 0 configurations, quota 200',
      'Development — dev · 12 configurations, quota 200',
      'Testing — test · 9 configurations, quota 200',
      'Production — prod · 14 configurations, quota 200',
    ]);
  });

  it('show what microservices report, and what alarms look at', async () => {
    const reporting = await openRows(tree, 'Sandbox', 'Metrics');
    const looks = reporting.map(({ icon, label }) => ({ isFailing: icon?.id === 'error', label }));
    const ordered = [...looks].sort(
      (one, other) => Number(other.isFailing) - Number(one.isFailing) || one.label.localeCompare(other.label),
    );
    assert.ok(looks.some(({ isFailing }) => isFailing));
    assert.deepEqual(looks, ordered, 'by name, those that fail first: rows stay where they are');
    const cart = reporting.find(({ label }) => label === 'cart 1.0.0');
    assert.ok(cart);
    assert.match(shown(tree, cart), /^cart 1\.0\.0 — [\d.]+ % failed · [\d.]+ per second · [\d.]+ ms$/);
    const figures = (await tree.getChildren(cart)).map((node) => shown(tree, node));
    for (const pattern of [
      /^Requests per second — [\d.]+$/,
      /^Latency below — 50 % [\d.]+ ms · 90 % [\d.]+ ms · 99 % [\d.]+ ms$/,
      /^Failed requests — [\d.,]+ of [\d.,]+$/,
      /^Watched by alarms, all versions — [\d.]+ % failed/,
    ]) {
      assert.ok(
        figures.some((text) => pattern.test(text)),
        `${String(pattern)}: ${figures.join('\n')}`,
      );
    }
  });

  it('say what to do when there are no engines, and why they can’t be read', async () => {
    const real = session;
    const refusing: Session = {
      ...real,
      client: (service) =>
        service === 'cse' ? Promise.reject(failure('unreachable', 'No way.')) : real.client(service),
    };
    session = refusing;
    assert.equal((await rows('CSE engines'))[0], 'No way.');
    const labels = (await openRows(tree, 'Sandbox')).map(({ label }) => label);
    assert.ok(labels.includes('Configuration'), 'other services stay within reach');
  });

  it('say what an engine without policies and rules can be given', async () => {
    const { client, project_id } = await cseOf(stage.session);
    const empty: Session = {
      ...session,
      client: (service) =>
        service === 'cse'
          ? Promise.resolve(
              new Proxy(client, {
                get: (target, name): unknown =>
                  name === 'call'
                    ? (operation: { id: string }, ...rest: unknown[]) =>
                        operation.id === 'listGovernancePoliciesByKind'
                          ? Promise.resolve([])
                          : operation.id === 'exportKieConfigurations'
                            ? Promise.resolve({ data: [] })
                            : (target.call as (...all: unknown[]) => unknown)(operation, ...rest)
                    : Reflect.get(target, name),
              }),
            )
          : stage.session.client(service),
      projectId: () => Promise.resolve(project_id),
    };
    session = empty;
    const [policy] = await rows('CSE engines', 'prod-engine', 'Governance');
    assert.match(policy ?? '', /^There are no policies: describe a MatchGroup/);
    const [rule] = await rows('CSE engines', 'prod-engine', 'Route rules');
    assert.match(rule ?? '', /^No microservice is routed: describe a RouteRule/);
  });
});
