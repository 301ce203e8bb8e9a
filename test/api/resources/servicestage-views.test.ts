import assert from 'node:assert/strict';
import { runComponentInstanceAction } from '../../../api/catalogue/servicestage/instances';
import { engineRoots } from '../../../client/views/engines';
import { instanceRoots } from '../../../client/views/instances';
import { LazyTree } from '../../../client/views/lazy-tree';
import type { TreeNode } from '../../../client/views/tree-node';
import type { Session } from '../../../connections/session';
import { accessUrl } from '../../../resources/servicestage/instance-access';
import { stateOf } from '../../../resources/servicestage/instance-status';
import { fakeClock } from '../../unit/api/fakes';
import { failure } from '../../unit/resources/fakes';
import { openRows, plainDisplay, row, shown, tooltipOf } from '../../unit/client/tree-display';
import { startActing, type ActingStage } from './acting';

const project = ['Sandbox', 'ServiceStage'] as const;

describe('ServiceStage in the views', () => {
  let stage: ActingStage;
  let session: Session;
  let instances: LazyTree;
  let engines: LazyTree;

  beforeEach(async () => {
    stage = await startActing();
    session = stage.session;
    const { clock } = fakeClock();
    const sources = { sessions: { get: () => Promise.resolve(session) }, lists: stage.lists };
    const tree = (roots: typeof instanceRoots) =>
      new LazyTree(() => Promise.resolve(roots([stage.session.target])), sources, plainDisplay, clock);
    instances = tree(instanceRoots);
    engines = tree(engineRoots);
  });
  afterEach(async () => {
    instances.dispose();
    engines.dispose();
    await stage.close();
  });

  async function texts(tree: LazyTree, ...path: readonly string[]): Promise<string[]> {
    return (await openRows(tree, ...path)).map((node) => shown(tree, node));
  }

  /** Lets ServiceStage answer an operation, and its pages, so. */
  function answering(id: string, answer: (input: object) => Promise<object>, entries: string): void {
    const real = session;
    session = {
      ...real,
      client: async (service) => {
        const given = await real.client(service);
        if (service !== 'servicestage') return given;
        const call: typeof given.call = (operation, ...rest) =>
          operation.id === id ? (answer(rest[0]) as never) : given.call(operation, ...rest);
        const pages: typeof given.pages = (operation, ...rest) =>
          operation.id === id
            ? (entriesOf(answer(rest[0]), entries) as never)
            : given.pages(operation, ...rest);
        return { ...given, call, pages };
      },
    };
  }

  it('say of components, instances and engines that the API has no logs, and lead to the console that has them', async () => {
    const { target } = stage.session;
    const { clock } = fakeClock();
    const sources = { sessions: { get: () => Promise.resolve(session) }, lists: stage.lists };
    const type = { ...target.type, consolePage: () => 'https://console.example' };
    for (const [shownTarget, text, offers] of [
      [target, 'Logs: not in the API of the cloud', false],
      [{ ...target, type }, 'Logs: not in the API of the cloud; Open Logs in Console leads to them', true],
    ] as const) {
      for (const [roots, path] of [
        [instanceRoots, [...project, 'shop', 'orders']],
        [instanceRoots, [...project, 'shop', 'orders', 'orders-test']],
        [engineRoots, ['Sandbox', 'CSE engines', 'prod-engine']],
      ] as const) {
        const tree = new LazyTree(() => Promise.resolve(roots([shownTarget])), sources, plainDisplay, clock);
        const node = await row(tree, ...path);
        assert.ok(tooltipOf(tree, node).split('\n').includes(text), tooltipOf(tree, node));
        assert.equal(node.flags?.includes('console'), offers, node.label);
        tree.dispose();
      }
    }
  });

  it('lead from a connection to instances, those that fail first', async () => {
    assert.deepEqual(await texts(instances, ...project), [
      'platform — components: 1 · What all applications use',
      'shop — components: 8 · The web shop',
    ]);
    assert.deepEqual((await texts(instances, ...project, 'shop')).slice(0, 2), [
      'orders — 1 of 2 instances running · Docker · Java Chassis',
      'recommendations — 0 of 1 instances running · Docker · Java Chassis',
    ]);
    const orders = await row(instances, ...project, 'shop', 'orders');
    assert.deepEqual(await texts(instances, ...project, 'shop', 'orders'), [
      'orders — partially failed · 1 of 2 replicas · 2.3.1 · prod',
      'orders-test — running · 1 of 1 replicas · 2.4.0 · test',
    ]);
    assert.equal(shown(instances, orders), 'orders — 1 of 2 instances running');
    const shop = await row(instances, ...project, 'shop');
    assert.match(shown(instances, shop), /^shop — \d+ of \d+ instances running$/);
    assert.deepEqual(instances.troubles.all(), ['shop orders', 'shop recommendations']);
    const [stopped] = await texts(instances, ...project, 'shop', 'search');
    assert.equal(stopped, 'search-dev — stopped · 0 of 1 replicas · 1.5.0 · dev');
  });

  it('say why an instance fails, how its last job went, and what it can go back to', async () => {
    const [reason, job, snapshots] = await texts(instances, ...project, 'shop', 'orders', 'orders');
    assert.match(reason ?? '', /^Back-off restarting failed container/);
    assert.equal(job, 'Last job — succeeded');
    assert.equal(snapshots, 'Snapshots');
    const versions = await texts(instances, ...project, 'shop', 'orders', 'orders', 'Snapshots');
    assert.match(versions.join('\n'), /^2\.3\.1 — deployed now · .*\n2\.3\.0 — .*\n2\.2\.0 — /);
    const phases = await texts(instances, ...project, 'shop', 'orders', 'orders', 'Last job');
    assert.deepEqual(phases, ['Prepare resources — 1 of 1 tasks done', 'Deploying — 2 of 2 tasks done']);
    const [, opened] = await texts(instances, ...project, 'shop', 'orders', 'orders');
    assert.equal(opened, 'Last job — succeeded · Upgrade');
  });

  it('name the task, the message and the code of a job that failed', async () => {
    const path = [...project, 'shop', 'recommendations', 'recommendations', 'Last job'] as const;
    const [failure, ...phases] = await texts(instances, ...path);
    assert.match(
      failure ?? '',
      /^The task Check workload failed: Failed to pull image .* \(SVCSTG\.00100501\)/,
    );
    assert.equal(phases.at(-1), 'Deploying — 1 of 2 tasks done');
    const tasks = await texts(instances, ...path, 'Deploying');
    assert.match(tasks.join('\n'), /Deploy workload — succeeded\nCheck workload — failed · Failed to pull/);
  });

  it('open and copy the address of an access from outside', async () => {
    const path = [...project, 'shop', 'storefront', 'storefront'] as const;
    const access = await row(instances, ...path, 'https://shop.lakeside.example');
    assert.equal(access.address, 'https://shop.lakeside.example');
    assert.ok(access.flags?.includes('address'));
    assert.equal(shown(instances, access), `${access.label} — normal · access from outside · to port 3000`);
  });

  it('show what is being done to an instance, with the tasks done so far', async () => {
    const component = await row(instances, ...project, 'shop', 'cart');
    const [cart] = (await instances.getChildren(component)).filter(({ label }) => label === 'cart');
    const scope = scopeOf(cart);
    const client = await session.client('servicestage');
    const project_id = (await session.projectId()) ?? '';
    await client.call(runComponentInstanceAction, { project_id, ...scope, body: { action: 'restart' } });
    stage.sandbox.advance(6_000);
    instances.refresh(component);
    const [first] = await texts(instances, ...project, 'shop', 'cart');
    assert.match(first ?? '', /^cart — restarting · /);
    const tasks = await texts(instances, ...project, 'shop', 'cart', 'cart', 'Last job');
    assert.deepEqual(tasks, ['Change workload — succeeded', 'Check workload — running']);
  });

  it('show all tasks of a job, beyond the first page', async () => {
    const tasks = Array.from({ length: 130 }, (_, index) => ({
      TASK_ID: `t${String(index)}`,
      TASK_NAME: 'WAIT',
    }));
    const answer = ({ limit = 20, offset = 0 }: { limit?: number; offset?: number }) =>
      Promise.resolve({
        task_count: tasks.length,
        job: { JOB_ID: 'job', EXECUTION_STATUS: 'RUNNING' },
        tasks: tasks.slice(offset, offset + limit),
      });
    answering('getJob', answer, 'tasks');
    const rows = await openRows(instances, ...project, 'shop', 'cart', 'cart', 'Last job');
    assert.equal(rows.length, tasks.length);
  });

  it('say that there is nothing, and that a job is no longer known', async () => {
    answering('getJob', () => Promise.reject(failure('not-found', 'No such job.')), 'tasks');
    const [gone] = await texts(instances, ...project, 'shop', 'cart', 'cart', 'Last job');
    assert.match(gone ?? '', /^The job is no longer known/);
    answering('listEnvironments', () => Promise.resolve({ environments: [] }), 'environments');
    answering('listApplications', () => Promise.resolve({ applications: [] }), 'applications');
    instances.refresh();
    assert.match((await texts(instances, ...project)).join(), /^No applications, or this account/);
    assert.match(
      (await texts(engines, ...project, 'Environments')).join(),
      /^No environments, or this account/,
    );
  });

  it('show environments with their resources, and the variables of applications', async () => {
    assert.deepEqual(await texts(engines, ...project, 'Environments'), [
      'prod — Production · resources: 5',
      'test — Testing · resources: 2',
      'dev — Development · resources: 1',
    ]);
    assert.deepEqual(await texts(engines, ...project, 'Environments', 'prod'), [
      'shop-prod — container cluster (CCE)',
      'prod-engine — microservice engine (CSE)',
      'redis-shop-prod — cache (DCS)',
      'platform-node-1 — virtual machine (ECS)',
      'elb-shop-prod — load balancer (ELB)',
    ]);
    assert.deepEqual(await texts(engines, ...project, 'Applications', 'shop'), [
      'prod — variables: 2',
      'test — variables: 2',
      'dev — variables: 2',
    ]);
    assert.deepEqual(await texts(engines, ...project, 'Applications', 'shop', 'prod'), [
      'CURRENCY — EUR',
      'LOG_LEVEL — warn',
    ]);
    const [hint] = await texts(engines, ...project, 'Applications', 'platform', 'prod');
    assert.match(hint ?? '', /share no variables in this environment/);
  });

  it('take an instance that runs fewer copies than wanted for a failure, whatever the server calls it', () => {
    assert.equal(stateOf({ status: 'RUNNING', replica: 2, available_replica: 1 }), 'failed');
    assert.equal(stateOf({ status: 'running', replica: 2, available_replica: 2 }), 'running');
    assert.equal(stateOf({ status: 'RESERVED' }), 'unknown');
  });

  it('offer no address that a browser does not open', () => {
    assert.equal(accessUrl({ protocol: 'HTTP', address: 'shop.example' }), 'http://shop.example');
    assert.equal(accessUrl({ address: 'https://shop.example/a' }), 'https://shop.example/a');
    assert.equal(accessUrl({ protocol: 'http', address: 'javascript://alert(1)' }), undefined);
    assert.equal(accessUrl({ protocol: 'http' }), undefined);
  });
});

/** The entries of one answer, as pages give them. */
async function* entriesOf(answer: Promise<object>, name: string) {
  yield* (await answer)[name as never] as unknown as object[];
}

/** The path of the instance that a row shows. */
function scopeOf(node: TreeNode | undefined) {
  const [resource] = node?.resources ?? [];
  assert.ok(resource);
  const { applicationId, componentId } = resource.scope as Record<string, string>;
  return {
    application_id: applicationId ?? '',
    component_id: componentId ?? '',
    instance_id: resource.identity ?? '',
  };
}
