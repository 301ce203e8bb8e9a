import assert from 'node:assert/strict';
import { patchProc } from '../../../api/catalogue/lain/procs';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { addTags } from '../../../api/catalogue/registry/tags';
import { ApiError } from '../../../api/errors/api-error';
import { isRecord } from '../../../api/values';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { Session } from '../../../connections/session';
import { engines, isNacos, scopeOfEngine } from '../../../resources/cse/engines';
import { engineJobs } from '../../../resources/cse/jobs';
import { kieIdentity, kieItems, type Labels } from '../../../resources/kie/items';
import { historyOf, kieRevisions } from '../../../resources/kie/revisions';
import { deployedApps } from '../../../resources/lain/apps';
import { histories } from '../../../resources/lain/histories';
import { maintainers } from '../../../resources/lain/maintainers';
import { operationLogs } from '../../../resources/lain/operation-logs';
import { deployments, pods, procs } from '../../../resources/lain/procs';
import { ownRoles } from '../../../resources/lain/own-roles';
import { resourceInstances } from '../../../resources/lain/resource-instances';
import { versions } from '../../../resources/lain/versions';
import { namespaces } from '../../../resources/nacos/namespaces';
import { obtainServiceCombToken } from '../../../api/catalogue/registry/tokens';
import { accountLocks } from '../../../resources/registry/account-locks';
import { ownPermissions } from '../../../resources/registry/own-permissions';
import { accounts } from '../../../resources/registry/accounts';
import { foundInstances } from '../../../resources/registry/found-instances';
import { instances } from '../../../resources/registry/instances';
import { microservices } from '../../../resources/registry/microservices';
import { roles } from '../../../resources/registry/roles';
import { consumers, providers } from '../../../resources/registry/dependencies';
import { schemas } from '../../../resources/registry/schemas';
import { serviceProperties } from '../../../resources/registry/service-properties';
import { tags } from '../../../resources/registry/tags';
import type { ResourceKind } from '../../../resources/resource-kind';
import { applications, variableSets } from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { gitNamespaces, gitProjects } from '../../../resources/servicestage/git-authorizations';
import { componentInstances, snapshots } from '../../../resources/servicestage/instances';
import { settings } from '../../../resources/registry/settings';
import { SharedLists } from '../../../resources/shared-lists';
import { failureOf } from '../sandbox/running';
import { kinds } from './all-kinds';
import { sandboxSessions, type SandboxSessions } from './sessions';
import { assertEvery } from '../../every';

const { signal } = new AbortController();

const folder = path.resolve(import.meta.dirname, '../../../resources');

/** What is exported below resources/ and has the form of a kind. */
async function exportedKinds(): Promise<readonly unknown[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  // Seen from this file, so that the tests' translation takes the translated ones.
  const names = files.map((file) => `../../../resources/${file.replace(/\.ts$/, '')}`);
  const modules = await Promise.all(
    names.map((name) => import(name) as Promise<Readonly<Record<string, unknown>>>),
  );
  return modules
    .flatMap((one) => Object.values(one))
    .filter((one) => isRecord(one) && 'scopeKey' in one && 'identity' in one);
}

