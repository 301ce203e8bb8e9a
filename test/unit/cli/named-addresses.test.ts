import assert from 'node:assert/strict';
import { openConnection } from '../../../cli/connections/open-connection';
import type { Environment } from '../../../cli/process-context';
import { startServer, type FakeServer } from '../../api/client/servers';
import { assertEvery } from '../../every';
import { runIn } from './recorded-terminal';
import { temporaryFolder } from './temporary-folder';

const secret = 'Planted.Secret.1';
const secrets = {
  ENGINE_ROOM_TOKEN: secret,
  ENGINE_ROOM_USER: 'lin',
  ENGINE_ROOM_PASSWORD: secret,
  ENGINE_ROOM_DOMAIN: 'company',
  ENGINE_ROOM_ACCESS_KEY: 'access-key',
  ENGINE_ROOM_SECRET_KEY: secret,
  HUAWEICLOUD_SDK_AK: 'access-key',
  HUAWEICLOUD_SDK_SK: secret,
};

describe('secrets of the environment', () => {
  const folder = temporaryFolder();
  let strange: FakeServer;
  let own: FakeServer;

  beforeEach(async () => {
    const start = () => startServer((_, response) => response.writeHead(404).end());
    [strange, own] = [await start(), await start()];
  });
  afterEach(() => Promise.all([strange.close(), own.close()]));

  function call(operation: string, connection: string, environment: Environment = {}) {
    return runIn(
      { folder: folder.path, environment: { ...secrets, HOME: folder.path, ...environment } },
      ...['call', operation, '--connection', connection, '--json'],
    );
  }

  /** Connections of each type at servers that whoever wrote the file has chosen, with an operation of each. */
  function connectionsAt(address: string, other = address) {
    const cloud = { type: 'huaweicloud', region: 'cn-north-4', projectId: 'p', domain: 'company' };
    const ready = { lain: address, kie: other };
    return [
      ['listApps', { type: 'lain', console: `${address}/api/v1`, authentication: 'token' }],
      ['listKieKvs', { type: 'engine', registry: other, kie: address, authentication: 'rbac' }],
      ['listApps', { type: 'sandbox', addresses: ready, authentication: 'line' }],
      ...['password', 'token', 'access-keys', 'profile'].map(
        (authentication) =>
          [
            'listApplications',
            { ...cloud, authentication, addresses: { iam: other, servicestage: address } },
          ] as const,
      ),
      [
        'listKieKvs',
        {
          ...cloud,
          authentication: 'profile',
          addresses: { iam: other, cse: other },
          engine: { id: 'e', registry: other, kie: address },
        },
      ],
    ] as const;
  }

  async function write(connection: object): Promise<void> {
    await folder.put('engine-room.json', JSON.stringify([{ ...connection, name: 'c' }]));
  }

  it('go to no server that only a file of the folder names', async () => {
    for (const [operation, connection] of connectionsAt(strange.address, own.address)) {
      await write(connection);
      const line = JSON.stringify({ lain: own.address, credentials: { lain: { accessToken: secret } } });
      const { code, out, err } = await call(operation, 'c', {
        ENGINE_ROOM_ADDRESS: own.address,
        ENGINE_ROOM_SANDBOX: line,
      });
      const { type, authentication } = connection;
      assert.deepEqual([code, out], [2, ''], `${type} ${authentication}: ${err}`);
      assert.ok(
        err.includes(`"c" of engine-room.json would get your secrets sent to ${strange.address}.`),
        err,
      );
      assert.ok(err.includes(`ENGINE_ROOM_ADDRESS="${own.address} ${strange.address}"`), err);
      assert.ok(!err.includes(secret));
    }
    assert.deepEqual([strange.requests.length, own.requests.length], [0, 0]);
  });

  it('go where ENGINE_ROOM_ADDRESS names the server', async () => {
    for (const [operation, connection] of connectionsAt(own.address)) {
      await write(connection);
      own.requests.splice(0);
      const { err } = await call(operation, 'c', {
        ENGINE_ROOM_ADDRESS: `http://127.0.0.1:1, ${own.address}/any/path`,
        ENGINE_ROOM_SANDBOX: JSON.stringify({ lain: strange.address, credentials: {} }),
      });
      assert.notEqual(own.requests.length, 0, `${connection.type} ${connection.authentication}: ${err}`);
    }
  });

  it('go where another variable names the server', async () => {
    await write({ type: 'lain', console: own.address, authentication: 'token' });
    for (const environment of [
      { ENGINE_ROOM_IAM: own.address },
      { ENGINE_ROOM_REGISTRY: own.address },
      { ENGINE_ROOM_SANDBOX: JSON.stringify({ lain: own.address, credentials: {} }) },
    ]) {
      own.requests.splice(0);
      await call('listApps', 'c', environment);
      assert.equal(own.requests[0]?.headers['access-token'], secret);
    }
  });

  it('go to an address of the command line, and are not needed where nobody signs in', async () => {
    await call('listApps', own.address);
    assert.equal(own.requests[0]?.headers['access-token'], secret);
    await write({ type: 'lain', console: strange.address, authentication: 'none' });
    await call('listApps', 'c');
    assert.notEqual(strange.requests.length, 0);
    assertEvery(strange.requests, ({ headers }) => !JSON.stringify(headers).includes(secret));
  });

  it('go to the addresses of a region, which no file can choose', async () => {
    await write({ type: 'huaweicloud', region: 'cn-north-4', projectId: 'p', authentication: 'token' });
    const session = await openConnection('c', 'servicestage', { folder: folder.path, environment: secrets });
    await session.client('servicestage');
    assert.equal(session.target.addresses.servicestage, 'https://servicestage.cn-north-4.myhuaweicloud.com');
    await session.close();
  });

  it('go nowhere while the variable is not understood, whose content is not shown', async () => {
    await write({ type: 'lain', console: strange.address, authentication: 'token' });
    for (const wrong of ['console.example.com', `https://lin:${secret}@`, `${strange.address} ftp://a`]) {
      const { code, err } = await call('listApps', 'c', { ENGINE_ROOM_ADDRESS: wrong });
      assert.equal(code, 2);
      assert.match(err, /ENGINE_ROOM_ADDRESS must contain addresses such as/);
      assert.ok(!err.includes(secret));
    }
    const named = `https://lin:${secret}@console.example.com`;
    assert.ok(!(await call('listApps', 'c', { ENGINE_ROOM_ADDRESS: named })).err.includes(secret));
    assert.equal(strange.requests.length, 0);
  });
});
