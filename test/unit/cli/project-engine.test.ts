import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestSandbox } from '../../api/sandbox/running';
import { startTestSandbox } from '../../api/sandbox/running';
import { runIn } from './recorded-terminal';

describe('an engine below a project, in the terminal', () => {
  let sandbox: TestSandbox;
  let folder: string;
  before(async () => {
    sandbox = await startTestSandbox({ registryAuthentication: 'rbac' });
    folder = await mkdtemp(path.join(tmpdir(), 'engine-room-project-engine-'));
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  async function call(connection: string, more: object = {}, operation = 'listMicroservices') {
    const { iam, cse, servicestage, credentials } = sandbox.ready;
    const { user, password, project, domain } = credentials.iam;
    const addresses = { iam, cse, servicestage };
    const cloud = {
      ...{ type: 'huaweicloud', name: 'shop', region: project, domain, addresses },
      authentication: 'password',
      ...more,
    };
    await writeFile(path.join(folder, 'engine-room.json'), JSON.stringify([cloud]));
    const environment = {
      ENGINE_ROOM_USER: user,
      ENGINE_ROOM_PASSWORD: password,
      ENGINE_ROOM_DOMAIN: domain,
      ENGINE_ROOM_PROJECT: project,
      ENGINE_ROOM_ADDRESS: [iam, cse, servicestage].join(' '),
    };
    return runIn({ folder, environment }, 'call', operation, '--connection', connection, '--json');
  }

  it('is signed in to through IAM, as the editor does', async () => {
    const { code, out, err } = await call('shop/prod-engine');
    assert.equal(code, 0, err);
    assert.match(out, /"serviceName":"gateway"/);
    const items = await call('shop/prod-engine', {}, 'listKieKvs');
    assert.equal(items.code, 0, items.err);
  });

  it('gets no token where the file has chosen another address that nobody has named', async () => {
    const elsewhere = { engines: { 'prod-engine': { registry: 'http://elsewhere.example.test' } } };
    const { code, err } = await call('shop/prod-engine', elsewhere);
    assert.equal(code, 2);
    assert.match(
      err,
      /would get your secrets sent to http:\/\/elsewhere\.example\.test\. If this is intended/,
    );
  });

  it('that is not there is said, with those that are; and so is a project that can’t be read', async () => {
    const missing = await call('shop/other');
    assert.equal(missing.code, 2);
    assert.match(
      missing.err,
      /^engine-room: The project "shop" has no engine "other"; it has .*"shop\/prod-engine"/,
    );
    const addresses = { iam: sandbox.ready.iam, cse: 'http://127.0.0.1:1' };
    const unread = await call('shop/prod-engine', { addresses });
    assert.notEqual(unread.code, 0);
    assert.doesNotMatch(unread.err, /Unexpected/);
  });
});
