import assert from 'node:assert/strict';
import { loadAction } from '../../../client/commands/actions/action-table';
import { engineRoots } from '../../../client/views/engines';
import { LazyTree } from '../../../client/views/lazy-tree';
import { accounts } from '../../../resources/registry/accounts';
import { permissionLines, roles } from '../../../resources/registry/roles';
import { openRows, plainDisplay, row, shown, tooltipOf } from '../../unit/client/tree-display';
import { failureOf } from '../sandbox/running';
import type { Answers } from '../../../resources/resource-action';
import { itemRef, listRef, startActing, type ActingStage } from './acting';

const password = 'Correct-Horse-9';
const alice = { name: 'alice', role: 'developer', password, repeated: password };
const reader = { name: 'reader', resource: 'service', verb: 'get' };

describe('accounts and roles of a registry', () => {
  let stage: ActingStage;
  let tree: LazyTree;

  async function start(registryAuthentication: 'none' | 'rbac'): Promise<void> {
    stage = await startActing({ registryAuthentication });
    const sessions = { get: () => Promise.resolve(stage.session) };
    const roots = () => Promise.resolve(engineRoots([stage.session.target]));
    const clock = { now: () => stage.sandbox.now() };
    tree = new LazyTree(roots, { sessions, lists: stage.lists }, plainDisplay, clock);
  }

  beforeEach(() => start('rbac'));
  afterEach(async () => {
    tree.dispose();
    await stage.close();
  });

  const account = async (name: string) => itemRef(accounts, {}, await stage.item(accounts, {}, name));
  const role = async (name: string) => itemRef(roles, {}, await stage.item(roles, {}, name));

  it('show what each account may do', async () => {
    const found = await openRows(tree, 'Sandbox', 'Accounts');
    const root = found.find(({ label }) => label === 'root');
    assert.ok(root);
    assert.equal(shown(tree, root), 'root — admin');
    assert.match(tooltipOf(tree, root), /May do: \neverything: service, .*account, role/);
    const listed = await openRows(tree, 'Sandbox', 'Accounts', 'Roles');
    const developer = listed.find(({ label }) => label === 'developer');
    assert.match(developer ? shown(tree, developer) : '', /^developer — accounts: \d+ · everything: service/);
  });

  it('create an account with a role, and keep its password out of the plan', async () => {
    const { step, result } = await stage.act('createAccount', listRef(accounts, {}), alice);
    assert.deepEqual(result, { state: 'done', message: 'alice is created.' });
    assert.doesNotMatch(JSON.stringify(step), /Correct-Horse/);
    assert.deepEqual((await stage.item(accounts, {}, 'alice')).roles, ['developer']);
    const again = await stage.act('createAccount', listRef(accounts, {}), alice);
    assert.equal(again.step.reason, 'An account with this name exists.');
  });

  it('take no password that is mistyped or like the name', async () => {
    const create = (answers: Answers) => stage.act('createAccount', listRef(accounts, {}), answers);
    const mistyped = { ...alice, repeated: 'Correct-Horse-8' };
    await assert.rejects(create(mistyped), { actual: 'The passwords differ.' }, 'while it is typed');
    const like = { ...alice, name: 'Alice-1234.x', password: 'x.4321-ecilA', repeated: 'x.4321-ecilA' };
    const reversed = 'The password must not be the name, forwards or backwards.';
    await assert.rejects(create(like), { actual: reversed });
    await assert.rejects(create({ ...alice, password: 'weak', repeated: 'weak' }));
  });

  it('change the password of somebody else, and one’s own with the current one', async () => {
    await stage.act('createAccount', listRef(accounts, {}), alice);
    const next = { currentPassword: '', password: 'Battery-Staple-7', repeated: 'Battery-Staple-7' };
    const { step, result } = await stage.act('changeAccountPassword', await account('alice'), next);
    assert.equal(result.state, 'done');
    assert.doesNotMatch(JSON.stringify(step), /Battery/);
    const signIn = stage.sandbox.registry();
    const { obtainServiceCombToken } = await import('../../../api/catalogue/registry/tokens');
    await signIn.call(obtainServiceCombToken, { body: { name: 'alice', password: 'Battery-Staple-7' } });
    const own = await stage.act('changeAccountPassword', await account('root'), next);
    assert.equal(own.result.state, 'failed', 'the current password is wrong');
    const { registry } = stage.sandbox.ready.credentials;
    const currentPassword = 'password' in registry ? registry.password : '';
    const right = await stage.act('changeAccountPassword', await account('root'), {
      ...next,
      currentPassword,
    });
    assert.equal(right.result.state, 'done');
    await signIn.call(obtainServiceCombToken, { body: { name: 'root', password: 'Battery-Staple-7' } });
  });

  it('delete an account, but not the built-in one', async () => {
    await stage.act('createAccount', listRef(accounts, {}), alice);
    const { result } = await stage.act('deleteAccount', await account('alice'));
    assert.equal(result.state, 'done');
    assert.ok((await stage.items(accounts, {})).every(({ name }) => name !== 'alice'));
    tree.refresh();
    const root = await row(tree, 'Sandbox', 'Accounts', 'root');
    assert.deepEqual(root.actions, ['changeAccountPassword']);
  });

  it('create a role and delete it, unless accounts have it', async () => {
    const { result } = await stage.act('createRole', listRef(roles, {}), reader);
    assert.equal(result.state, 'done');
    const { perms } = await stage.item(roles, {}, 'reader');
    assert.deepEqual(perms, [{ resources: [{ type: 'service' }], verbs: ['get'] }]);
    assert.match((await stage.act('createRole', listRef(roles, {}), reader)).step.reason ?? '', /exists/);
    await stage.act('createAccount', listRef(accounts, {}), { ...alice, role: 'reader' });
    const blocked = await stage.act('deleteRole', await role('reader'));
    assert.equal(blocked.step.reason, 'Accounts have this role: alice.');
    await stage.act('deleteAccount', await account('alice'));
    assert.equal((await stage.act('deleteRole', await role('reader'))).result.state, 'done');
    assert.ok((await stage.items(roles, {})).every(({ name }) => name !== 'reader'));
  });

  it('change the roles and the state of an account', async () => {
    await stage.act('createAccount', listRef(accounts, {}), alice);
    const wanted = { roles: 'developer, admin', status: 'inactive' };
    const { step, result } = await stage.act('changeAccount', await account('alice'), wanted);
    assert.deepEqual(step.changes, [
      { path: 'roles', from: 'developer', to: 'developer, admin' },
      { path: 'status', from: 'active', to: 'inactive' },
    ]);
    assert.equal(result.state, 'done');
    const after = await stage.item(accounts, {}, 'alice');
    assert.deepEqual([after.roles, after.status], [['developer', 'admin'], 'inactive']);
    await assert.rejects(
      async () => stage.act('changeAccount', await account('alice'), { ...wanted, roles: 'nobody' }),
      /There is no role nobody/,
    );
    await assert.rejects(
      async () => stage.act('changeAccount', await account('alice'), { ...wanted, roles: ' , ' }),
      /not allowed/,
    );
  });

  it('show which accounts are locked by wrong passwords, and from where', async () => {
    await stage.act('createAccount', listRef(accounts, {}), alice);
    const { obtainServiceCombToken } = await import('../../../api/catalogue/registry/tokens');
    const body = { name: 'alice', password: 'Wrong-Horse-9' };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await failureOf(stage.sandbox.registry().call(obtainServiceCombToken, { body }));
    }
    const found = await row(tree, 'Sandbox', 'Accounts', 'alice');
    assert.equal(shown(tree, found), 'alice — locked · developer');
    assert.match(tooltipOf(tree, found), /Wrong passwords: from [\d.:]+, locked until \w/);
  });

  it('let a role do more and less, and say whom it concerns', async () => {
    await stage.act('createRole', listRef(roles, {}), reader);
    await stage.act('createAccount', listRef(accounts, {}), { ...alice, role: 'reader' });
    const added = await stage.act('addPermission', await role('reader'), { resource: 'config', verb: '*' });
    assert.deepEqual(
      [added.step.changes, added.step.notes, added.result.state],
      [[{ path: 'config', to: '*' }], ['Accounts that have this role: alice.'], 'done'],
    );
    const lines = async () => permissionLines(await stage.item(roles, {}, 'reader'));
    assert.deepEqual(await lines(), ['get: service', 'everything: config']);
    const again = await stage.act('addPermission', await role('reader'), { resource: 'config', verb: '*' });
    assert.equal(again.step.reason, 'It allows this already.');
    const answers = { permission: 'get: service' };
    const removed = await stage.act('removePermission', await role('reader'), answers);
    assert.deepEqual([removed.step.removes, removed.result.state], ['get: service', 'done']);
    assert.deepEqual(await lines(), ['everything: config']);
    const last = await stage.act('removePermission', await role('reader'), {
      permission: 'everything: config',
    });
    assert.equal(last.step.action, 'blocked', 'a role keeps one permission');
  });

  it('say that a registry without sign-in has none', async () => {
    tree.dispose();
    await stage.close();
    await start('none');
    const [hint] = await openRows(tree, 'Sandbox', 'Accounts');
    assert.match(hint?.label ?? '', /^This registry has no accounts/);
    assert.equal(
      shown(tree, await row(tree, 'Sandbox', 'Accounts')),
      'Accounts — the service center has no sign-in',
    );
    const action = await loadAction('createAccount');
    const place = { session: stage.session, scope: {}, subject: undefined, list: () => Promise.resolve([]) };
    assert.deepEqual(await action.questions?.(place), []);
    assert.match((await action.plan(place, {})).obstacle ?? '', /sign-in is off/);
  });
});
