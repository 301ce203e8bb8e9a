import assert from 'node:assert/strict';
import { searchLive, type Found, type Source } from '../../../client/commands/go-to/search-live';
import { fittingInstances, namedServices } from '../../../client/commands/go-to/service-instances';
import {
  appSources,
  configurationSources,
  engineSources,
  instanceSources,
  microserviceSources,
  tooMany,
  type RowAddress,
} from '../../../client/commands/go-to/sources';
import type { Choice, Prompts, Search } from '../../../client/prompts';
import { engineRoots } from '../../../client/views/engines';
import { instanceRoots } from '../../../client/views/instances';
import { LazyTree } from '../../../client/views/lazy-tree';
import { locateRow } from '../../../client/views/locate-row';
import { microserviceRoots } from '../../../client/views/microservices';
import type { TreeNode } from '../../../client/views/tree-node';
import type { ViewName } from '../../../client/views/view-table';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { Session } from '../../../connections/session';
import type { ResourceRef } from '../../../resources/resource-action';
import { SharedLists } from '../../../resources/shared-lists';
import { assertEvery } from '../../every';
import { fakeClock } from '../../unit/api/fakes';
import { scriptedPrompts } from '../../unit/client/scripted-prompts';
import { plainDisplay } from '../../unit/client/tree-display';
import { failure, settle } from '../../unit/resources/fakes';
import { sandboxSessions, type SandboxSessions } from './sessions';

const rootsOf: Readonly<Record<ViewName, (targets: readonly ResolvedConnection[]) => readonly TreeNode[]>> = {
  engines: engineRoots,
  microservices: microserviceRoots,
  instances: instanceRoots,
};