describe('resource kinds', () => {
  let sandbox: SandboxSessions;
  const targetOf = ({ service }: { readonly service: string }) => {
    if (service === 'lain') return sandbox.console;
    return service === 'registry' || service === 'kie' ? sandbox.engine : sandbox.everything;
  };
  let session: (target: ResolvedConnection) => Session;
  let lists: SharedLists;
  beforeEach(async () => {
    sandbox = await sandboxSessions();
    const sessions = new Map<ResolvedConnection, Session>();
    session = (target) => {
      const opened = sessions.get(target) ?? sandbox.open(target);
      sessions.set(target, opened);
      return opened;
    };
    lists = new SharedLists({ now: () => 0, sleep: () => Promise.resolve() });
  });
  afterEach(async () => {
    lists.dispose();
    await sandbox.close();
  });

  /** A scope of each kind that has things in the demo. */
  async function demoScope(id: string): Promise<unknown> {
    const app = { app: 'hello-world' };
    if (([procs.id, versions.id, deployments.id, maintainers.id, ownRoles.id] as string[]).includes(id))
      return app;
    if (id === resourceInstances.id) return { resource: 'redis-resource' };
    if (id === operationLogs.id) {
      const body = { operation: 'restart' as const };
      const proc = { appName: app.app, procName: 'web' };
      await sandbox.sandbox.lain('lin').call(patchProc, { ...proc, body });
      return app;
    }
    if (id === pods.id) return { ...app, proc: 'web' };
    if (id === histories.id) return { ...app, proc: 'web', instance: 1 };
    if (id.startsWith('cse/') || id.startsWith('nacos/')) return cloudScope(id);
    if (id.startsWith('servicestage/git-')) return gitScope();
    if (id.startsWith('servicestage/')) return stageScope();
    if (id === kieRevisions.id) {
      const { items } = await kieItems.list(session(sandbox.engine), {}, signal);
      assert.ok(items[0]);
      return historyOf(items[0]);
    }
    if (id === settings.id) return { service: 'cart', app: 'shop', version: '1.1.0', environment: '' };
    if (id === foundInstances.id) {
      return { environment: 'production', appId: 'shop', serviceName: 'cart', rule: 'latest' };
    }
    const ofVersion: readonly { id: string }[] = [
      instances,
      schemas,
      tags,
      serviceProperties,
      providers,
      consumers,
    ];
    if (!ofVersion.some((kind) => kind.id === id)) return {};
    const engine = session(sandbox.engine);
    const { items } = await microservices.list(engine, {}, signal);
    const serviceId = items.find(({ serviceName }) => serviceName === 'mail')?.serviceId ?? '';
    if (id === providers.id) {
      return { serviceId: items.find(({ serviceName }) => serviceName === 'gateway')?.serviceId };
    }
    if (id === tags.id) {
      const client = await engine.client('registry');
      await client.call(addTags, {
        project_id: engine.project,
        service_id: serviceId,
        body: { tags: { a: 'b' } },
      });
    }
    return { serviceId };
  }

  /** The same for kinds of the cloud. */
  async function cloudScope(id: string): Promise<unknown> {
    const cloud = session(sandbox.everything);
    const { items } = await engines.list(cloud, {}, signal);
    const available = items.filter(({ status }) => status === 'Available');
    const engine = available.find((one) => isNacos(one) === (id === namespaces.id));
    assert.ok(engine);
    const scope = scopeOfEngine(engine);
    const { items: jobs } = await engineJobs.list(cloud, scope, signal);
    const routed = { service: 'cart', environment: 'production', app: 'shop' };
    return {
      ...scope,
      jobId: String(jobs[0]?.id),
      specType: 'CSE2',
      serviceName: 'cart',
      routed,
      policyKind: 'retry',
    };
  }

  /** The same for kinds of ServiceStage: an instance with snapshots, and an environment with variables. */
  async function stageScope(): Promise<unknown> {
    const cloud = session(sandbox.everything);
    const found: Record<string, string> = {};
    for (const { id: applicationId } of (await applications.list(cloud, {}, signal)).items) {
      const { items: sets } = await variableSets.list(cloud, { applicationId }, signal);
      const filled = sets.find((set) => set.variables.length > 0);
      if (!filled) continue;
      for (const { id: componentId } of (await components.list(cloud, { applicationId }, signal)).items) {
        const scope = { applicationId, componentId };
        for (const { id } of (await componentInstances.list(cloud, scope, signal)).items) {
          const { items } = await snapshots.list(cloud, { ...scope, instanceId: id }, signal);
          const instance = await componentInstances.read(cloud, scope, id, signal);
          const jobId = instance?.status_detail?.last_job_id ?? '';
          if (items.length === 0 || jobId === '') continue;
          Object.assign(found, { ...scope, instanceId: id, jobId, environmentId: filled.environmentId });
        }
      }
    }
    return found;
  }

  /** The same for kinds of Git hosts: a branch of a repository with tags and hooks. */
  async function gitScope(): Promise<unknown> {
    const cloud = session(sandbox.everything);
    const authorization = 'github-lin';
    const { items } = await gitNamespaces.list(cloud, { authorization }, signal);
    const namespace = items.find(({ name }) => name === 'lakeside-shop')?.id ?? '';
    const projects = await gitProjects.list(cloud, { authorization, namespace }, signal);
    const project = projects.items.find(({ name }) => name === 'cart')?.id ?? '';
    const cloneUrl = 'https://github.com/lakeside-shop/cart.git';
    return { authorization, namespace, project, ref: 'develop', cloneUrl, host: 'github' };
  }

  /** A session in which there are things of the kind; only a registry with sign-in has accounts and roles. */
  async function sessionFor(kind: ResourceKind<unknown, unknown>): Promise<Session> {
    if (![accounts, roles, accountLocks, ownPermissions].some((one) => one === kind))
      return session(targetOf(kind));
    await sandbox.close();
    sandbox = await sandboxSessions({ registryAuthentication: 'rbac' });
    if (kind === accountLocks) {
      const body = { name: 'root', password: 'Wrong-Horse-9' };
      await failureOf(sandbox.sandbox.registry().call(obtainServiceCombToken, { body }));
    }
    return session(sandbox.everything);
  }

  for (const kind of kinds) {
    it(`lists ${kind.id} with identities and names, below the kinds that it belongs to`, async () => {
      const before = kinds.slice(0, kinds.indexOf(kind)).map(({ id }) => id);
      for (const parent of kind.parents) assert.ok(before.includes(parent), parent);
      const { state, items, error } = await lists.get(kind, await sessionFor(kind), await demoScope(kind.id));
      assert.equal(error, undefined);
      assert.notEqual(state, 'unavailable');
      assert.notEqual(items.length, 0);
      const identities = items.map((item) => kind.identity(item));
      assert.equal(new Set(identities).size, items.length);
      assert.deepEqual(
        items.filter((item) => kind.name(item) === ''),
        [],
      );
    });
  }

  it('are all tried here, each with an id of its own', async () => {
    const exported = new Set(await exportedKinds());
    assert.deepEqual(exported, new Set(kinds));
    assert.equal(new Set(kinds.map(({ id }) => id)).size, kinds.length);
  });

  it('reads an app once for its procs and pods', async () => {
    const console = session(sandbox.console);
    const [app, found, running] = await Promise.all([
      lists.read(deployedApps, console, {}, 'hello-world'),
      lists.get(procs, console, { app: 'hello-world' }),
      lists.get(pods, console, { app: 'hello-world', proc: 'web' }),
    ]);
    assert.deepEqual(sandbox.sent, ['getApp']);
    assert.equal(found.items.length, app.items[0]?.procs.length);
    assert.equal(running.items.length, 2);
    const missing = await lists.read(deployedApps, console, {}, 'shop-cart');
    assert.deepEqual([missing.state, missing.items], ['complete', []], 'registered, not deployed');
  });

  it('lists microservices also where the engine has no console', async () => {
    const { items } = await microservices.list(session(sandbox.engine), {}, signal);
    const client = await session(sandbox.engine).client('registry');
    const withoutConsole: typeof client = {
      ...client,
      call: (operation, input, options) => {
        if (operation.id !== 'listGovernMicroservices') return client.call(operation, input, options);
        return Promise.reject(
          new ApiError({ kind: 'not-found', message: '', remedy: '', operation: operation.id }),
        );
      },
    };
    const plain = { ...session(sandbox.engine), client: () => Promise.resolve(withoutConsole) };
    const listed = await microservices.list(plain, {}, signal);
    const ids = (all: typeof items) => all.map(({ serviceId }) => serviceId).sort();
    assert.deepEqual(ids(listed.items), ids(items));
    assert.equal(sandbox.sent.at(-1), 'listMicroservices');
  });

  it('reads one microservice, and says when it is gone', async () => {
    const engine = session(sandbox.engine);
    const [first] = (await microservices.list(engine, {}, signal)).items;
    assert.ok(first);
    const read = await microservices.read(engine, {}, first.serviceId, signal);
    assert.equal(read?.serviceName, first.serviceName);
    assert.equal(await microservices.read(engine, {}, 'f'.repeat(40), signal), undefined);
  });

  describe('has configuration items', () => {
    const labels: Labels = { app: 'trial', environment: 'testing' };
    const draft = { key: 'rate', value: '1', status: 'enabled' } as const;

    it('that are created, read by key and labels, changed and removed', async () => {
      const engine = session(sandbox.engine);
      const created = await kieItems.create(engine, { labels }, draft, signal);
      const identity = kieItems.identity(created);
      assert.equal(identity, kieIdentity({ key: 'rate', labels: { environment: 'testing', app: 'trial' } }));
      assert.equal((await kieItems.read(engine, {}, identity, signal))?.id, created.id);
      const changed = await kieItems.change(engine, { labels }, created, { value: '2' }, signal);
      assert.equal(changed.value, '2');
      const again = await failureOf(kieItems.create(engine, { labels }, draft, signal));
      assert.equal(again.kind, 'conflict');
      await kieItems.remove(engine, { labels }, created, signal);
      assert.equal(await kieItems.read(engine, {}, identity, signal), undefined);
      assert.equal((await failureOf(kieItems.remove(engine, { labels }, created, signal))).kind, 'not-found');
    });

    it('with exactly the labels of a scope', async () => {
      const engine = session(sandbox.engine);
      const scopes: Labels[] = [{}, labels, { ...labels, service: 'cart' }];
      for (const scope of scopes) await kieItems.create(engine, { labels: scope }, draft, signal);
      const all = await kieItems.list(engine, {}, signal);
      assert.ok(all.items.length >= scopes.length && all.complete);
      for (const scope of scopes) {
        const found = (await kieItems.list(engine, { labels: scope }, signal)).items;
        const mine = found.filter(({ key }) => key === 'rate');
        assert.deepEqual(
          mine.map((item) => item.labels ?? {}),
          [scope],
        );
        const identityOfScope = kieIdentity({ key: '', labels: scope });
        assertEvery(found, (item) => kieIdentity({ ...item, key: '' }) === identityOfScope);
        const identity = kieIdentity({ key: 'rate', labels: scope });
        assert.deepEqual((await kieItems.read(engine, {}, identity, signal))?.labels ?? {}, scope);
      }
    });

    it('whose keys differ in case, or are too long to be searched for', async () => {
      const engine = session(sandbox.engine);
      const keys = ['Rate', 'rate', 'k'.repeat(200)];
      for (const key of keys) await kieItems.create(engine, { labels }, { ...draft, key }, signal);
      for (const key of keys) {
        const found = await kieItems.read(engine, {}, kieIdentity({ key, labels }), signal);
        assert.equal(found?.key, key);
      }
    });
  });
});
