import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { noCredentials } from '../../../api/auth/credentials';
import { getApp, updateApp } from '../../../api/catalogue/lain/apps';
import { createClient } from '../../../api/client';
import type { ClientOptions } from '../../../api/client';
import { app } from '../../unit/api/samples';
import { startServer } from './servers';

const appJson = JSON.stringify({ app: app() });
const shop = { appName: 'shop' };

describe('answers that are encoded', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

  /** A client of a server that sends the same bytes with the same headers for ever. */
  async function clientFor(
    body: Buffer | string,
    encoding: string,
    { status = 200, ...options }: Partial<ClientOptions> & { readonly status?: number } = {},
  ) {
    const server = await startServer((_, response: ServerResponse) => {
      response.writeHead(status, { 'content-encoding': encoding }).end(body);
    });
    const client = createClient({ address: server.address, credentials: noCredentials(), ...options });
    open.push(client, server);
    return { client, server };
  }

  for (const [encoding, body] of [
    ['gzip', gzipSync(appJson)],
    ['x-gzip', gzipSync(appJson)],
    ['BR', brotliCompressSync(appJson)],
    ['deflate', deflateSync(appJson)],
    ['deflate', deflateRawSync(appJson)],
    ['identity', appJson],
    ['deflate, gzip', gzipSync(deflateSync(appJson))],
  ] as const) {
    it(`reads ${encoding}`, async () => {
      const { client, server } = await clientFor(body, encoding);
      assert.equal((await client.call(getApp, shop)).app.appname, 'shop');
      assert.equal(server.requests[0]?.headers['accept-encoding'], 'gzip, deflate, br');
    });
  }

  it('reads the reason of a failure', async () => {
    const { client } = await clientFor(gzipSync(JSON.stringify({ msg: 'no such app' })), 'gzip', {
      status: 400,
    });
    await assert.rejects(client.call(getApp, shop), { status: 400, message: 'no such app' });
  });

  it('keeps the status of a failure whose reason it can not read', async () => {
    const { client } = await clientFor('not encoded', 'gzip', { status: 403 });
    await assert.rejects(client.call(getApp, shop), {
      kind: 'forbidden',
      status: 403,
      message: 'The server answered 403 without giving a reason.',
    });
  });

  it('reads nothing that grows beyond the limit', async () => {
    const { client } = await clientFor(gzipSync(Buffer.alloc(5_000_000, 32)), 'gzip', {
      maximumAnswerBytes: 1_000_000,
    });
    await assert.rejects(client.call(getApp, shop), { kind: 'unexpected-answer', message: /is too large/ });
  });

  for (const [name, encoding, body] of [
    ['what is not encoded', 'gzip', appJson],
    ['half of it', 'gzip', gzipSync(appJson).subarray(0, 30)],
    ['an unknown encoding', 'zstd', appJson],
    ['more encodings than anybody needs', 'gzip, gzip, gzip, gzip', appJson],
  ] as const) {
    it(`says that it can't read ${name}, and that a change may have been made`, async () => {
      const { client } = await clientFor(body, encoding);
      await assert.rejects(client.call(getApp, shop), {
        kind: 'unexpected-answer',
        message: /can’t be read/,
      });
      await assert.rejects(client.call(updateApp, { ...shop, body: {} }), {
        kind: 'unexpected-answer',
        message: /can’t be read/,
        remedy: /may have carried out the request/,
      });
    });
  }
});
