import assert from 'node:assert/strict';
import { registryPassword } from '../../../api/auth/registry-password';
import {
  createAccount,
  createAccounts,
  getAccount,
  getOwnPermissions,
  listAccountLocks,
  listAccounts,
  updateAccount,
} from '../../../api/catalogue/registry/accounts';
import { createKieKv, listKieKvs } from '../../../api/catalogue/kie/configurations';
import { findInstances } from '../../../api/catalogue/registry/discovery';
import { listGovernMicroservices } from '../../../api/catalogue/registry/govern';
import {
  createMicroservice,
  deleteMicroservice,
  getMicroservice,
  listMicroservices,
} from '../../../api/catalogue/registry/microservices';
import type { Input } from '../../../api/catalogue/operation';
import {
  createRole,
  deleteRole,
  getRole,
  listRoles,
  updateRole,
} from '../../../api/catalogue/registry/roles';
import { obtainServiceCombToken } from '../../../api/catalogue/registry/tokens';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const password = 'Sandbox.Engine.2';
const project = { project_id: 'default' };
const shopOnly = { type: 'service', labels: { appId: 'shop' } };

describe('sandbox: roles of an engine with role-based access', () => {
  let sandbox: TestSandbox;
  let root: ApiClient;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty', registryAuthentication: 'rbac' });
    root = clientOf('root', 'Sandbox.Engine.1');
  });
  afterEach(() => sandbox.close());

  function clientOf(name: string, secret: string): ApiClient {
    const registry = sandbox.registry();
    return sandbox.registry(registryPassword({ registry, name, password: secret }));
  }

  /** An account whose only role has these permissions. */
  async function withRole(
    ...perms: NonNullable<Input<typeof createRole>['body']['perms']>
  ): Promise<ApiClient> {
    await root.call(createRole, { body: { name: 'tester', perms } });
    await root.call(createAccount, { body: { name: 'mei', password, roles: ['tester'] } });
    return clientOf('mei', password);
  }

  async function codeOf(call: Promise<unknown>): Promise<string | undefined> {
    return (await failureOf(call)).code;
  }

  async function register(serviceName: string, appId: string, client = root): Promise<string> {
    const body = { service: { serviceName, appId } };
    return (await client.call(createMicroservice, { ...project, body })).serviceId;
  }

  it('are created, changed and deleted', async () => {
    const reader = { roleName: 'reader' };
    await root.call(createRole, {
      body: { name: 'reader', perms: [{ resources: [shopOnly], verbs: ['get'] }] },
    });
    assert.deepEqual(
      (await root.call(listRoles, {})).data?.map((one) => one.name),
      ['admin', 'developer', 'reader'],
    );
    await root.call(updateRole, {
      ...reader,
      body: { perms: [{ resources: [{ type: 'role' }], verbs: ['*'] }] },
    });
    assert.deepEqual((await root.call(getRole, reader)).perms, [
      { resources: [{ type: 'role' }], verbs: ['*'] },
    ]);
    await root.call(deleteRole, reader);
    assert.equal(await codeOf(root.call(getRole, reader)), '400201');
    assert.equal(await codeOf(root.call(deleteRole, reader)), '400201');
  });

  it('are refused when their name is taken, protected or in use', async () => {
    const client = await withRole({ resources: [shopOnly], verbs: ['get'] });
    const again = root.call(createRole, { body: { name: 'tester' } });
    assert.deepEqual([(await failureOf(again)).status, await codeOf(again)], [409, '409201']);
    assert.equal(await codeOf(root.call(deleteRole, { roleName: 'tester' })), '400205');
    for (const roleName of ['admin', 'developer']) {
      assert.equal(await codeOf(root.call(deleteRole, { roleName })), '403203');
      assert.equal(await codeOf(root.call(updateRole, { roleName, body: {} })), '403203');
    }
    assert.equal(await codeOf(client.call(listRoles, {})), '403205');
  });

  it('number a hundred at most', async () => {
    for (let number = 3; number <= 100; number += 1) {
      await root.call(createRole, { body: { name: `role-${number}` } });
    }
    assert.equal(await codeOf(root.call(createRole, { body: { name: 'one-more' } })), '400204');
  });

  it('limit what is changed', async () => {
    const client = await withRole({ resources: [{ type: 'service' }], verbs: ['get', 'create'] });
    const service_id = await register('cart', 'shop', client);
    await client.call(getMicroservice, { ...project, service_id });
    assert.equal(await codeOf(client.call(deleteMicroservice, { ...project, service_id })), '403205');
    assert.equal(await codeOf(client.call(listAccounts, {})), '403205');
  });

  it('limit what is seen: lists silently, everything else by refusing', async () => {
    const [cart, mail] = [await register('cart', 'shop'), await register('mail', 'platform')];
    const client = await withRole({ resources: [shopOnly], verbs: ['*'] });
    const listed = await client.call(listMicroservices, project);
    assert.deepEqual(
      listed.services?.map((one) => one.serviceId),
      [cart],
    );
    const governed = await client.call(listGovernMicroservices, project);
    assert.deepEqual(
      governed.allServicesDetail?.map((one) => one.microService?.serviceId),
      [cart],
    );
    await client.call(getMicroservice, { ...project, service_id: cart });
    assert.equal(await codeOf(client.call(getMicroservice, { ...project, service_id: mail })), '403205');
    assert.equal(await codeOf(client.call(getMicroservice, { ...project, service_id: 'none' })), '400012');
    assert.equal(await codeOf(register('bus', 'platform', client)), '403205');
    const question = { ...project, appId: 'platform', serviceName: 'mail' };
    assert.equal(await codeOf(client.call(findInstances, question)), '403205');
  });

  it('limit the configuration center as well', async () => {
    await withRole({ resources: [{ type: 'config' }], verbs: ['get'] });
    const registry = sandbox.registry();
    const credentials = registryPassword({ registry, name: 'mei', password });
    const kie = createClient({ address: sandbox.ready.kie, credentials });
    try {
      assert.deepEqual((await kie.call(listKieKvs, project)).data, []);
      const body = { key: 'a', value: '1' };
      assert.equal((await failureOf(kie.call(createKieKv, { ...project, body }))).status, 403);
    } finally {
      await kie.close();
    }
  });

  it('are told to those who have them', async () => {
    const perms = [{ resources: [shopOnly], verbs: ['get'] }];
    const client = await withRole(...perms);
    assert.deepEqual((await client.call(getOwnPermissions, {})).perms, perms);
  });

  it('stay when the status of an account is changed with them', async () => {
    const client = await withRole({ resources: [shopOnly], verbs: ['get'] });
    await root.call(updateAccount, { name: 'mei', body: { roles: ['tester'], status: 'inactive' } });
    const { roles, status } = await root.call(getAccount, { name: 'mei' });
    assert.deepEqual([roles, status], [['tester'], 'inactive']);
    await client.call(getOwnPermissions, {});
  });

  it('come with accounts, of which several are made at once', async () => {
    const account = { name: 'one', password, roles: ['developer'] };
    const accounts = [account, { ...account, roles: ['painter'] }, account, { ...account, name: 'two' }];
    const made = await root.call(createAccounts, { body: { accounts } });
    assert.deepEqual(
      made.accounts?.map(({ name, errorCode }) => [name, errorCode]),
      [
        ['one', undefined],
        ['one', '400202'],
        ['one', '409200'],
        ['two', undefined],
      ],
    );
  });

  it('do not save an account whose password is its name', async () => {
    const body = { name: 'Sandbox.1a', password: 'Sandbox.1a', roles: ['developer'] };
    assert.equal(await codeOf(root.call(createAccount, { body })), '400001');
    const backwards = { ...body, name: 'a1.xobdnaS' };
    assert.equal(await codeOf(root.call(createAccount, { body: backwards })), '400001');
  });
});

