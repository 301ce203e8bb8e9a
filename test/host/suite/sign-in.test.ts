import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAccount } from '../../../api/catalogue/registry/accounts';
import { createRole } from '../../../api/catalogue/registry/roles';
import { kieCommands } from '../../../client/commands/kie-commands';
import type { TestApi } from '../../../client/extension';
import type { TreeNode } from '../../../client/views/tree-node';
import type { RunningSandbox } from '../../../sandbox/options';
import { startSandbox } from '../../../sandbox/sandbox';
import { Answers } from './answers';
import { configure, connect, connectProject } from './connect';
import { about, activateExtension, openRows, shown } from './editor';

const root = { user: 'root', password: 'Sandbox.Engine.1' };

describe('signing in', () => {
  let api: TestApi;
  let sandbox: RunningSandbox;

  before(async () => {
    api = await activateExtension();
    sandbox = await startSandbox({ registryAuthentication: 'rbac' });
  });
  afterEach(async () => {
    api.answerWith();
    await configure(undefined);
  });
  after(() => sandbox.close());

  it('again keeps what is shown while it is read anew, and when the password is wrong', async () => {
    const engine = await connect(api, { type: 'engine', name: 'engine', registry: sandbox.ready.registry });
    const { secrets, views } = api.services;
    await secrets.set(engine, root);
    const before = await openRows(views.microservices, 'engine');
    assert.ok(before.some(({ label }) => label === 'production'));
    await secrets.set(engine, { ...root, password: 'wrong' });
    const failed = await openRows(views.microservices, 'engine');
    assert.ok(failed[0]?.id.endsWith('/error'), failed.map(({ label }) => label).join());
    assert.ok(failed.some(({ label }) => label === 'Sign in again'));
    const kept = failed.filter(({ id }) => before.some((row) => row.id === id));
    assert.equal(kept.length, before.length);
    for (const row of kept) assert.ok(isGrey(views.microservices.getTreeItem(row)), row.label);
    await secrets.set(engine, root);
    const again = await openRows(views.microservices, 'engine');
    assert.deepEqual(
      again.map(({ id }) => id),
      before.map(({ id }) => id),
    );
  });

  it('as somebody else shows nothing of the one before', async () => {
    const engine = await connect(api, { type: 'engine', name: 'engine', registry: sandbox.ready.registry });
    const { secrets, views } = api.services;
    await secrets.set(engine, root);
    await openRows(views.microservices, 'engine');
    await secrets.set(engine, { user: 'mallory', password: 'wrong' });
    const rows = await openRows(views.microservices, 'engine');
    assert.ok(rows[0]?.id.endsWith('/error'));
    assert.ok(!rows.some(({ label }) => label === 'production'), rows.map(({ label }) => label).join());
  });

  it('ends in this window when another one signs out', async () => {
    const engine = await connect(api, { type: 'engine', name: 'engine', registry: sandbox.ready.registry });
    const { secrets, views, context } = api.services;
    await secrets.set(engine, root);
    await openRows(views.microservices, 'engine');
    const ended = new Promise<void>((resolve) => {
      const listening = secrets.onDidChange(({ id }) => {
        if (id !== engine.id) return;
        listening.dispose();
        resolve();
      });
    });
    await context.secrets.delete(`engineRoom.secret:${engine.id}`);
    await ended;
    const [reason, ...others] = await openRows(views.microservices, 'engine');
    assert.match(reason?.label ?? '', /not signed in to engine/);
    assert.ok(!others.some(({ label }) => label === 'production'));
  });

  it('with an account that may do less takes the other actions off the rows', async () => {
    const engine = await connect(api, { type: 'engine', name: 'engine', registry: sandbox.ready.registry });
    const { secrets, views, live } = api.services;
    await secrets.set(engine, root);
    const client = await (await live.sessions.get(engine.id)).client('registry');
    const perms = [{ resources: [{ type: 'service' }], verbs: ['get'] }];
    await client.call(createRole, { body: { name: 'reader', perms } });
    const reader = { user: 'mei', password: 'Sandbox.Engine.2' };
    await client.call(createAccount, {
      body: { name: reader.user, password: reader.password, roles: ['reader'] },
    });
    const offers = async (): Promise<boolean> => {
      const [connection] = (await views.microservices.getChildren()).filter(
        ({ label }) => label === 'engine',
      );
      assert.ok(connection);
      return /\bcreateMicroservice\b/.test(views.microservices.getTreeItem(connection).contextValue ?? '');
    };
    assert.equal(await offers(), true);
    await secrets.set(engine, reader);
    await openRows(views.microservices, 'engine');
    while (await offers()) await new Promise(setImmediate);
    const answers = new Answers();
    api.answerWith(answers);
    const [connection] = await views.microservices.getChildren();
    await vscode.commands.executeCommand('engineRoom.createMicroservice', connection);
    assert.match(answers.messages.join(), /Your roles do not allow this: it needs create on service/);
  });

  it('with an account that may not write configuration takes the import of items off the rows', async () => {
    const { registry, kie } = sandbox.ready;
    const engine = await connect(api, { type: 'engine', name: 'engine', registry, kie });
    const { secrets, views, live } = api.services;
    await secrets.set(engine, root);
    const client = await (await live.sessions.get(engine.id)).client('registry');
    const perms = ['service', 'config'].map((type) => ({ resources: [{ type }], verbs: ['get'] }));
    await client.call(createRole, { body: { name: 'onlooker', perms } });
    const onlooker = { user: 'wei', password: 'Sandbox.Engine.3' };
    await client.call(createAccount, {
      body: { name: onlooker.user, password: onlooker.password, roles: ['onlooker'] },
    });
    const offers = async (command: 'importKieItems' | 'compareConfiguration'): Promise<boolean> => {
      const row = (await openRows(views.engines, 'engine')).find(({ label }) => label === 'Configuration');
      assert.ok(row);
      const { contextValue = '' } = views.engines.getTreeItem(row);
      return contextValue.split(' ').includes(kieCommands[command].nodes.flag);
    };
    assert.equal(await offers('importKieItems'), true);
    await secrets.set(engine, onlooker);
    await openRows(views.engines, 'engine', 'Configuration');
    while (await offers('importKieItems')) await new Promise(setImmediate);
    assert.equal(await offers('compareConfiguration'), true, 'which only reads');
  });

  it('to an engine of a project goes through IAM, or with an account of its own until it is signed out', async () => {
    const cloud = await connectProject(api, sandbox.ready);
    const { secrets, views, live } = api.services;
    const engines = await openRows(views.engines, 'cloud', 'CSE engines');
    const row = engines.find(({ label }) => label === 'prod-engine');
    const { engine } = row ?? assert.fail('There is no such engine.');
    assert.ok(row && engine);
    const { contextValue } = views.engines.getTreeItem(row);
    assert.match(contextValue ?? '', /\bconnection secret\b/);
    assert.match((await labelsBelow(row, 'Accounts')).join(), /root.*lin/);

    api.answerWith(new Answers({ ask: { 'Sign in to cloud/prod-engine': 'Sandbox.Engine.1' } }));
    await vscode.commands.executeCommand('engineRoom.setSecret', row);
    assert.deepEqual(await secrets.get(engine), { user: 'Sandbox.Engine.1', password: 'Sandbox.Engine.1' });
    assert.match((await labelsBelow(row, 'Accounts')).join(), /wrong/i, 'There is no such account.');
    await vscode.commands.executeCommand('engineRoom.clearSecret', row);
    assert.match((await labelsBelow(row, 'Accounts')).join(), /root.*lin/);

    await secrets.set(engine, root);
    assert.ok((await live.list()).some(({ id }) => id === engine.id));
    api.answerWith(new Answers({ confirm: true }));
    await vscode.commands.executeCommand('engineRoom.removeConnection', about(cloud));
    assert.equal(await secrets.get(engine), undefined, 'It is forgotten with its project.');
    await assert.rejects(live.sessions.get(engine.id), { kind: 'not-found' });
  });

  async function labelsBelow(row: TreeNode, label: string): Promise<readonly string[]> {
    const { engines } = api.services.views;
    const rows = await engines.getChildren(row);
    const list = rows.find((one) => one.label === label);
    assert.ok(list, rows.map((one) => one.label).join());
    return (await engines.getChildren(list)).map((one) => shown(engines, one));
  }
});

function isGrey({ iconPath }: vscode.TreeItem): boolean {
  return iconPath instanceof vscode.ThemeIcon && iconPath.color?.id === 'disabledForeground';
}