describe('a search over all connections', () => {
  let sandbox: SandboxSessions;
  let lists: SharedLists;
  let targets: ResolvedConnection[];
  let sessions: Map<string, Promise<Session>>;
  const { clock } = fakeClock();

  beforeEach(() => start());
  afterEach(async () => {
    lists.dispose();
    await sandbox.close();
  });

  async function start(seed?: string): Promise<void> {
    sandbox = await sandboxSessions({ ...(seed !== undefined && { seed }) });
    targets = [sandbox.everything];
    sessions = new Map();
    lists = new SharedLists(clock);
  }

  function get(id: string): Promise<Session> {
    const target = targets.find((one) => one.id === id);
    assert.ok(target);
    const session = sessions.get(id) ?? Promise.resolve(sandbox.open(target));
    sessions.set(id, session);
    return session;
  }

  const servicesWith = (prompts: Prompts) => ({
    prompts,
    lists,
    live: { sessions: { get }, inUse: () => Promise.resolve(targets) },
  });

  /** Everything that a search lists. */
  async function found<Value>(
    sources: readonly Source<Value>[],
  ): Promise<Choice<Found<Value> | { readonly error: unknown }>[]> {
    const rows: Choice<Found<Value> | { readonly error: unknown }>[] = [];
    const prompts: Prompts = {
      ...scriptedPrompts([]).prompts,
      find: async ({ run }) => {
        await run(
          (choices) => void rows.push(...(choices as unknown as typeof rows)),
          new AbortController().signal,
        );
        return undefined;
      },
    };
    await searchLive(servicesWith(prompts), 'Search', sources);
    return rows;
  }

  /** The row of a view that a path leads to, and the requests that this took. */
  async function rowAt({ view, path }: { view: ViewName; path: readonly ResourceRef[] }) {
    const before = sandbox.sent.length;
    const roots = () => Promise.resolve(rootsOf[view](targets));
    const tree = new LazyTree(roots, { sessions: { get }, lists }, plainDisplay, clock);
    let node = await tree.find(sandbox.everything.id);
    for (const resource of path) node &&= await locateRow(tree, node, resource);
    tree.dispose();
    return { node, requests: sandbox.sent.slice(before) };
  }

  const searches: readonly (readonly [
    what: string,
    sources: readonly Source<RowAddress | typeof tooMany>[],
  ])[] = [
    ['microservices', microserviceSources],
    ['apps', appSources],
    ['instances', instanceSources],
    ['configuration items', configurationSources],
    ['engines', engineSources],
  ];
  for (const [what, sources] of searches) {
    it(`leads to the row of each of the ${what}`, async () => {
      const rows = await found(sources);
      const services = new Set<string>();
      assert.ok(rows.length > 1);
      for (const { label, value } of rows) {
        assert.ok('value' in value && value.value !== tooMany, label);
        const { view, path } = value.value;
        const { node } = await rowAt({ view, path });
        assert.ok(node, `${label} is not shown`);
        const last = path.at(-1);
        if (!last) continue;
        services.add(last.kind.service);
        assert.ok(node.resources?.some((one) => one.kind === last.kind && one.identity === last.identity));
      }
      assert.ok(sources.every(({ service }) => services.has(service)) || what === 'engines');
      assertEvery(rows, ({ description }) => description?.endsWith('Sandbox') === true);
    });
  }

  it('opens nothing but what is above the row', async () => {
    const rows = await found(configurationSources);
    const last = rows.at(-1)?.value;
    assert.ok(last && 'value' in last);
    const { node, requests } = await rowAt(last.value);
    assert.ok(node);
    assert.deepEqual(requests, ['getAuthorizationStatus', 'listRegisteredApps'], 'as the connection shows');
  });

  it('finds no row of what is gone', async () => {
    const rows = await found(microserviceSources);
    const first = rows[0]?.value;
    assert.ok(first && 'value' in first);
    const [microservice] = first.value.path;
    assert.ok(microservice);
    const { node } = await rowAt({ view: 'microservices', path: [{ ...microservice, identity: 'gone' }] });
    assert.equal(node, undefined);
  });

  it('shows a connection that fails as a row, and the others', async () => {
    targets.push({
      ...sandbox.engine,
      id: 'down',
      connection: { ...sandbox.engine.connection, name: 'down' },
    });
    sessions.set('down', Promise.reject(failure('unreachable', 'No way.')));
    const rows = await found(microserviceSources);
    const [failed, ...others] = [...rows].sort(({ icon = '' }, { icon: other = '' }) =>
      other.localeCompare(icon),
    );
    assert.equal(failed?.label, 'down could not be searched');
    assert.equal(failed.detail, 'No way.');
    assert.ok(others.length > 1);
  });

  it('does not wait for a slow connection to show what another has', async () => {
    targets.push({ ...sandbox.engine, id: 'slow' });
    sessions.set('slow', new Promise(() => undefined));
    let shown = 0;
    const first = new Promise<void>((resolve) => {
      const find = <T>({ run }: Search<T>) => {
        const added = (choices: readonly Choice<T>[]) => {
          shown += choices.length;
          resolve();
        };
        void run(added, new AbortController().signal);
        return Promise.resolve(undefined);
      };
      void searchLive(servicesWith({ ...scriptedPrompts([]).prompts, find }), 'Search', microserviceSources);
    });
    await first;
    assert.ok(shown > 1);
  });

  it('stops when the list is closed', async () => {
    const closing = new AbortController();
    const rows: unknown[] = [];
    const find = async <T>({ run }: Search<T>) => {
      const running = run((choices) => void rows.push(...choices), closing.signal);
      await settle();
      closing.abort();
      await running;
      return undefined;
    };
    await searchLive(servicesWith({ ...scriptedPrompts([]).prompts, find }), 'Search', instanceSources);
    assert.deepEqual(rows, []);
  });

  it('leads to the instances of a microservice where an engine has too many to list', async () => {
    await sandbox.close();
    lists.dispose();
    await start('scale:300x10');
    const rows = await found(instanceSources);
    const ways = rows.filter(({ value }) => 'value' in value && value.value === tooMany);
    assert.equal(ways.length, 1);
    assert.ok(!sandbox.sent.includes('listGovernMicroservices'), 'nothing big was read');
  });

  it('finds the instances whose versions fit a rule', async () => {
    const services = await found([namedServices]);
    const cart = services.find(
      ({ label, description }) => label === 'cart' && description?.includes('production'),
    )?.value;
    assert.ok(cart && 'value' in cart);
    const versions = cart.value.map(({ version }) => version).sort();
    assert.ok(versions.length > 1, versions.join());
    const ofRule = async (rule: string) => {
      const rows = await found([fittingInstances(cart.value, rule)]);
      assert.ok(rows.length > 0, rule);
      for (const { value } of rows) {
        assert.ok('value' in value);
        const { node } = await rowAt({ view: 'instances', path: value.value });
        assert.ok(node);
      }
      return new Set(rows.map(({ description = '' }) => description.split(' · ')[0]));
    };
    assert.deepEqual(await ofRule('latest'), new Set(versions.slice(-1)));
    assert.deepEqual(await ofRule('0+'), new Set(versions));
  });
});
