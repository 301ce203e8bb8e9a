import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { lainToken } from '../../../api/auth/lain-token';
import { getApp, updateApp } from '../../../api/catalogue/lain/apps';
import { createClient } from '../../../api/client';
import type { ApiError } from '../../../api/errors/api-error';
import type { Network } from '../../../api/http/network';
import { terminalNetwork } from '../../../cli/connections/terminal-network';
import { editorNetwork } from '../../../client/connections/editor-network';
import { app } from '../../unit/api/samples';
import { selfSigned } from './self-signed';
import { startProxy, startServer } from './servers';
import type { FakeProxy, FakeServer } from './servers';

const appJson = JSON.stringify({ app: app() });
/** A port of this machine that nothing listens on. */
const dead = 'http://127.0.0.1:9';

describe('a client behind a proxy', () => {
  const open: { close(): Promise<void> }[] = [];
  let server: FakeServer;
  beforeEach(async () => {
    server = await startServer((_, response) => void response.end(appJson));
    open.push(server);
  });
  afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

  async function proxyTo(target: string, account?: string): Promise<FakeProxy> {
    const proxy = await startProxy(target, account);
    open.push(proxy);
    return proxy;
  }

  function clientOf(network: Network, address = 'http://console.invalid') {
    const client = createClient({ address, network, credentials: lainToken({ accessToken: 'a-token' }) });
    open.push(client);
    return client;
  }

  const read = async (network: Network, address?: string) =>
    (await clientOf(network, address).call(getApp, { appName: 'shop' })).app.appname;

  async function failure(network: Network, address?: string): Promise<ApiError> {
    try {
      await read(network, address);
    } catch (error) {
      assert.ok(error instanceof Error && error.name === 'ApiError', String(error));
      return error as ApiError;
    }
    return assert.fail('The call succeeded.');
  }

  const settings = (values: Readonly<Record<string, unknown>>) => () => ({
    get: <T>(name: string) => values[name] as T | undefined,
  });

  it('gives a proxy the whole address of plain http, and opens no tunnel', async () => {
    const proxy = await proxyTo(server.address);
    assert.equal(await read(terminalNetwork({ http_proxy: proxy.address })), 'shop');
    assert.deepEqual(proxy.forwarded, ['http://console.invalid/api/v1/apps/shop/']);
    assert.deepEqual(proxy.tunnels, []);
    assert.equal(server.requests[0]?.headers.host, 'console.invalid');
    assert.equal(server.requests[0].headers['access-token'], 'a-token');
  });

  it('sends a body through it', async () => {
    const proxy = await proxyTo(server.address);
    const client = clientOf(terminalNetwork({ http_proxy: proxy.address }));
    await client.call(updateApp, { appName: 'shop', body: { meta_version: '1-a' } });
    assert.equal(server.requests[0]?.method, 'PUT');
    assert.equal(server.requests[0].headers['content-length'], '22');
  });

  it('takes a proxy without a scheme', async () => {
    const proxy = await proxyTo(server.address);
    assert.equal(await read(terminalNetwork({ http_proxy: proxy.address.replace('http://', '') })), 'shop');
    assert.equal(proxy.forwarded.length, 1);
  });

  it('signs in with the account in the address, or with the setting of the editor', async () => {
    const proxy = await proxyTo(server.address, 'lin:p@ss');
    const address = proxy.address.replace('http://', 'http://lin:p%40ss@');
    assert.equal(await read(terminalNetwork({ http_proxy: address })), 'shop');
    const authorization = `Basic ${Buffer.from('lin:p@ss').toString('base64')}`;
    const editor = settings({ proxy: proxy.address, proxyAuthorization: authorization });
    assert.equal(await read(editorNetwork(editor, {})), 'shop');
    assert.equal(server.requests[0]?.headers['proxy-authorization'], authorization);
  });

  for (const address of ['http://console.invalid', 'https://console.invalid']) {
    const { protocol } = new URL(address);
    const variable = protocol === 'https:' ? 'HTTPS_PROXY' : 'http_proxy';

    it(`names the variable of a proxy that requires a password, for ${protocol}`, async () => {
      const proxy = await proxyTo(server.address, 'lin:password');
      const { host } = new URL(proxy.address);
      const error = await failure(terminalNetwork({ [variable]: proxy.address }), address);
      assert.equal(error.kind, 'unreachable');
      assert.equal(
        error.message,
        `The proxy ${host}, which ${variable} names, requires a valid user name and password.`,
      );
      assert.match(error.remedy, new RegExp(`Write them into ${variable}, as in http://user:password@`));
      assert.equal(server.requests.length, 0);
    });

    it(`says that the proxy is down, and not the server, for ${protocol}`, async () => {
      const terminal = await failure(terminalNetwork({ [variable]: dead }), address);
      assert.equal(
        terminal.message,
        `Nothing is listening at the proxy 127.0.0.1:9, which ${variable} names.`,
      );
      assert.match(terminal.remedy, new RegExp(`Correct ${variable}, or add the host .* to NO_PROXY`));
      const editor = await failure(editorNetwork(settings({ proxy: dead }), {}), address);
      assert.equal(editor.message, 'Nothing is listening at the proxy 127.0.0.1:9, which http.proxy names.');
      assert.match(editor.remedy, /Correct http\.proxy, or add the host .* to http\.noProxy/);
    });
  }

  it('reports what a proxy answers that opens no tunnel', async () => {
    const proxy = await startServer(() => undefined);
    open.push(proxy);
    proxy.server.on('connect', (_, socket) => void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
    const error = await failure(terminalNetwork({ https_proxy: proxy.address }), 'https://console.invalid');
    assert.match(
      error.message,
      /, which https_proxy names, didn’t connect to console\.invalid: it answered 403\./,
    );
    assert.match(error.remedy, /^Check the address of the connection; .* add its host to NO_PROXY\.$/);
  });

  for (const [given, message] of [
    ['lin:proxy-password@', /^The address of the proxy in http_proxy is not valid\.$/],
    ['socks4://lin:proxy-password@127.0.0.1:1080', /^The proxy in http_proxy has the scheme socks4:, which/],
  ] as const) {
    it(`repeats nothing of the address ${given}`, async () => {
      const error = await failure(terminalNetwork({ http_proxy: given }));
      assert.match(error.message, message);
      assert.doesNotMatch(`${error.message} ${error.remedy} ${JSON.stringify(error)}`, /proxy-password/);
    });
  }

  it('goes directly to this machine, however it is written', async () => {
    const { port } = new URL(server.address);
    for (const host of ['127.0.0.1', 'localhost', 'localhost.', '127.0.0.2', 'api.localhost']) {
      const error = await read(terminalNetwork({ http_proxy: dead }), `http://${host}:${port}`).catch(
        (thrown: ApiError) => thrown,
      );
      // Not every system resolves or serves all of these; none of them may be given to the proxy.
      assert.ok(error === 'shop' || !/proxy/.test(String(error)), `${host}: ${String(error)}`);
    }
  });

  it('uses a changed setting from the next request on', async () => {
    const proxy = await proxyTo(server.address);
    const values: Record<string, unknown> = { proxy: dead };
    const client = clientOf(editorNetwork(settings(values), {}));
    const call = () => client.call(getApp, { appName: 'shop' });
    await assert.rejects(call(), { message: /Nothing is listening at the proxy/ });
    values['proxy'] = proxy.address;
    assert.equal((await call()).app.appname, 'shop');
  });

  describe('over TLS', () => {
    const secure = createServer(selfSigned, (_, response) => void response.end(appJson));
    let port: number;
    before(async () => {
      await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
      port = (secure.address() as AddressInfo).port;
    });
    after(() => {
      secure.close();
      secure.closeAllConnections();
    });

    it('opens a tunnel, whose server has to prove its name', async () => {
      const proxy = await proxyTo(`http://127.0.0.1:${port}`, 'lin:password');
      const address = proxy.address.replace('http://', 'http://lin:password@');
      const network = (strict: boolean) =>
        editorNetwork(settings({ proxy: address, proxyStrictSSL: strict }), {});
      const error = await failure(network(true), 'https://console.invalid');
      assert.match(error.remedy, /certificate/);
      assert.equal(await read(network(false), 'https://console.invalid'), 'shop');
      assert.deepEqual([...new Set(proxy.tunnels)], ['console.invalid:443']);
    });

    it('takes a 407 of a server behind the tunnel for the answer of that server', async () => {
      const refusing = createServer(selfSigned, (_, response) => void response.writeHead(407).end());
      await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
      open.push({ close: async () => void refusing.close() });
      const proxy = await proxyTo(`https://127.0.0.1:${(refusing.address() as AddressInfo).port}`);
      const values = { proxy: proxy.address, proxyStrictSSL: false };
      const error = await failure(editorNetwork(settings(values), {}), 'https://console.invalid');
      assert.doesNotMatch(error.message, /proxy/i);
    });

    it('verifies certificates where no proxy is in between', async () => {
      const network = editorNetwork(settings({ proxyStrictSSL: false, systemCertificates: false }), {});
      const error = await failure(network, `https://127.0.0.1:${port}`);
      assert.equal(error.code, 'DEPTH_ZERO_SELF_SIGNED_CERT');
      assert.match(error.remedy, /http\.systemCertificates/);
    });

    it('trusts the authorities of the network, which are read when they are needed, and once', async () => {
      let reads = 0;
      const network: Network = {
        ...terminalNetwork({}),
        authorities: () => Promise.resolve([(reads++, selfSigned.cert)]),
      };
      const client = clientOf(network, `https://127.0.0.1:${port}`);
      const call = () => client.call(getApp, { appName: 'shop' });
      const answers = await Promise.all([call(), call(), call(), call(), call(), call()]);
      assert.equal(answers.length, 6);
      assert.equal((await call()).app.appname, 'shop');
      assert.equal(reads, 1);
      await read(network, server.address);
      assert.equal(reads, 1);
    });
  });
});
