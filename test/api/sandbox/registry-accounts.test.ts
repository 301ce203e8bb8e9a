import assert from 'node:assert/strict';
import { registryPassword } from '../../../api/auth/registry-password';
import {
  changeAccountPassword,
  createAccount,
  deleteAccount,
  getAccount,
  getOwnPermissions,
  listAccounts,
  updateAccount,
} from '../../../api/catalogue/registry/accounts';
import { listMicroservices } from '../../../api/catalogue/registry/microservices';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const password = 'Sandbox.Engine.2';
const mei = { name: 'mei' };

describe('sandbox: accounts of an engine with role-based access', () => {
  let sandbox: TestSandbox;
  let root: ApiClient;
  beforeEach(async () => {
    sandbox = await startTestSandbox({ seed: 'empty', registryAuthentication: 'rbac' });
    root = clientOf('root', 'Sandbox.Engine.1');
    await root.call(createAccount, { body: { ...mei, password, roles: ['developer'] } });
  });
  afterEach(() => sandbox.close());

  function clientOf(name: string, secret: string): ApiClient {
    const registry = sandbox.registry();
    return sandbox.registry(registryPassword({ registry, name, password: secret }));
  }

  async function codeOf(call: Promise<unknown>): Promise<string | undefined> {
    return (await failureOf(call)).code;
  }

  it('are created, shown without their passwords, changed and deleted', async () => {
    await root.call(updateAccount, { ...mei, body: { roles: ['admin', 'developer'] } });
    const account = await root.call(getAccount, mei);
    assert.deepEqual(account.roles, ['admin', 'developer']);
    assert.ok(!JSON.stringify(account).includes(password));
    await root.call(deleteAccount, mei);
    assert.equal((await root.call(listAccounts, {})).total, 1);
    assert.equal(await codeOf(root.call(getAccount, mei)), '400200');
  });

  it('have a role that exists and a name of their own', async () => {
    const body = { ...mei, password, roles: ['developer'] };
    assert.equal(await codeOf(root.call(createAccount, { body })), '409200');
    const other = { body: { ...body, name: 'lin', roles: ['painter'] } };
    assert.equal(await codeOf(root.call(createAccount, other)), '400202');
  });

  it('are managed by administrators alone; what one may do is told', async () => {
    const client = clientOf('mei', password);
    assert.deepEqual((await client.call(listMicroservices, { project_id: 'default' })).services, undefined);
    assert.equal(await codeOf(client.call(listAccounts, {})), '403205');
    const types = async (who: ApiClient) =>
      (await who.call(getOwnPermissions, {})).perms?.flatMap((one) => one.resources?.map(({ type }) => type));
    assert.ok((await types(root))?.includes('account'));
    assert.ok(!(await types(client))?.includes('account'));
  });

  it('can’t be root’s or one’s own when they are changed or deleted', async () => {
    assert.equal(await codeOf(root.call(deleteAccount, { name: 'root' })), '403202');
    await root.call(updateAccount, { ...mei, body: { roles: ['admin'] } });
    assert.equal(await codeOf(clientOf('mei', password).call(deleteAccount, mei)), '403204');
  });

  it('change their own password by knowing it', async () => {
    const client = clientOf('mei', password);
    const change = (currentPassword: string, next: string) =>
      client.call(changeAccountPassword, { ...mei, body: { currentPassword, password: next } });
    assert.equal(await codeOf(change('wrong', 'Sandbox.Engine.3')), '401207');
    assert.equal(await codeOf(change(password, password)), '400206');
    await change(password, 'Sandbox.Engine.3');
    await clientOf('mei', 'Sandbox.Engine.3').call(getOwnPermissions, {});
    assert.equal(await codeOf(clientOf('mei', password).call(getOwnPermissions, {})), '401202');
  });

  it('take their tokens along when they are deleted', async () => {
    const client = clientOf('mei', password);
    await client.call(getOwnPermissions, {});
    await root.call(deleteAccount, mei);
    const failure = await failureOf(client.call(getOwnPermissions, {}));
    assert.equal(failure.status, 401);
  });
});
