import assert from 'node:assert/strict';
import { ConnectionSet } from '../../../client/connections/connection-set';
import { searchLive } from '../../../client/commands/go-to/search-live';
import { microserviceSources } from '../../../client/commands/go-to/sources';
import { LiveDocuments } from '../../../client/documents/live-documents';
import { liveNames } from '../../../client/live-names';
import { LazyTree } from '../../../client/views/lazy-tree';
import type { Choice, Prompts } from '../../../client/prompts';
import { microserviceRoots } from '../../../client/views/microservices';
import { resolveConnection, type ResolvedConnection } from '../../../connections/resolved-connection';
import type { Secret } from '../../../connections/secret';
import { openSession } from '../../../connections/session';
import { engineType } from '../../../connections/types/engine';
import { huaweicloudType } from '../../../connections/types/huaweicloud';
import { addressOf, documentKindOf } from '../../../resources/documents/documents';
import { kieItems } from '../../../resources/kie/items';
import { engines } from '../../../resources/cse/engines';
import { microservices } from '../../../resources/registry/microservices';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../../unit/api/fakes';
import { scriptedPrompts } from '../../unit/client/scripted-prompts';
import { openRows, plainDisplay } from '../../unit/client/tree-display';
import { startTestSandbox, type TestSandbox } from '../sandbox/running';
import { startGate, type Gate } from './gate';

const { signal } = new AbortController();

