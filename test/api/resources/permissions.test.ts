import assert from 'node:assert/strict';
import { catalogue } from '../../../api/catalogue/catalogue';
import { engineNeedOf } from '../../../api/catalogue/engine-need';
import { createAccount } from '../../../api/catalogue/registry/accounts';
import { createRole, updateRole } from '../../../api/catalogue/registry/roles';
import { registryPassword } from '../../../api/auth/registry-password';
import type { ApiClient } from '../../../api/client';
import type { Transport } from '../../../api/http/transport';
import { createUndiciTransport } from '../../../api/http/undici-transport';
import { loadAction, type ActionId } from '../../../client/commands/actions/action-table';
import { engineRoots } from '../../../client/views/engines';
import { instanceRoots } from '../../../client/views/instances';
import { LazyTree } from '../../../client/views/lazy-tree';
import { microserviceRoots } from '../../../client/views/microservices';
import { PermittedActions } from '../../../client/views/permitted-actions';
import type { TreeNode } from '../../../client/views/tree-node';
import { badgeOf } from '../../../client/views/troubles';
import { resolveConnection, type ResolvedConnection } from '../../../connections/resolved-connection';
import { openSession, type Session } from '../../../connections/session';
import { engineType } from '../../../connections/types/engine';
import { sandboxOf } from '../../../connections/types/sandbox';
import { planAction, questionsOf } from '../../../deploy/action-plan';
import { planImport } from '../../../deploy/kie/import-items';
import { planMany } from '../../../deploy/many-plan';
import type { PlanStep } from '../../../deploy/plan';
import { actions } from '../../../resources/actions';
import { itemRef, listRef, type ResourceRef } from '../../../resources/resource-action';
import { microservices } from '../../../resources/registry/microservices';
import { roles } from '../../../resources/registry/roles';
import { SharedLists } from '../../../resources/shared-lists';
import { assertEvery } from '../../every';
import { fakeClock, json } from '../../unit/api/fakes';
import { openRows, plainDisplay, row, shown, tooltipOf } from '../../unit/client/tree-display';
import { deployFile } from '../../unit/deploy/context';
import { startTestSandbox, type TestSandbox } from '../sandbox/running';

const { signal } = new AbortController();
const password = 'Sandbox.Engine.2';
const askForGet = 'Ask an administrator of the engine’s accounts for a role that allows get on';

