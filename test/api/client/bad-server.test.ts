import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { lainToken } from '../../../api/auth/lain-token';
import { getApp, listApps, updateApp } from '../../../api/catalogue/lain/apps';
import { createClient } from '../../../api/client';
import type { ApiClient, ClientOptions } from '../../../api/client';
import type { ApiError, ApiErrorKind } from '../../../api/errors/api-error';
import { app } from '../../unit/api/samples';
import { startServer } from './servers';

describe('a console that does not answer as it should', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
  });

  async function start(answer: RequestListener, options: Partial<ClientOptions> = {}) {
    const server = await startServer(answer);
    const client = createClient({
      address: server.address,
      credentials: lainToken({ accessToken: 'a-token' }),
      clock: { now: () => Date.now(), sleep: async () => undefined },
      ...options,
    });
    open.push(client, server);
    return { client, server };
  }

  const reading = (client: ApiClient, signal?: AbortSignal) =>
    client.call(getApp, { appName: 'shop' }, { signal });

  async function rejected(call: Promise<unknown>, kind: ApiErrorKind, message: RegExp, remedy: RegExp) {
    await assert.rejects(call, (error: ApiError) => {
      assert.equal(error.name, 'ApiError');
      assert.equal(error.kind, kind);
      assert.match(error.message, message);
      assert.match(error.remedy, remedy);
      return true;
    });
  }

  const page =
    (status: number, title: string): RequestListener =>
    (_, response) => {
      response
        .writeHead(status, { 'content-type': 'text/html' })
        .end(`<!DOCTYPE html><title>${title}</title>`);
    };

  it('is down', async () => {
    const { client, server } = await start(() => undefined);
    await server.close();
    await rejected(
      reading(client),
      'unreachable',
      /Nothing is listening at 127\.0\.0\.1:\d+/,
      /Check the address/,
    );
  });

  it('has a name that nobody knows', async () => {
    const client = createClient({
      address: 'http://console.invalid',
      credentials: lainToken({ accessToken: 't' }),
    });
    open.push(client);
    await rejected(reading(client), 'unreachable', /console\.invalid/, /Check the address/);
  });

  it('answers a web page with 200', async () => {
    const { client } = await start(page(200, 'Welcome'));
    await rejected(reading(client), 'unexpected-answer', /web page \(“Welcome”\)/, /address/);
  });

  it('answers a web page with 500', async () => {
    const { client } = await start(page(500, 'ConnectTimeout at /api/v1/apps/'));
    await rejected(reading(client), 'server', /500.*ConnectTimeout/, /Try again later/);
  });

  it('keeps silent', async () => {
    const { client } = await start(() => undefined, { timeout: 50 });
    await rejected(reading(client), 'timeout', /did not answer in time/, /Try again/);
  });

  it('stops in the middle of an answer', async () => {
    const { client } = await start((_, response) => void response.writeHead(200).write('{"app":'), {
      timeout: 100,
    });
    await rejected(
      reading(client),
      'timeout',
      /did not answer in time/,
      /contact the administrator of the server/,
    );
  });

  it('keeps silent about an upgrade, which must not be sent again', async () => {
    const deadline = timeOver(); // Comes when the request has, not after some time in which it may be on its way.
    const { client, server } = await start(() => deadline.come());
    try {
      const upgrade = client.call(updateApp, { appName: 'shop', body: {} });
      await rejected(upgrade, 'timeout', /did not answer in time/, /check the state/);
      assert.equal(server.requests.length, 1);
    } finally {
      deadline.restore();
    }
  });

  it('hangs up on a reader, who asks again, and on an upgrade, which is not repeated', async () => {
    const hangUp: RequestListener = (request) => void request.socket.destroy();
    const { client, server } = await start(hangUp);
    await rejected(reading(client), 'unreachable', /was lost/, /Check/);
    assert.equal(server.requests.length, 3);
    await rejected(
      client.call(updateApp, { appName: 'shop', body: {} }),
      'unreachable',
      /was lost/,
      /check the state/,
    );
    assert.equal(server.requests.length, 4);
  });

  for (const [status, kind] of [
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [406, 'refused'],
    [409, 'conflict'],
  ] as const) {
    it(`says ${status}`, async () => {
      const { client } = await start((_, response) => {
        response.writeHead(status).end(JSON.stringify({ app: null, msg: `words of ${status}`, url: '' }));
      });
      await rejected(reading(client), kind, new RegExp(`^words of ${status}$`), /\w+ \w+/);
    });
  }

  it('answers more than anybody can use', async () => {
    const endless: RequestListener = (_, response) => pour(response);
    const { client } = await start(endless, { maximumAnswerBytes: 100_000 });
    await rejected(client.call(listApps, {}), 'unexpected-answer', /too large.*100000/, /Request less/);
  });

  it('answers half a JSON', async () => {
    const { client } = await start((_, response) => void response.end('{"app": {"appname"'));
    await rejected(reading(client), 'unexpected-answer', /not JSON/, /address/);
  });

  it('answers a field of another type', async () => {
    const { client } = await start((_, response) => {
      response.end(JSON.stringify({ app: { ...app(), procs: [{ ...app().procs[0], numinstances: '2' }] } }));
    });
    await rejected(
      reading(client),
      'unexpected-answer',
      /app\.procs\[0\]\.numinstances must be integer/,
      /version/,
    );
  });

  it('is given up by the user', async () => {
    const controller = new AbortController();
    const { client, server } = await start(() => controller.abort());
    await rejected(reading(client, controller.signal), 'cancelled', /cancelled/, /Nothing/);
    assert.equal(server.requests.length, 1);
  });

  it('is given up before anything was sent', async () => {
    const { client, server } = await start(() => undefined);
    await rejected(reading(client, AbortSignal.abort()), 'cancelled', /cancelled/, /Nothing/);
    assert.equal(server.requests.length, 0);
  });

  it('recovers while the client asks again', async () => {
    let count = 0;
    const { client, server } = await start((_, response) => {
      if (++count < 3) response.writeHead(503).end();
      else response.end(JSON.stringify({ app: app() }));
    });
    assert.equal((await reading(client)).app.appname, 'shop');
    assert.equal(server.requests.length, 3);
  });
});

/** Writes as fast as the other side reads, until it hangs up. */
function pour(response: ServerResponse): void {
  response.on('error', () => undefined); // hanging up is what the test expects
  const more = (): void => {
    while (!response.destroyed && response.write('x'.repeat(10_000)));
    if (!response.destroyed) void once(response, 'drain').then(more, () => undefined);
  };
  more();
}

/** Takes the place of every deadline until it is restored: they are over when the test says so. */
function timeOver() {
  const usual = AbortSignal.timeout.bind(AbortSignal);
  const deadline = new AbortController();
  AbortSignal.timeout = () => deadline.signal;
  return {
    come: () => deadline.abort(new DOMException('The time is over.', 'TimeoutError')),
    restore: () => {
      AbortSignal.timeout = usual;
    },
  };
}
