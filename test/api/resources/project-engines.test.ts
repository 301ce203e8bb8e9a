import assert from 'node:assert/strict';
import { deleteAccount } from '../../../api/catalogue/registry/accounts';
import { obtainServiceCombToken } from '../../../api/catalogue/registry/tokens';
import { ConnectionSet } from '../../../client/connections/connection-set';
import { engineRoots } from '../../../client/views/engines';
import { instanceRoots } from '../../../client/views/instances';
import { LazyTree } from '../../../client/views/lazy-tree';
import { locateConnection } from '../../../client/views/locate-row';
import { microserviceRoots } from '../../../client/views/microservices';
import type { CloudConnection } from '../../../connections/connection';
import { resolveConnection, type ResolvedConnection } from '../../../connections/resolved-connection';
import type { Secret } from '../../../connections/secret';
import { openSession } from '../../../connections/session';
import { huaweicloudType } from '../../../connections/types/huaweicloud';
import { SharedLists } from '../../../resources/shared-lists';
import type { SandboxOptions } from '../../../sandbox/options';
import { fakeClock } from '../../unit/api/fakes';
import { openRows, plainDisplay, row, shown } from '../../unit/client/tree-display';
import { startTestSandbox, type TestSandbox } from '../sandbox/running';

const engineName = 'prod-engine';

