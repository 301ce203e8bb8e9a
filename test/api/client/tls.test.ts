import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { lainToken } from '../../../api/auth/lain-token';
import { getApp } from '../../../api/catalogue/lain/apps';
import { createClient } from '../../../api/client';
import { shipped } from '../../shipped';
import { app } from '../../unit/api/samples';
import { selfSigned } from './self-signed';

const cli = shipped('cli');

describe('the client over TLS', () => {
  const seen: string[] = [];
  const server = createServer(selfSigned, (request, response) => {
    seen.push(request.url ?? '');
    response.end(JSON.stringify({ app: app() }));
  });
  let address: string;

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  it('sends nothing to a server whose certificate nobody vouches for', async () => {
    const client = createClient({ address, credentials: lainToken({ accessToken: 'a-token' }) });
    await assert.rejects(client.call(getApp, { appName: 'shop' }), {
      kind: 'unreachable',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      remedy: /NODE_EXTRA_CA_CERTS/,
    });
    await client.close();
    assert.deepEqual(seen, []);
  });

  // As curl does; Node itself reads the first one only.
  for (const variable of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
    it(`trusts the authority that ${variable} names`, async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'engine-room-tls-'));
      try {
        const authority = path.join(folder, 'authority.pem');
        await writeFile(authority, selfSigned.cert);
        const command = [cli, 'call', 'getApp', '--param', 'appName=shop', '--connection', address];
        const env = { [variable]: authority, ENGINE_ROOM_TOKEN: 'a-token', HOME: folder };
        // Node reads the variable when a process starts.
        const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: folder, env });
        assert.match(stdout, /"appname": "shop"/);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }
});
