import assert from 'node:assert/strict';
import { getApp, listApps, updateApp } from '../../../api/catalogue/lain/apps';
import { getAuthorizationStatus } from '../../../api/catalogue/lain/cluster';
import {
  addMaintainer,
  deleteMaintainer,
  getAppRole,
  getMaintainer,
  getOwnAppRole,
  listMaintainers,
} from '../../../api/catalogue/lain/maintainers';
import { getRegisteredApp, registerApp } from '../../../api/catalogue/lain/repos';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const hello = { appName: 'hello-world' };

describe('sandbox: people of a LAIN cluster', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await startTestSandbox();
  });
  afterEach(() => sandbox.close());

  it('asks for a token, then for the app, then for membership', async () => {
    const stranger = sandbox.lain('stranger');
    assert.equal((await failureOf(stranger.call(listApps, {}))).kind, 'unauthorized');
    assert.equal((await failureOf(stranger.call(getApp, { appName: 'none' }))).kind, 'unauthorized');
    const lin = sandbox.lain();
    const unknown = await failureOf(lin.call(getRegisteredApp, { appName: 'none' }));
    assert.equal(unknown.kind, 'not-found');
    assert.match(unknown.message, /has not been reposited yet/);
    assert.equal((await failureOf(lin.call(getApp, { appName: 'finance-ledger' }))).kind, 'forbidden');
    assert.match(
      (await failureOf(lin.call(getApp, { appName: 'shop-cart' }))).message,
      /has not been deployd/,
    );
  });

  it('tells roles', async () => {
    assert.equal((await sandbox.lain('lin').call(getOwnAppRole, hello)).role.role, 'admin');
    assert.equal((await sandbox.lain('mei').call(getOwnAppRole, hello)).role.role, 'normal');
    assert.equal((await sandbox.lain('root').call(getOwnAppRole, hello)).role.role, 'admin');
    const asked = await sandbox.lain('nobody').call(getAppRole, { ...hello, username: 'mei' });
    assert.equal(asked.role.role, 'normal');
    const unknown = await failureOf(sandbox.lain().call(getAppRole, { ...hello, username: 'tom' }));
    assert.equal(unknown.status, 404);
  });

  it('lets admins change maintainers, and nobody else', async () => {
    const lin = sandbox.lain();
    const members = async () => {
      const { maintainers } = await lin.call(listMaintainers, hello);
      return maintainers.map((one) => `${one.username} ${one.role}`).sort();
    };
    const { maintainer } = await lin.call(addMaintainer, {
      ...hello,
      body: { username: 'mei', role: 'admin' },
    });
    assert.equal(maintainer.role, 'admin');
    await lin.call(addMaintainer, { ...hello, body: { username: 'root', role: 'normal' } });
    assert.deepEqual(await members(), ['lin admin', 'mei admin', 'root normal']);
    const shown = await lin.call(getMaintainer, { ...hello, username: 'root' });
    assert.equal(shown.maintainer.role, 'normal');
    await lin.call(deleteMaintainer, { ...hello, username: 'root' });
    assert.deepEqual(await members(), ['lin admin', 'mei admin']);
    assert.equal((await failureOf(lin.call(getMaintainer, { ...hello, username: 'root' }))).status, 404);

    const billing = { appName: 'shop-billing' };
    const mei = sandbox.lain('mei');
    const refused = await failureOf(
      mei.call(addMaintainer, { ...billing, body: { username: 'root', role: 'normal' } }),
    );
    assert.equal(refused.status, 500);
    assert.match(refused.message, /Not group admin/);
  });

  it('passes on what the sign-in service says about unknown users', async () => {
    const call = sandbox.lain().call(addMaintainer, { ...hello, body: { username: 'tom', role: 'normal' } });
    assert.match((await failureOf(call)).message, /no such username/);
  });

  it('makes the one who registers an app its admin', async () => {
    const mei = sandbox.lain('mei');
    await mei.call(registerApp, { body: { appname: 'mei-app' } });
    assert.equal((await mei.call(getOwnAppRole, { appName: 'mei-app' })).role.role, 'admin');
    assert.equal(
      (await failureOf(sandbox.lain().call(getRegisteredApp, { appName: 'mei-app' }))).status,
      403,
    );
  });
});

describe('sandbox: LAIN consoles in other conditions', () => {
  it('open: everybody is admin, and there are no maintainers', async () => {
    const sandbox = await startTestSandbox({ lainAuthentication: 'none' });
    try {
      const anybody = sandbox.lain('anybody');
      assert.equal((await anybody.call(getAuthorizationStatus, {})).auth.status, 'closed');
      assert.equal((await anybody.call(getApp, { appName: 'finance-ledger' })).app.appname, 'finance-ledger');
      assert.equal((await anybody.call(getOwnAppRole, hello)).role.role, 'admin');
      assert.equal((await failureOf(anybody.call(listMaintainers, hello))).status, 403);
      assert.equal((await failureOf(anybody.call(getAppRole, { ...hello, username: 'lin' }))).status, 500);
      const { msg } = await anybody.call(registerApp, { body: { appname: 'free' } });
      assert.equal(msg, "don't need sso auth, no need for create group");
    } finally {
      await sandbox.close();
    }
  });

  it('in maintenance: reading goes on, deploying does not', async () => {
    const sandbox = await startTestSandbox({ lainMaintenance: true });
    try {
      const lin = sandbox.lain();
      assert.equal((await lin.call(getApp, hello)).app.appname, 'hello-world');
      const failure = await failureOf(lin.call(updateApp, { ...hello, body: {} }));
      assert.equal(failure.status, 503);
      assert.match(failure.message, /deployd is now in maintain state/);
    } finally {
      await sandbox.close();
    }
  });
});