describe('sandbox: wrong passwords of an engine', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty', registryAuthentication: 'rbac' });
  });
  afterEach(() => sandbox.close());

  const signIn = async (secret: string) => {
    const body = { name: 'root', password: secret };
    return sandbox
      .registry()
      .call(obtainServiceCombToken, { body })
      .then(
        () => 'signed in',
        (error: { code?: string }) => error.code,
      );
  };

  it('lock the account, also for the right one, until a quarter of an hour has passed', async () => {
    for (let time = 1; time <= 3; time += 1) assert.equal(await signIn('wrong'), '401202');
    assert.equal(await signIn('Sandbox.Engine.1'), '403201');
    sandbox.advance(15 * 60_000 - 1);
    assert.equal(await signIn('Sandbox.Engine.1'), '403201');
    sandbox.advance(1);
    assert.equal(await signIn('Sandbox.Engine.1'), 'signed in');
  });

  it('lock sooner after a lock, because only one is forgiven every quarter of an hour', async () => {
    for (let time = 1; time <= 3; time += 1) await signIn('wrong');
    sandbox.advance(15 * 60_000);
    for (let time = 1; time <= 2; time += 1) assert.equal(await signIn('wrong'), '401202');
    assert.equal(await signIn('Sandbox.Engine.1'), '403201');
  });

  it('are not forgotten by a right one', async () => {
    for (let time = 1; time <= 2; time += 1) {
      await signIn('wrong');
      assert.equal(await signIn('Sandbox.Engine.1'), 'signed in');
    }
    await signIn('wrong');
    assert.equal(await signIn('Sandbox.Engine.1'), '403201');
  });

  it('are listed with the time at which they end', async () => {
    const registry = sandbox.registry();
    const root = sandbox.registry(registryPassword({ registry, name: 'root', password: 'Sandbox.Engine.1' }));
    await root.call(createAccount, { body: { name: 'mei', password, roles: ['admin'] } });
    const mei = sandbox.registry(registryPassword({ registry, name: 'mei', password }));
    await signIn('wrong');
    const lock = (status: string, minutes: number) => {
      const releaseAt = Math.floor(sandbox.now() / 1000) + minutes * 60;
      return [{ key: 'root::127.0.0.1', status, releaseAt }];
    };
    assert.deepEqual((await mei.call(listAccountLocks, {})).data, lock('attempted', 20));
    for (let time = 1; time <= 2; time += 1) await signIn('wrong');
    assert.deepEqual((await mei.call(listAccountLocks, {})).data, lock('banned', 15));
    sandbox.advance(15 * 60_000);
    assert.equal((await mei.call(listAccountLocks, {})).data, undefined);
  });
});
