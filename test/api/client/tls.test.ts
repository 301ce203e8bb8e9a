import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { lainToken } from '../../../api/auth/lain-token';
import { getApp } from '../../../api/catalogue/lain/apps';
import { createClient } from '../../../api/client';
import type { ClientOptions } from '../../../api/client';
import { app } from '../../unit/api/samples';
import { selfSigned } from './self-signed';

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

  async function callApp(options: Partial<ClientOptions>) {
    const client = createClient({ address, credentials: lainToken({ accessToken: 'a-token' }), ...options });
    try {
      return await client.call(getApp, { appName: 'shop' });
    } finally {
      await client.close();
    }
  }

  it('sends nothing to a server whose certificate nobody vouches for', async () => {
    await assert.rejects(callApp({}), {
      kind: 'unreachable',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      remedy: /certificate/,
    });
    assert.deepEqual(seen, []);
  });

  it('trusts the authority that it was given', async () => {
    assert.equal((await callApp({ certificateAuthority: selfSigned.cert })).app.appname, 'shop');
  });
});
