import assert from 'node:assert/strict';
import { updateEngineConfig } from '../../../api/catalogue/cse/engine-jobs';
import { createEngineRbacToken } from '../../../api/catalogue/cse/engines';
import { updateRbacAccount } from '../../../api/catalogue/cse/rbac';
import { deleteAccount, listAccounts } from '../../../api/catalogue/registry/accounts';
import { obtainServiceCombToken } from '../../../api/catalogue/registry/tokens';
import { nacosEngineId, prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { startWithCse } from './cse-running';
import { failureOf } from './running';

type Sandbox = Awaited<ReturnType<typeof startWithCse>>;

describe('sandbox: sign-in to engines', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startWithCse({ registryAuthentication: 'rbac' });
  });
  afterEach(() => sandbox.close());

  const inEngine = () => ({ project_id: sandbox.project_id, engine_id: prodEngineId });
  const bearer = (token: string) => ({
    headers: () => Promise.resolve({ Authorization: `Bearer ${token}` }),
  });

  const signIn = async () =>
    (
      await sandbox
        .registry()
        .call(obtainServiceCombToken, { body: { name: 'root', password: 'Sandbox.Engine.1' } })
    ).token;

  it('is exchanged for that to the cloud, as long as the engine knows the user', async () => {
    const { token } = await sandbox.client.call(createEngineRbacToken, inEngine());
    const { data } = await sandbox.registry(bearer(token ?? '')).call(listAccounts, {});
    assert.deepEqual(data?.map(({ name }) => name).sort(), ['lin', 'root']);
    await sandbox.registry(bearer(await signIn())).call(deleteAccount, { name: 'lin' });
    const again = sandbox.client.call(createEngineRbacToken, inEngine());
    assert.match((await failureOf(again)).message, /\[lin\] does not exist/);
  });

  it('is not what an open engine or an unknown one gives a token for', async () => {
    const open = await startWithCse();
    try {
      const at = { project_id: open.project_id, engine_id: prodEngineId };
      assert.match((await failureOf(open.client.call(createEngineRbacToken, at))).message, /NONE/);
      assert.ok((await open.client.call(createEngineRbacToken, { ...at, engine_id: nacosEngineId })).token);
    } finally {
      await open.close();
    }
  });

  it('can’t be turned off while the sandbox runs', async () => {
    const change = (authType: 'NONE' | 'RBAC') =>
      sandbox.client.call(updateEngineConfig, { ...inEngine(), body: { authType } });
    assert.match((await failureOf(change('NONE'))).message, /sandbox is started/);
    assert.ok((await change('RBAC')).jobId);
  });

  it('has accounts, which the cloud changes with a token of the engine', async () => {
    const token = await signIn();
    const account = { project_id: sandbox.project_id, name: 'lin', 'X-Engine-Id': prodEngineId };
    const change = (secret: string, roles: string[], name = 'lin') =>
      sandbox.client.call(updateRbacAccount, {
        ...account,
        name,
        Authorization: `Bearer ${secret}`,
        body: { roles },
      });
    await change(token, ['developer']);
    const { data } = await sandbox.registry(bearer(token)).call(listAccounts, {});
    assert.deepEqual(data?.find(({ name }) => name === 'lin')?.roles, ['developer']);
    const codes = [
      await failureOf(change('made-up', ['admin'])),
      await failureOf(change(token, ['painter'])),
      await failureOf(change(token, ['admin'], 'nobody')),
      await failureOf(change(token, ['developer'], 'root')),
    ].map(({ status, code }) => [status, code]);
    assert.deepEqual(codes, [
      [400, 'SVCSTG.00300401'],
      [400, 'SVCSTG.00400100'],
      [400, 'SVCSTG.00400100'],
      [400, 'SVCSTG.00400100'],
    ]);
  });
});