describe('an account that may do less than others', () => {
  let sandbox: TestSandbox;
  let root: ApiClient;
  let target: ResolvedConnection;
  let session: Session;
  let lists: SharedLists;
  let sent: string[];
  /** The operations that were refused. */
  let refused: string[];
  const open: { dispose(): void }[] = [];

  /** Signs in with a role that has only these permissions, as `service: get`. */
  async function signIn(...permissions: readonly string[]): Promise<void> {
    sandbox = await startTestSandbox({ registryAuthentication: 'rbac' });
    const { registry, kie } = sandbox.ready;
    const account = { registry: sandbox.registry(), name: 'root', password: 'Sandbox.Engine.1' };
    root = sandbox.registry(registryPassword(account));
    await root.call(createRole, { body: { name: 'tester', perms: permissions.map(permission) } });
    await root.call(createAccount, { body: { name: 'mei', password, roles: ['tester'] } });
    const connection = { type: 'engine', name: 'dev', registry, kie, authentication: 'rbac' } as const;
    target = resolveConnection(engineType, connection, 'settings');
    [sent, refused] = [[], []];
    session = openSession(
      target,
      { get: () => Promise.resolve({ user: 'mei', password }) },
      {
        log: ({ operation, status }) => {
          sent.push(operation);
          if (status === 403) refused.push(operation);
        },
      },
    );
    lists = new SharedLists(fakeClock().clock);
  }

  afterEach(async () => {
    for (const one of open.splice(0)) one.dispose();
    lists.dispose();
    await session.close();
    await sandbox.close();
  });

  function treeOf(roots: typeof engineRoots): LazyTree {
    const sources = { sessions: { get: () => Promise.resolve(session) }, lists };
    const tree = new LazyTree(
      () => Promise.resolve(roots([target])),
      sources,
      plainDisplay,
      fakeClock().clock,
    );
    open.push(tree);
    return tree;
  }

  /** Opens a row that may not be seen, and gives what is said of it. */
  async function refusedBelow(tree: LazyTree, ...path: readonly string[]): Promise<readonly string[]> {
    const rows = await openRows(tree, ...path);
    assert.deepEqual(rows[0]?.icon, { id: 'lock' });
    assert.deepEqual(
      rows.slice(1).map(({ label }) => label),
      ['Try again', 'Sign in with another account'],
    );
    assert.deepEqual(tree.troubles.all(), []);
    const before = refused.length;
    await lists.renew(new Set(tree.openRows().flatMap(({ keys }) => [...keys])), 0, signal);
    assert.ok(before > 0 && refused.length === before, 'what is refused is not asked for again');
    return [shown(tree, await row(tree, ...path)), ...rows.slice(0, 1).map((one) => shown(tree, one))];
  }

  it('sees in the engines what it may not see there, what it needs and who gives it', async () => {
    await signIn('service: get', 'config: get');
    const tree = treeOf(engineRoots);
    assert.deepEqual(await refusedBelow(tree, 'dev', 'Accounts'), [
      'Accounts — no permission',
      `No permission to view Accounts — ${askForGet} account.`,
    ]);
    const [reason] = await openRows(tree, 'dev', 'Accounts');
    assert.match(tooltipOf(tree, reason as TreeNode), /role has no permissions\[account:get\]/);
  });

  it('sees the same in the microservices', async () => {
    await signIn('config: get');
    assert.deepEqual(await refusedBelow(treeOf(microserviceRoots), 'dev'), [
      `dev — ServiceComb engine · ${target.address} · no permission`,
      `No permission to view dev — ${askForGet} service.`,
    ]);
  });

  async function plan(id: ActionId, resource: ResourceRef): Promise<PlanStep> {
    const request = { action: await loadAction(id), resource };
    const context = { session, lists, clock: fakeClock().clock };
    const questions = await questionsOf(request, context, signal);
    const answers = Object.fromEntries(
      questions.map(({ name, choices }) => [name, choices?.[0]?.value ?? '']),
    );
    const [step] = (await planAction(request, answers, context, signal)).plan.steps;
    assert.ok(step);
    return step;
  }

  it('may import nothing where its roles do not allow to write', async () => {
    await signIn('config: get');
    const file = deployFile('a.kie.json', '{ "data": [{ "key": "rate", "value": "1" }] }');
    const context = { session, lists, clock: fakeClock().clock };
    const { plan: planned } = await planImport([file], { override: 'force' }, context, signal);
    assert.deepEqual(
      planned.steps.map(({ action, reason }) => [action, reason]),
      [
        [
          'blocked',
          'Your roles do not allow this: it needs create on config. Ask an administrator of the engine’s accounts.',
        ],
      ],
    );
  });

  async function cart(): Promise<ResourceRef> {
    const { items } = await lists.get(microservices, session, {});
    const found = items.find(({ serviceName }) => serviceName === 'cart');
    assert.ok(found);
    return itemRef(microservices, {}, found);
  }

  it('is not asked for what it may not do: the plan says what that needs', async () => {
    await signIn('service: get');
    const reason =
      'Your roles do not allow this: it needs delete on service. Ask an administrator of the engine’s accounts.';
    const resource = await cart();
    const step = await plan('deleteMicroservice', resource);
    assert.deepEqual([step.action, step.reason], ['blocked', reason]);
    const action = await loadAction('deleteMicroservice');
    assert.ok(action.many);
    const context = { session, lists, clock: fakeClock().clock };
    const resources = [resource, resource];
    const many = await planMany({ action, many: action.many, resources }, {}, context, signal);
    assert.equal(many.plan.steps[0]?.action, 'blocked');
    const list = await plan('createMicroservice', listRef(microservices, {}));
    assert.match(list.reason ?? '', /needs create on service/);
    const uploaded = await plan('uploadSchema', listRef(actions.uploadSchema.kind, { serviceId: 'any' }));
    assert.match(uploaded.reason ?? '', /needs update on service\/schema/);
    const role = await plan('createRole', listRef(roles, {}));
    assert.match(role.reason ?? '', /needs create on role/);
  });

  it('may do what somebody has allowed meanwhile', async () => {
    await signIn('service: get');
    const resource = await cart();
    assert.equal((await plan('deleteMicroservice', resource)).action, 'blocked');
    const perms = [permission('service: get, delete')];
    await root.call(updateRole, { roleName: 'tester', body: { perms } });
    assert.equal((await plan('deleteMicroservice', resource)).action, 'remove');
  });

  it('is offered what it may do, once its engine has told that', async () => {
    await signIn('service: get, update', 'config: *');
    const [microserviceTree, engineTree] = [treeOf(microserviceRoots), treeOf(engineRoots)];
    let changes = 0;
    const sources = { sessions: { get: () => Promise.resolve(session) }, lists };
    const permitted = new PermittedActions(sources, () => (changes += 1));
    open.push(permitted);
    const all = (await microserviceTree.getChildren()).map((one) => permitted.actionsOf(one));
    assert.deepEqual(all, [['createMicroservice']], 'not known yet');
    await new Promise(setImmediate);
    assert.deepEqual(sent, [], 'nothing is asked of an engine that nobody has opened');
    const version = ['dev', 'production', 'shop', 'cart', '1.1.0'];
    const found = await row(microserviceTree, ...version);
    while (changes === 0) await new Promise(setImmediate);
    const offered = async (...path: string[]) => permitted.actionsOf(await row(microserviceTree, ...path));
    assert.deepEqual(await offered('dev'), []);
    assert.deepEqual(await offered(...version), []);
    assert.deepEqual(await offered(...version, 'Properties'), ['setServiceProperty']);
    assert.deepEqual(await offered(...version, 'Tags'), [], 'tags are created');
    const [instance] = await openRows(microserviceTree, ...version, 'Instances');
    assert.ok(instance);
    assert.ok(instance.actions?.includes('deregisterInstance'));
    const onInstance = permitted.actionsOf(instance);
    assert.ok(onInstance.includes('setInstanceStatus') && !onInstance.includes('deregisterInstance'));
    assert.ok(permitted.actionsOf(await row(engineTree, 'dev', 'Configuration')).includes('createKieItem'));
    assert.equal(sent.filter((id) => id === 'getOwnPermissions').length, 1);

    const perms = [permission('service: *')];
    await root.call(updateRole, { roleName: 'tester', body: { perms } });
    permitted.refresh(target.id);
    permitted.actionsOf(found);
    while (permitted.actionsOf(found).length === 0) await new Promise(setImmediate);
    assert.deepEqual(permitted.actionsOf(found), ['deleteMicroservice']);
    assert.equal(sent.filter((id) => id === 'getOwnPermissions').length, 2);
  });
});

