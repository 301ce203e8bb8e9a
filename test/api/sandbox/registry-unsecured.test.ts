import assert from 'node:assert/strict';
import { registryPassword } from '../../../api/auth/registry-password';
import { catalogue } from '../../../api/catalogue/catalogue';
import { listAccounts } from '../../../api/catalogue/registry/accounts';
import { getSyncerHealth } from '../../../api/catalogue/registry/govern';
import { listMicroservices } from '../../../api/catalogue/registry/microservices';
import { createClient } from '../../../api/client';
import { noCredentials } from '../../../api/auth/credentials';
import { assertEvery } from '../../every';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' };

describe('sandbox: an engine without role-based access', () => {
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await startTestSandbox();
  });
  after(() => sandbox.close());

  it('has no sign-in, accounts and roles', async () => {
    const secured = catalogue.filter(
      ({ service, group }) => service === 'registry' && ['token', 'account', 'role'].includes(group),
    );
    const answers = await Promise.all(
      secured.map(async ({ method, path }) => {
        const answer = await fetch(`${sandbox.ready.registry}${path.replaceAll(/[{}]/g, '')}`, { method });
        return { path, status: answer.status, text: await answer.text() };
      }),
    );
    assertEvery(answers, ({ status, text }) => status === 404 && text === '404 page not found\n');
    const wrongMethod = await fetch(`${sandbox.ready.registry}/v4/token`);
    assert.equal(wrongMethod.status, 404);
  });

  it('is recognized by who wants to sign in', async () => {
    const registry = sandbox.registry();
    const account = { name: 'root', password: 'Sandbox.Engine.1' };
    const client = sandbox.registry(registryPassword({ registry, ...account }));
    const failure = await failureOf(client.call(listMicroservices, project));
    assert.equal(failure.message, 'This engine has no sign-in.');
    assert.match(failure.remedy, /^Set the authentication of the connection to none/);
    const accounts = await failureOf(registry.call(listAccounts, {}));
    assert.match(accounts.message, /no accounts and roles/);
  });

  it('is not a configuration center: a client with the wrong address of the two is told so', async () => {
    const { registry, kie } = sandbox.ready;
    const client = createClient({ address: kie, credentials: noCredentials() });
    try {
      const failure = await failureOf(client.call(listMicroservices, project));
      assert.deepEqual(
        [failure.status, failure.kind, failure.message],
        [404, 'not-found', 'No such path: this is not a service center, or its address is wrong.'],
      );
      assert.match(failure.remedy, /^Check the address of the connection/);
    } finally {
      await client.close();
    }
    const below = createClient({ address: `${registry}/console`, credentials: noCredentials() });
    try {
      const failure = await failureOf(below.call(getSyncerHealth, {}));
      assert.match(failure.message, /^No such path: this is not a service center/);
    } finally {
      await below.close();
    }
  });
});
