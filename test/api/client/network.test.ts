import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { accessKeys } from '../../../api/auth/access-keys';
import { noCredentials } from '../../../api/auth/credentials';
import { lainToken } from '../../../api/auth/lain-token';
import {
  exportKieConfigurations,
  importKieConfigurations,
} from '../../../api/catalogue/cse/dynamic-configuration';
import { deleteRbacAccount } from '../../../api/catalogue/cse/rbac';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { getApp, updateApp } from '../../../api/catalogue/lain/apps';
import { createClient } from '../../../api/client';
import type { ClientOptions } from '../../../api/client';
import type { ApiError } from '../../../api/errors/api-error';
import type { RequestLogLine } from '../../../api/http/request-log';
import { createUndiciTransport } from '../../../api/http/undici-transport';
import { app } from '../../unit/api/samples';
import { startServer } from './servers';

describe('the client on the network', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
  });

  async function start(...parameters: Parameters<typeof startServer>) {
    const server = await startServer(...parameters);
    open.push(server);
    return server;
  }

  function clientOf(options: Partial<ClientOptions> & { address: string }) {
    const client = createClient({ credentials: lainToken({ accessToken: 'a-token' }), ...options });
    open.push(client);
    return client;
  }

  const appJson = JSON.stringify({ app: app() });

  it('signs the request and logs one line', async () => {
    const server = await start((_, response) => void response.end(appJson));
    const log: RequestLogLine[] = [];
    await clientOf({ address: server.address, log: (line) => log.push(line) }).call(getApp, {
      appName: 'shop',
    });
    assert.equal(server.requests[0]?.headers['access-token'], 'a-token');
    const [{ time, milliseconds, ...line } = assert.fail('nothing logged')] = log;
    assert.deepEqual(line, {
      operation: 'getApp',
      method: 'GET',
      url: `${server.address}/api/v1/apps/shop/`,
      status: 200,
    });
    assert.ok(Date.parse(time) <= Date.now() && milliseconds >= 0);
  });

  it('brings a download to the byte, in however many pieces it comes', async () => {
    const bytes = Buffer.from(`\uFEFF{"data":[], "note":\r\n"${'限'.repeat(50_000)}"}\n`);
    const server = await start((_, response) => {
      // Cut in the middle of a character.
      response.write(bytes.subarray(0, 1001));
      setImmediate(() => response.end(bytes.subarray(1001)));
    });
    const client = clientOf({ address: server.address });
    const input = { project_id: 'p', 'x-engine-id': 'e', body: { ids: [] } };
    assert.deepEqual(await client.download(exportKieConfigurations, input), bytes);
    assert.match(JSON.stringify(await client.call(exportKieConfigurations, input)), /限{50000}/);
  });

  it('takes an answer of exactly the largest size', async () => {
    const server = await start((_, response) => void response.end(appJson));
    const at = (maximumAnswerBytes: number) =>
      clientOf({ address: server.address, maximumAnswerBytes }).call(getApp, { appName: 'shop' });
    assert.equal((await at(Buffer.byteLength(appJson))).app.appname, 'shop');
    await assert.rejects(at(Buffer.byteLength(appJson) - 1), {
      kind: 'unexpected-answer',
      message: /too large/,
    });
  });

  it('sends a form whose length is known', async () => {
    const bodies: Buffer[] = [];
    const server = await start((request, response) => {
      void buffer(request).then((body) => {
        bodies.push(body);
        response.end('{}');
      });
    });
    await clientOf({ address: server.address }).call(importKieConfigurations, {
      project_id: 'p',
      'x-engine-id': 'e',
      body: { upload_file: '{"data":[]}' },
    });
    const { headers } = server.requests[0] ?? assert.fail();
    assert.equal(headers['content-length'], String(bodies[0]?.length));
    assert.equal(headers['transfer-encoding'], undefined);
    assert.match(String(bodies[0]), /\r\n\r\n\{"data":\[\]\}\r\n--/);
  });

  it('follows a redirect of a reading call within the server', async () => {
    const server = await start((request, response) => {
      if (request.url?.startsWith('/moved/')) response.end(appJson);
      else response.writeHead(301, { location: `/moved${request.url}` }).end();
    });
    const answer = await clientOf({ address: server.address }).call(getApp, { appName: 'shop' });
    assert.equal(answer.app.appname, 'shop');
    assert.equal(server.requests[1]?.url, '/moved/api/v1/apps/shop/');
  });

  it('never takes credentials to another server, but names it', async () => {
    const other = await start((_, response) => void response.end(appJson));
    const server = await start(
      (_, response) => void response.writeHead(302, { location: `${other.address}/x` }).end(),
    );
    await assert.rejects(clientOf({ address: server.address }).call(getApp, { appName: 'shop' }), {
      kind: 'unexpected-answer',
      message: `The server redirects to another server: ${other.address}`,
    });
    assert.equal(other.requests.length, 0);
  });

  it('follows no redirect of a change', async () => {
    const server = await start(
      (_, response) => void response.writeHead(301, { location: '/elsewhere' }).end(),
    );
    const upgrade = clientOf({ address: server.address }).call(updateApp, { appName: 'shop', body: {} });
    await assert.rejects(upgrade, { kind: 'unexpected-answer', status: 301 });
    assert.equal(server.requests.length, 1);
  });

  it('ends a redirect that goes in circles', async () => {
    const server = await start(
      (request, response) => void response.writeHead(301, { location: request.url }).end(),
    );
    await assert.rejects(clientOf({ address: server.address }).call(getApp, { appName: 'shop' }), {
      status: 301,
    });
    assert.equal(server.requests.length, 6);
  });

  it('does not follow a redirect to a file', async () => {
    const server = await start(
      (_, response) => void response.writeHead(302, { location: 'file:///etc/x' }).end(),
    );
    await assert.rejects(clientOf({ address: server.address }).call(getApp, { appName: 'shop' }), {
      kind: 'unexpected-answer',
      message: 'The server redirects to an address with the scheme file:, which is not followed.',
    });
  });

  for (const [name, answer] of [
    ['switches protocols', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'],
    ['switches protocols without saying to which', 'HTTP/1.1 101 Switching Protocols\r\n\r\n{}'],
    ['is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['has two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
  ] as const) {
    it(`says that a change may have been made when the answer ${name}`, async () => {
      const server = await start((request) => void request.socket.end(answer));
      const client = clientOf({ address: server.address });
      await assert.rejects(client.call(updateApp, { appName: 'shop', body: {} }), (error: ApiError) => {
        assert.match(error.message, /^The (answer from|connection to) 127\.0\.0\.1:\d+ /);
        assert.match(error.remedy, /The server may (have carried out the request|still be working)/);
        assert.doesNotMatch(error.message, /assert|falsy/);
        return true;
      });
    });
  }

  it('says that a server does not speak https', async () => {
    const server = await start((_, response) => void response.end(appJson));
    const address = server.address.replace('http:', 'https:');
    await assert.rejects(clientOf({ address }).call(getApp, { appName: 'shop' }), {
      kind: 'unreachable',
      message: `${new URL(address).host} does not speak https.`,
      remedy: /^Use http:/,
    });
  });

  it('waits as long as it asks the server to wait', async () => {
    const server = await start((_, response) => void setTimeout(() => response.writeHead(304).end(), 150));
    const client = clientOf({ address: server.address, timeout: 50, credentials: noCredentials() });
    const input = { project_id: 'default', revision: 1 };
    const { status } = await client.send(listKieKvs, { ...input, wait: '1s' });
    assert.equal(status, 304);
    await assert.rejects(client.send(listKieKvs, { ...input, wait: '1s' }, { timeout: 50 }), {
      kind: 'timeout',
    });
    await assert.rejects(client.send(listKieKvs, input), { kind: 'timeout' });
  });

  it('opens many connections at once without a warning', async () => {
    const warnings: string[] = [];
    const keep = ({ message }: Error) => void warnings.push(message);
    process.on('warning', keep);
    const server = await start((_, response) => void setTimeout(() => response.writeHead(304).end(), 50));
    const client = clientOf({ address: server.address, credentials: noCredentials() });
    const input = { project_id: 'default', revision: 1, wait: '1s' };
    await Promise.all(Array.from({ length: 20 }, () => client.send(listKieKvs, input)));
    process.off('warning', keep);
    assert.ok(new Set(server.requests.map(({ socket }) => socket)).size > 10, 'they share few connections');
    assert.deepEqual(warnings, []);
  });

  it('refuses two sign-ins in one header before anything is sent', async () => {
    const server = await start((_, response) => void response.end('{}'));
    const credentials = accessKeys({ accessKey: 'a', secretKey: 'b' });
    const client = clientOf({ address: server.address, credentials });
    const input = {
      project_id: 'p',
      'X-Engine-Id': 'e',
      Authorization: 'Bearer token-of-the-engine',
      name: 'lin',
    };
    await assert.rejects(client.call(deleteRbacAccount, input), (error: ApiError) => {
      assert.equal(error.kind, 'invalid-request');
      assert.match(error.message, /needs the header authorization for the engine’s token/i);
      assert.doesNotMatch(JSON.stringify(error), /token-of-the-engine/);
      return true;
    });
    assert.equal(server.requests.length, 0);
  });

  for (const end of ['#', '?', '?x=1', '#x']) {
    it(`sends nothing to an address that ends in ${end}`, async () => {
      const server = await start((_, response) => void response.end(appJson));
      const client = clientOf({ address: `${server.address}/${end}` });
      await assert.rejects(client.call(getApp, { appName: 'shop' }), { kind: 'invalid-request' });
      assert.equal(server.requests.length, 0);
    });
  }

  it('joins headers that an answer repeats', async () => {
    const server = await start(
      (_, response) => void response.writeHead(200, { Warning: ['199 - stale', '214 - changed'] }).end('{}'),
    );
    const transport = createUndiciTransport();
    open.push(transport);
    const request = { method: 'GET', headers: {}, timeout: 5_000, maximumBytes: 100 } as const;
    const { headers } = await transport.send({ ...request, url: server.address });
    assert.equal(headers['warning'], '199 - stale, 214 - changed');
  });

  it('breaks what is under way when it is closed', async () => {
    let asked = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (asked = resolve));
    const server = await start(() => asked());
    const client = clientOf({ address: server.address });
    const call = assert.rejects(client.call(getApp, { appName: 'shop' }), {
      kind: 'cancelled',
      message: /was cancelled/,
    });
    await arrived;
    await client.close();
    await call;
  });
});