describe('the engines of a project', () => {
  let sandbox: TestSandbox;
  let lists: SharedLists;
  let set: ConnectionSet;
  let trees: LazyTree[];
  /** Secrets by the name of the connection. */
  let secrets: Map<string, Secret>;
  /** The requests that were sent, as `<operation> <origin>`. */
  let sent: string[];

  async function start(options: SandboxOptions = {}, changes: Partial<CloudConnection> = {}) {
    sandbox = await startTestSandbox(options);
    const { iam, servicestage, cse, credentials } = sandbox.ready;
    const { user, password, domain, project } = credentials.iam;
    secrets = new Map([['cloud', { user, password }]]);
    sent = [];
    const cloud = resolveConnection(
      huaweicloudType,
      {
        type: 'huaweicloud',
        name: 'cloud',
        region: project,
        domain,
        addresses: { iam, servicestage, cse },
        authentication: 'password',
        ...changes,
      },
      'settings',
    );
    const { clock } = fakeClock();
    lists = new SharedLists(clock);
    set = new ConnectionSet({
      configured: () => Promise.resolve([cloud]),
      lists,
      open: (target) => {
        const { above } = target;
        return openSession(
          target,
          { get: ({ connection }) => Promise.resolve(secrets.get(connection.name)) },
          {
            log: ({ operation, url }) => sent.push(`${operation} ${new URL(url).origin}`),
            ...(above && { above: () => set.sessions.get(above.id) }),
          },
        );
      },
    });
    trees = [engineRoots, microserviceRoots, instanceRoots].map(
      (roots) =>
        new LazyTree(
          () => Promise.resolve(roots([cloud])),
          { sessions: set.sessions, lists },
          plainDisplay,
          clock,
        ),
    );
    const [engines, microservices, instances] = trees;
    assert.ok(engines && microservices && instances);
    return { cloud, engines, microservices, instances };
  }

  afterEach(async () => {
    for (const tree of trees) tree.dispose();
    set.dispose();
    lists.dispose();
    await sandbox.close();
  });

  const sentTo = (origin: string): string[] => sent.filter((line) => line.endsWith(` ${origin}`));

  it('show what is on their servers, through the sign-in to IAM, once their row is opened', async () => {
    const { engines } = await start({ registryAuthentication: 'rbac' });
    const { registry, kie } = sandbox.ready;
    const engine = await row(engines, 'cloud', 'CSE engines', engineName);
    assert.deepEqual([...sentTo(registry), ...sentTo(kie)], [], 'nothing before');
    const rows = await engines.getChildren(engine);
    assert.deepEqual(rows.map(({ label }) => label).slice(0, 4), [
      'Service center',
      'Accounts',
      'Settings of engines 1.x',
      'Configuration',
    ]);
    assert.ok(rows.some(({ label }) => label === 'Governance') && rows.some(({ label }) => label === 'Jobs'));
    const [center, accounts, , configuration] = rows;
    assert.ok(center && accounts && configuration);
    await engines.getChildren(center);
    assert.match(shown(engines, center), /healthy/);
    const names = (await engines.getChildren(accounts)).map(({ label }) => label);
    assert.ok(names.includes('lin') && names.includes('root'), names.join());
    assert.notEqual((await engines.getChildren(configuration))[0]?.id, `${configuration.id}/error`);
    assert.ok(sent.includes(`createEngineRbacToken ${sandbox.ready.cse}`));
    assert.ok(!sent.some((line) => line.startsWith('obtainServiceCombToken')), 'no password of the engine');
  });

  it('show their microservices in the other views, and are found there by their connection', async () => {
    const { engines, microservices, instances } = await start();
    await openRows(engines, 'cloud', 'CSE engines');
    const target = await engine();
    const below = await openRows(microservices, 'cloud', engineName, 'production', 'shop');
    assert.ok(below.some(({ label }) => label === 'cart'));
    assert.ok((await openRows(instances, 'cloud', 'Microservices', engineName)).length > 0);
    for (const tree of trees) {
      const found = await locateConnection(tree, target.id);
      assert.equal(found?.label, engineName);
    }
  });

  it('are signed in to with an account of their own while there is one, which only they receive', async () => {
    await start({ registryAuthentication: 'rbac' });
    secrets.set(`cloud/${engineName}`, { user: 'root', password: 'Sandbox.Engine.1' });
    const rows = await openRows(trees[0] ?? assert.fail(), 'cloud', 'CSE engines', engineName, 'Accounts');
    assert.ok(rows.some(({ label }) => label === 'root'));
    assert.deepEqual(
      sent.filter((line) => line.startsWith('obtainServiceCombToken')),
      [`obtainServiceCombToken ${sandbox.ready.registry}`],
    );
    assert.ok(!sent.some((line) => line.startsWith('createEngineRbacToken')));
    secrets.delete(`cloud/${engineName}`);
    set.replaceSession({ id: (await engine()).id, isOfSameUser: false });
    await openRows(trees[0] ?? assert.fail(), 'cloud', 'CSE engines', engineName, 'Accounts', 'Roles');
    assert.ok(
      sent.some((line) => line.startsWith('createEngineRbacToken')),
      'IAM again',
    );
  });

  it('ask for an account of their own when they do not know the user of IAM', async () => {
    const { engines } = await start({ registryAuthentication: 'rbac' });
    await deleteAccountOfUser();
    const rows = await openRows(engines, 'cloud', 'CSE engines', engineName, 'Accounts');
    assert.match(rows[0]?.label ?? '', /account \[lin\] does not exist/);
    assert.match(String(rows[0]?.description), /account of its own/);
    const labels = rows.map(({ label }) => label);
    assert.ok(labels.includes(`Sign in to cloud/${engineName}`), labels.join());
  });

  it('are those of the enterprise project of the connection', async () => {
    const warehouse = '4d6b1f0e-2c7a-4b39-8e15-9a0c3f7d2b61';
    const { engines } = await start({}, { enterpriseProject: warehouse });
    const [empty] = await openRows(engines, 'cloud', 'CSE engines');
    assert.match(empty?.label ?? '', new RegExp(`enterprise project ${warehouse} has no engines`));
  });

  async function deleteAccountOfUser(): Promise<void> {
    const body = { name: 'root', password: 'Sandbox.Engine.1' };
    const { token } = await sandbox.registry().call(obtainServiceCombToken, { body });
    const root = sandbox.registry({ headers: () => Promise.resolve({ authorization: `Bearer ${token}` }) });
    await root.call(deleteAccount, { name: 'lin' });
  }

  async function engine(): Promise<ResolvedConnection> {
    return (await set.list()).find(({ above }) => above) ?? assert.fail('no engine is known');
  }
});
