import assert from 'node:assert/strict';
import { createServer as createSecureServer } from 'node:https';
import net from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { lainToken } from '../../../api/auth/lain-token';
import { getApp, updateApp } from '../../../api/catalogue/lain/apps';
import { createClient } from '../../../api/client';
import type { ApiError } from '../../../api/errors/api-error';
import type { Network } from '../../../api/http/network';
import { directNetwork } from '../../../api/http/network';
import { transportError } from '../../../api/http/failed-request';
import { terminalNetwork } from '../../../cli/connections/terminal-network';
import { isLostAnswer } from '../../../api/errors/lost-answer';
import { selfSigned } from './self-signed';

/** What a server does with the first bytes that it gets. */
type Behavior = (socket: Socket, data: Buffer) => void;

const close: Behavior = (socket) => void socket.end();
const reset: Behavior = (socket) => void socket.resetAndDestroy();
const greet: Behavior = (socket) => void socket.end('SSH-2.0-hello\r\n');
const nothing: Behavior = () => undefined;

describe('a connection that is not opened', () => {
  const open: { close(): unknown }[] = [];
  const sockets = new Set<Socket>();
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await Promise.all(open.splice(0).map((each) => each.close()));
  });

  async function listen(server: Server): Promise<string> {
    server.on('connection', (socket: Socket) => sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(server);
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const behaving = (behave: Behavior) =>
    listen(
      net.createServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', (data) => behave(socket, data));
      }),
    );

  /** The failure of a change, which the server may not get twice. */
  async function failure(address: string, network: Network = directNetwork, timeout?: number) {
    const client = createClient({ address, network, credentials: lainToken({ accessToken: 't' }) });
    open.push(client);
    const error = await client
      .call(updateApp, { appName: 'shop', body: { meta_version: '1-a' } }, { timeout })
      .then(() => assert.fail('The call succeeded.'))
      .catch((thrown: unknown) => thrown as ApiError);
    assert.equal(error.name, 'ApiError', String(error));
    return error;
  }

  for (const [name, behave] of Object.entries({ close, reset })) {
    it(`says that TLS failed when a server ends the handshake (${name})`, async () => {
      const host = await behaving(behave);
      const error = await failure(`https://${host}`);
      assert.equal(
        error.message,
        `Couldn’t establish a TLS connection to ${host}: the server closed the connection`,
      );
      assert.match(error.remedy, /^Check that the port .* is for https/);
      assert.equal(isLostAnswer(error), false);
    });
  }

  it('says so of a server that does not answer a handshake within the time of the call', async () => {
    const host = await behaving(nothing);
    const error = await failure(`https://${host}`, directNetwork, 300);
    assert.match(
      error.message,
      /^Couldn’t establish a TLS connection to .*: the server did not answer in time$/,
    );
    assert.equal(isLostAnswer(error), false);
  });

  it('quotes the reason of OpenSSL without its internals', async () => {
    const settings = { ...selfSigned, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const;
    const host = await listen(createSecureServer({ ...settings, ciphers: 'DEFAULT@SECLEVEL=0' }));
    const error = await failure(`https://${host}`);
    assert.match(error.message, /: tlsv1 alert protocol version$/);
  });

  // Servers of TLS 1.3 refuse a client without a certificate only after its handshake is over.
  for (const [code, problem] of [
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'tls'],
    ['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', 'interrupted'],
    ['ETIMEDOUT', 'interrupted'],
  ] as const) {
    it(`takes ${code} on an open connection for ${problem}`, () => {
      const request = { method: 'PUT', url: 'https://a.invalid/', headers: {}, timeout: 1, maximumBytes: 1 };
      const deadline = new AbortController().signal;
      const error = Object.assign(new Error('read'), { code });
      const found = transportError(error, { request, route: {}, deadline, isClosed: false });
      assert.equal(found.problem, problem);
    });
  }

  it('does not know what became of a change whose connection breaks', async () => {
    const error = await failure(`http://${await behaving(close)}`);
    assert.match(error.message, /was lost before the answer was complete/);
    assert.match(error.remedy, /may still be working/);
    assert.equal(isLostAnswer(error), true);
  });

  describe('through a proxy', () => {
    const behind = async (behave: Behavior, address = 'https://console.invalid', scheme = 'http') => {
      const proxy = await behaving(behave);
      const variable = `${new URL(address).protocol.replace(':', '')}_proxy`;
      return { proxy, variable, network: terminalNetwork({ [variable]: `${scheme}://${proxy}` }) };
    };

    for (const [name, behave] of Object.entries({ close, reset })) {
      it(`says that the proxy closed the connection (${name})`, async () => {
        const { proxy, network } = await behind(behave);
        const error = await failure('https://console.invalid', network);
        assert.equal(
          error.message,
          `The proxy ${proxy}, which https_proxy names, closed the connection instead of connecting to console.invalid.`,
        );
        assert.match(error.remedy, /NO_PROXY/);
        assert.equal(isLostAnswer(error), false);
      });
    }

    it('says that the proxy is not one', async () => {
      const { network } = await behind(greet);
      const error = await failure('https://console.invalid', network);
      assert.match(error.message, /^The proxy .*, didn’t connect to console\.invalid: Parse Error/);
    });

    it('says that the proxy does not speak TLS', async () => {
      for (const address of ['https://console.invalid', 'http://console.invalid']) {
        const { proxy, variable, network } = await behind(greet, address, 'https');
        const error = await failure(address, network);
        const expected = `Couldn’t reach the proxy ${proxy}, which ${variable} names: wrong version number`;
        assert.equal(error.message, expected);
      }
    });

    it('says that TLS with the server behind the tunnel failed', async () => {
      const { network } = await behind((socket) => {
        socket.write('HTTP/1.1 200 Connected\r\n\r\n');
        socket.once('data', () => socket.end());
      });
      const error = await failure('https://console.invalid', network);
      assert.match(
        error.message,
        /^Couldn’t establish a TLS connection to console\.invalid: the server closed/,
      );
    });

    it('names the proxy when the connection breaks that a request was sent on', async () => {
      const { proxy, network } = await behind(close, 'http://console.invalid');
      const error = await failure('http://console.invalid', network);
      assert.ok(
        error.message.includes(`to console.invalid through the proxy ${proxy} was lost`),
        error.message,
      );
      assert.equal(isLostAnswer(error), true);
    });
  });

  it('ends at once when it is cancelled while it connects', async () => {
    const connected = new AbortController();
    const host = await listen(net.createServer(() => connected.abort()));
    const client = createClient({ address: `https://${host}`, credentials: lainToken({ accessToken: 't' }) });
    open.push(client);
    const call = client.call(getApp, { appName: 'shop' }, { signal: connected.signal });
    await assert.rejects(call, { kind: 'cancelled' });
  }).timeout(5_000);
});