describe('a user of the cloud without a permission', () => {
  for (const { status, ...body } of [
    { status: 405, error_code: 'SVCSTG.00100427', error_msg: 'Permission denied.' },
    { status: 403, error_code: 'APIGW.0302', error_msg: 'The IAM user is forbidden.' },
  ])
    it(`sees in the instances which one IAM must give, where ${body.error_code} is answered`, () =>
      refusedByCloud(status, body));

  async function refusedByCloud(status: number, body: object): Promise<void> {
    const sandbox = await startTestSandbox();
    const found = sandboxOf(JSON.stringify(sandbox.ready));
    assert.ok(found);
    const real = createUndiciTransport();
    const transport: Transport = {
      ...real,
      send: (request) =>
        request.url.startsWith(sandbox.ready.servicestage)
          ? Promise.resolve(json(status, body))
          : real.send(request),
    };
    const secrets = { get: () => Promise.resolve(found.secret) };
    const session = openSession(found.target, secrets, { transport });
    const { clock } = fakeClock();
    const lists = new SharedLists(clock);
    const sources = { sessions: { get: () => Promise.resolve(session) }, lists };
    const roots = () => Promise.resolve(instanceRoots([found.target]));
    const tree = new LazyTree(roots, sources, plainDisplay, clock);
    try {
      const [reason, ...others] = await openRows(tree, 'Sandbox', 'ServiceStage');
      assert.ok(reason);
      assert.deepEqual(reason.icon, { id: 'lock' });
      assert.equal(
        shown(tree, reason),
        'No permission to view ServiceStage — Ask an administrator of the account to give your user the permission servicestage:app:list in IAM.',
      );
      assert.deepEqual(
        others.map(({ label }) => label),
        ['Try again'],
        'nobody signs in to the sandbox',
      );
      assert.equal(shown(tree, await row(tree, 'Sandbox', 'ServiceStage')), 'ServiceStage — no permission');
      assert.equal(badgeOf(tree.troubles.all()), undefined);
      assert.equal(lists.latestOf(found.target.id)?.error, undefined, 'the connection works');
    } finally {
      tree.dispose();
      lists.dispose();
      await session.close();
      await sandbox.close();
    }
  }
});

describe('what a call to an engine needs', () => {
  it('is what the catalogue says where it says it', () => {
    const stated = catalogue.filter(
      ({ service, permission: said }) =>
        (service === 'registry' || service === 'kie') && /^\w+:(get|create|update|delete)$/.test(said),
    );
    assertEvery(stated, (operation) => {
      const need = engineNeedOf(operation);
      return `${need?.resource ?? ''}:${need?.verb ?? ''}` === operation.permission;
    });
  });

  it('is known of each action that writes to one', () => {
    // The password of one’s own account may be changed by everybody; settings of engines 1.x are written through CSE.
    const others = ['changeAccountPassword', 'deleteSettings'];
    const writing = Object.entries(actions).filter(
      ([id, { kind }]) => ['registry', 'kie'].includes(kind.service) && !others.includes(id),
    );
    assertEvery(writing, ([, action]) => 'operations' in action && (action.operations?.length ?? 0) > 0);
  });
});

/** A permission from `service: get, update`. */
function permission(text: string) {
  const [type = '', verbs = ''] = text.split(': ');
  return { resources: [{ type }], verbs: verbs.split(', ') };
}