/** One engine behind a gate that holds its answers back, and another one; both are configured under one name. */
describe('answers that arrive late', () => {
  let here: TestSandbox;
  let elsewhere: TestSandbox;
  let gates: Gate[];
  let lists: SharedLists;
  let set: ConnectionSet;
  let tree: LazyTree;
  let configured: readonly ResolvedConnection[];
  let secrets: Map<string, Secret>;

  beforeEach(async () => {
    [here, elsewhere] = await Promise.all([startTestSandbox(), startTestSandbox({ seed: 'scale:3x1' })]);
    gates = await Promise.all([here.ready.registry, here.ready.kie, here.ready.cse].map(startGate));
    const { clock } = fakeClock();
    lists = new SharedLists(clock);
    secrets = new Map();
    set = new ConnectionSet({
      configured: () => Promise.resolve(configured),
      lists,
      open: (target) => {
        const { above } = target;
        return openSession(
          target,
          { get: ({ id }) => Promise.resolve(secrets.get(id)) },
          { ...(above && { above: () => set.sessions.get(above.id) }) },
        );
      },
    });
    configured = [slow()];
    tree = new LazyTree(
      () => Promise.resolve(microserviceRoots(configured)),
      { sessions: set.sessions, lists },
      plainDisplay,
      clock,
    );
  });

  afterEach(async () => {
    release();
    tree.dispose();
    set.dispose();
    lists.dispose();
    await Promise.all([...gates, here, elsewhere].map((one) => one.close()));
  });

  function engine(registry: string, kie: string, authentication: 'none' | 'rbac' = 'none', name = 'dev') {
    const connection = { type: 'engine', name, registry, kie, authentication } as const;
    return resolveConnection(engineType, connection, 'settings');
  }

  function slow(authentication?: 'none' | 'rbac', name?: string): ResolvedConnection {
    const [registry, kie] = gates;
    return engine(registry?.address ?? '', kie?.address ?? '', authentication, name);
  }

  function release(): void {
    for (const gate of gates) gate.release();
  }

  /** Does something while answers are held back, makes the change, and lets the answers arrive. */
  async function during<T>(doing: () => Promise<T>, change: () => Promise<void> | void): Promise<T> {
    const held = gates.map((gate) => gate.hold());
    const done = doing();
    done.catch(() => undefined); // looked at by the caller
    await Promise.race(held);
    await change();
    release();
    return done;
  }

  async function configure(...targets: readonly ResolvedConnection[]): Promise<void> {
    configured = targets;
    await set.retain();
    tree.rebuild();
  }

  function other(): ResolvedConnection {
    return engine(elsewhere.ready.registry, elsewhere.ready.kie);
  }

  /** The names of applications in production, of every connection in the view. */
  async function applications(): Promise<string[]> {
    const roots = await tree.getChildren();
    const rows = await Promise.all(roots.map(({ label }) => openRows(tree, label)));
    const production = rows.flat().filter(({ label }) => label === 'production');
    const below = await Promise.all(production.map((row) => tree.getChildren(row)));
    return below.flat().map(({ label }) => label);
  }

  /** Shows what there is, which is then to be read again. */
  async function read(): Promise<void> {
    assert.ok((await applications()).includes('shop'));
    tree.refresh();
  }

  it('are not shown below a connection of the same name with another address', async () => {
    await read();
    await during(applications, () => configure(other()));
    const shown = await applications();
    assert.ok(shown.length > 0 && !shown.includes('shop'), shown.join());
    assert.equal(lists.peek(microservices, { target: slow() }, {}), undefined);
    assert.equal(lists.latestOf(slow().id), undefined, 'nothing for the status bar');
  });

  it('are not shown after the connection was removed, and are those of no session', async () => {
    await read();
    await during(applications, () => configure());
    assert.deepEqual(await tree.getChildren(), []);
    assert.equal(lists.peek(microservices, { target: slow() }, {}), undefined);
    await assert.rejects(set.sessions.get(slow().id), { kind: 'not-found' });
  });

  it('are shown below a connection that was renamed, under its new name alone', async () => {
    const renamed = slow('none', 'test');
    await read();
    await during(applications, () => configure(renamed));
    const [root, ...others] = await tree.getChildren();
    assert.deepEqual([root?.label, others.length], ['test', 0]);
    assert.ok((await applications()).includes('shop'));
    assert.equal(lists.peek(microservices, { target: slow() }, {}), undefined);
  });

  it('are not shown to somebody who has signed out', async () => {
    const secured = slow('rbac');
    secrets.set(secured.id, { token: 'a-token' });
    await configure(secured);
    await read();
    await during(applications, () => {
      secrets.clear();
      set.replaceSession({ id: secured.id, isOfSameUser: false });
    });
    const [reason, ...rows] = await openRows(tree, 'dev');
    assert.match(reason?.label ?? '', /not signed in/);
    assert.ok(!rows.some(({ label }) => label === 'production'));
  });

  it('are not found by a search that began before', async () => {
    const found: Choice<unknown>[] = [];
    const prompts: Prompts = {
      ...scriptedPrompts([]).prompts,
      find: async ({ run }) => {
        await run((rows) => void found.push(...rows), signal);
        return undefined;
      },
    };
    const search = () => searchLive({ prompts, lists, live: set }, 'Search', microserviceSources);
    await during(search, () => configure());
    assert.deepEqual(found, []);
  });

  it('are no names for the language server', async () => {
    const names = () =>
      liveNames(
        { kind: 'microservice' },
        { connections: () => set.list(), sessions: set.sessions, lists, log: () => undefined },
        signal,
      );
    await set.sessions.get(slow().id);
    assert.deepEqual(await during(names, () => configure(other())), { lists: [] });
  });

  it('are no documents', async () => {
    const sources = { connections: (named?: string) => set.list(named), sessions: set.sessions, lists };
    const documents = new LiveDocuments(sources);
    const session = await set.sessions.get(slow().id);
    const { items } = await lists.get(kieItems, session, {});
    const kind = documentKindOf(kieItems);
    const [item] = items;
    assert.ok(kind && item);
    const address = addressOf(slow(), kind, {}, item);
    assert.ok((await documents.read(address, signal)).text.length > 0);
    lists.invalidateKind(kieItems, session);
    await assert.rejects(
      during(
        () => documents.read(address, signal),
        () => configure(other()),
      ),
    );
    await assert.rejects(documents.read(address, signal), { code: 'absent' });
  });

  it('are not shown of an engine whose project was removed', async () => {
    const { iam, servicestage, credentials } = here.ready;
    const { user, password, domain, project } = credentials.iam;
    const addresses = { iam, servicestage, cse: gates[2]?.address };
    const cloud = resolveConnection(
      huaweicloudType,
      { type: 'huaweicloud', name: 'cloud', region: project, domain, addresses, authentication: 'password' },
      'settings',
    );
    secrets.set(cloud.id, { user, password });
    await configure(cloud);
    assert.ok((await openRows(tree, 'cloud', 'prod-engine')).length > 0);
    const [, engine] = await set.list();
    assert.ok(engine?.above && lists.peek(microservices, { target: engine }, {}));
    tree.refresh();
    await during(
      () => openRows(tree, 'cloud'),
      () => configure(),
    );
    assert.deepEqual(await tree.getChildren(), []);
    assert.deepEqual(await set.list(), []);
    assert.equal(lists.peek(engines, { target: cloud }, {}), undefined);
    assert.equal(lists.peek(microservices, { target: engine }, {}), undefined);
    await assert.rejects(set.sessions.get(engine.id), { kind: 'not-found' });
  });
});
