import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Environment } from '../../../cli/process-context';
import { startSandbox } from '../../../sandbox/sandbox';
import { prodEngineId } from '../../../sandbox/seeds/demo/cse';
import type { TestSandbox } from '../../api/sandbox/running';
import { startTestSandbox } from '../../api/sandbox/running';
import { runIn } from './recorded-terminal';

describe('call: connections', () => {
  let sandbox: TestSandbox;
  let folder: string;
  before(async () => (sandbox = await startTestSandbox({ registryAuthentication: 'rbac' })));
  after(() => sandbox.close());
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'engine-room-call-'))));
  afterEach(() => rm(folder, { recursive: true }));

  function call(operation: string, connection: string, variables: Environment = {}) {
    const environment = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [`ENGINE_ROOM_${name}`, value]),
    );
    return runIn({ folder, environment }, 'call', operation, '--connection', connection, '--json');
  }

  function account(): Environment {
    const { registry } = sandbox.ready.credentials;
    assert.ok(registry.authentication === 'rbac');
    return { USER: registry.name, PASSWORD: registry.password };
  }

  function iamUser(): Environment {
    const { user, password, domain, project } = sandbox.ready.credentials.iam;
    return { USER: user, PASSWORD: password, DOMAIN: domain, PROJECT: project };
  }

  it('are addresses, signed in to from the environment', async () => {
    const { lain, registry, iam, credentials } = sandbox.ready;
    const token = credentials.lain.accessToken;
    assert.equal((await call('listApps', lain, { TOKEN: token })).code, 0);
    assert.equal((await call('listMicroservices', registry, account())).code, 0);
    assert.equal((await call('listProjects', iam, iamUser())).code, 0);
  });

  it('go unsigned without variables, and the server says so', async () => {
    for (const [operation, address] of [
      ['listApps', sandbox.ready.lain],
      ['listMicroservices', sandbox.ready.registry],
      ['listProjects', sandbox.ready.iam],
    ] as const) {
      const { code, err } = await call(operation, address);
      assert.equal(code, 1);
      assert.match(err, /"kind":"unauthorized"/, operation);
    }
  });

  it('never show what signs in', async () => {
    const secret = 'Planted.Secret.1';
    const outcomes = [
      await call('listApps', sandbox.ready.lain, { TOKEN: secret }),
      await call('listMicroservices', sandbox.ready.registry, { TOKEN: secret }),
      await call('listMicroservices', sandbox.ready.registry, { ...account(), PASSWORD: secret }),
      await call('listProjects', sandbox.ready.iam, { TOKEN: secret }),
      await call('listProjects', sandbox.ready.iam, { ...iamUser(), PASSWORD: secret }),
      await call('listApps', `http://lin:${secret}@127.0.0.1:1`),
    ];
    for (const { code, out, err } of outcomes) {
      assert.notEqual(code, 0);
      assert.ok(!`${out}${err}`.includes(secret), err);
    }
  });

  it('have the names of engine-room.json, here or above', async () => {
    const { lain, registry } = sandbox.ready;
    const connections = [
      { type: 'lain', name: 'cluster', console: `${lain}/api/v1`, authentication: 'token' },
      { type: 'engine', name: 'engine', registry, authentication: 'rbac' },
    ];
    const below = path.join(folder, 'a', 'b');
    await mkdir(below, { recursive: true });
    for (const content of [connections, { connections }]) {
      await writeFile(path.join(folder, 'engine-room.json'), JSON.stringify(content));
      const token = sandbox.ready.credentials.lain.accessToken;
      const named = { ADDRESS: `${lain} ${registry}` };
      assert.equal((await call('listApps', 'cluster', { TOKEN: token, ...named })).code, 0);
      folder = below;
      assert.equal((await call('listMicroservices', 'engine', { ...account(), ...named })).code, 0);
      folder = path.join(below, '../..');
    }
    assert.match(
      (await call('listApps', 'clutser')).err,
      /has no connection "clutser"; it has "cluster", "engine"/,
    );
    assert.match((await call('listApps', 'engine')).err, /The connection has no address for lain/);
  });

  it('of a cloud sign in with what they ask for', async () => {
    const inTime = await startSandbox({ seed: 'empty' }); // signatures hold for some minutes of the real clock
    const { iam, servicestage, cse, credentials } = inTime.ready;
    const cloud = {
      type: 'huaweicloud',
      region: credentials.iam.project,
      domain: credentials.iam.domain,
      projectId: credentials.iam.projectId,
      addresses: { iam, servicestage, cse },
    };
    const connections = ['password', 'access-keys', 'profile', 'token'].map((authentication) => ({
      ...cloud,
      name: authentication,
      authentication,
    }));
    await writeFile(path.join(folder, 'engine-room.json'), JSON.stringify(connections));
    const { user, password, accessKey, secretKey } = credentials.iam;
    const named = { ADDRESS: `${iam} ${servicestage} ${cse}` };
    const keys = { ACCESS_KEY: accessKey, SECRET_KEY: secretKey, ...named };
    const person = { USER: user, PASSWORD: password, ...named };

    assert.equal((await call('listAuthProjects', 'password', person)).code, 0);
    assert.equal((await call('listAuthProjects', 'access-keys', keys)).code, 0);
    const wrong = await call('listAuthProjects', 'access-keys', { ...keys, SECRET_KEY: 'Planted.Secret.1' });
    assert.deepEqual([wrong.code, wrong.err.includes('Planted')], [1, false]);
    assert.match((await call('listAuthProjects', 'access-keys')).err, /set ENGINE_ROOM_ACCESS_KEY/);
    assert.match(
      (await call('listAuthProjects', 'token', { TOKEN: 'expired', ...named })).err,
      /unauthorized/,
    );

    await mkdir(path.join(folder, '.huaweicloud'));
    const profile = `[basic]\nak = ${accessKey}\nsk = ${secretKey}\n`;
    await writeFile(path.join(folder, '.huaweicloud', 'credentials'), profile);
    const inProfile = await runIn(
      { folder, environment: { HOME: folder, ENGINE_ROOM_ADDRESS: named.ADDRESS } },
      ...['call', 'listAuthProjects', '--connection', 'profile', '--json'],
    );
    assert.equal(inProfile.code, 0, inProfile.err);
    const none = path.join(folder, 'none');
    const without = await runIn(
      { folder, environment: { HOME: none, ENGINE_ROOM_ADDRESS: named.ADDRESS } },
      ...['call', 'listAuthProjects', '--connection', 'profile', '--json'],
    );
    assert.match(without.err, /write ~\/\.huaweicloud\/credentials/);
    await inTime.close();
  });

  it('of a cloud sign in to its engine through IAM', async () => {
    const inTime = await startSandbox({ registryAuthentication: 'rbac' });
    const { iam, cse, registry, kie, credentials } = inTime.ready;
    const { user, password, domain, project: region, projectId, accessKey, secretKey } = credentials.iam;
    const cloud = { type: 'huaweicloud', region, domain, addresses: { iam, cse } };
    const engine = { id: prodEngineId, registry, kie };
    const connections = [
      { ...cloud, name: 'person', authentication: 'password', projectId, engine },
      { ...cloud, name: 'keys', authentication: 'access-keys', projectId, engine },
      { ...cloud, name: 'no-project', authentication: 'password', engine },
      { ...cloud, name: 'no-engine', authentication: 'password', projectId },
    ];
    await writeFile(path.join(folder, 'engine-room.json'), JSON.stringify(connections));
    const named = { ADDRESS: [iam, cse, registry, kie].join(' ') };
    const person = { USER: user, PASSWORD: password, ...named };
    const keys = { ACCESS_KEY: accessKey, SECRET_KEY: secretKey, ...named };

    assert.match((await call('listMicroservices', 'person', person)).out, /"services":\[\{/);
    assert.match((await call('listKieKvs', 'keys', keys)).out, /"data":\[\{/);
    const unsigned = await call('listMicroservices', 'person');
    assert.deepEqual([unsigned.code, unsigned.out], [2, '']);
    assert.match(unsigned.err, /"person", set ENGINE_ROOM_USER and ENGINE_ROOM_PASSWORD/);
    assert.match((await call('listMicroservices', 'no-project', person)).out, /"services":\[\{/);
    assert.match((await call('listKieKvs', 'no-engine', person)).err, /has no address for kie/);
    await inTime.close();
  });

  it('must fit where they are written down', async () => {
    assert.match((await call('listApps', 'cluster')).err, /there is no engine-room\.json here or above/);
    for (const [content, message] of [
      ['{', /is not JSON/],
      ['{}', /must be a list of connections/],
      ['[{"type":"lian"}]', /Entry 1: the type must be one of lain, engine, huaweicloud, sandbox/],
      [
        '[{"type":"lain","name":"a","console":"nowhere","authentication":"none"}]',
        /Entry 1: console must match/,
      ],
    ] as const) {
      await writeFile(path.join(folder, 'engine-room.json'), content);
      const { code, err } = await call('listApps', 'cluster');
      assert.equal(code, 2);
      assert.match(err, message);
    }
  });

  it('may be a sandbox that runs, by the line that it printed', async () => {
    const variables = { SANDBOX: JSON.stringify(sandbox.ready) };
    for (const operation of ['listApps', 'listMicroservices', 'listKieKvs', 'listProjects']) {
      const { code, err } = await call(operation, 'sandbox', variables);
      assert.equal(code, 0, err);
    }
    assert.equal((await call('listApps', 'Sandbox', variables)).code, 0, 'as the editor writes its name');
    assert.match(
      (await call('listApps', 'sandbox')).err,
      /^engine-room: The connection "sandbox" is that of ENGINE_ROOM_SANDBOX/,
    );
    const { code, err } = await call('listApps', 'sandbox', { SANDBOX: 'listening on 3000' });
    assert.deepEqual([code, /is not the line that "engine-room sandbox" prints/.test(err)], [2, true]);
  });

  it('say which variable is missing', async () => {
    const { iam } = sandbox.ready;
    assert.match(
      (await call('listProjects', iam, { USER: 'lin', PASSWORD: 'x' })).err,
      /set ENGINE_ROOM_DOMAIN/,
    );
    const { code, err } = await call('listProjects', 'http://127.0.0.1:1', { ...iamUser(), IAM: '' });
    assert.deepEqual([code, /"kind":"unreachable"/.test(err)], [1, true]);
  });
});
