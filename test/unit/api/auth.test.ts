import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import type { Credentials, UnsignedRequest } from '../../../api/auth/credentials';
import { iamPassword } from '../../../api/auth/iam-password';
import { lainToken } from '../../../api/auth/lain-token';
import { registryPassword } from '../../../api/auth/registry-password';
import { getAuthorizationStatus } from '../../../api/catalogue/lain/cluster';
import { getApp, updateApp } from '../../../api/catalogue/lain/apps';
import { getGovernStatistics } from '../../../api/catalogue/registry/govern';
import { createClient } from '../../../api/client';
import type { HttpAnswer, HttpRequest } from '../../../api/http/transport';
import { fakeClock, fakeTransport, json } from './fakes';
import { app } from './samples';

const unauthorized = json(401, { app: null, msg: 'unauthorized' });

function server(
  answer: (request: HttpRequest, count: number) => HttpAnswer | Promise<HttpAnswer>,
  credentials: Credentials = noCredentials(),
) {
  const { transport, requests } = fakeTransport(answer);
  return { client: createClient({ address: 'http://server.test', credentials, transport }), requests };
}

function iamServer(life: number, now: () => number) {
  return server((_, count) => {
    const token = { expires_at: new Date(now() + life).toISOString() };
    return json(201, { token }, { 'x-subject-token': `token-${count}` });
  });
}

function requestTo(service: UnsignedRequest['service']): UnsignedRequest {
  return { service, method: 'GET', url: 'http://server.test/', headers: {} };
}

const account = { domain: 'acme', user: 'ann', password: 'right-password', project: 'north' };

describe('IAM password', () => {
  it('asks once for many calls, for the project', async () => {
    const { clock } = fakeClock();
    const iam = iamServer(86_400_000, () => clock.now());
    const credentials = iamPassword({ ...account, iam: iam.client, clock });
    const headers = await Promise.all([
      credentials.headers(requestTo('cse')),
      credentials.headers(requestTo('cse')),
    ]);
    assert.deepEqual(headers, [{ 'x-auth-token': 'token-1' }, { 'x-auth-token': 'token-1' }]);
    assert.equal(iam.requests.length, 1);
    const body: unknown = JSON.parse(String(iam.requests[0]?.body));
    assert.deepEqual(body, {
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'ann', password: 'right-password', domain: { name: 'acme' } } },
        },
        scope: { project: { name: 'north' } },
      },
    });
  });

  it('renews before the token expires', async () => {
    const { clock, advance } = fakeClock();
    const iam = iamServer(10_000, () => clock.now());
    const credentials = iamPassword({ ...account, iam: iam.client, clock });
    await credentials.headers(requestTo('cse'));
    advance(7_900);
    assert.deepEqual(await credentials.headers(requestTo('cse')), { 'x-auth-token': 'token-1' });
    advance(200);
    assert.deepEqual(await credentials.headers(requestTo('cse')), { 'x-auth-token': 'token-2' });
  });

  it('sends a wrong password once only', async () => {
    const iam = server(() =>
      json(401, { error: { code: 401, message: 'The username or password is wrong.' } }),
    );
    const credentials = iamPassword({ ...account, iam: iam.client });
    await assert.rejects(credentials.headers(requestTo('cse')), {
      kind: 'unauthorized',
      operation: 'createToken',
    });
    await assert.rejects(credentials.headers(requestTo('cse')), {
      kind: 'unauthorized',
      operation: 'createToken',
    });
    assert.equal(iam.requests.length, 1);
  });

  it('tries again after a failure that has nothing to do with the password', async () => {
    const iam = server((_, count) =>
      count === 1
        ? json(500, {})
        : json(201, { token: { expires_at: '2099-01-01T00:00:00Z' } }, { 'x-subject-token': 't' }),
    );
    const credentials = iamPassword({ ...account, iam: iam.client });
    await assert.rejects(credentials.headers(requestTo('cse')), { kind: 'server' });
    assert.deepEqual(await credentials.headers(requestTo('cse')), { 'x-auth-token': 't' });
  });

  it('says when a proxy has removed the token', async () => {
    const iam = server(() => json(201, { token: { expires_at: '2099-01-01T00:00:00Z' } }));
    await assert.rejects(iamPassword({ ...account, iam: iam.client }).headers(requestTo('cse')), {
      kind: 'unexpected-answer',
    });
  });
});

describe('registry password', () => {
  const jwt = (expires: number) =>
    `h.${Buffer.from(JSON.stringify({ exp: expires / 1000 })).toString('base64url')}.s`;

  it('sends the token with one word and one space, and renews it by its own claim', async () => {
    const { clock, advance } = fakeClock();
    const registry = server(() => json(200, { token: jwt(clock.now() + 10_000) }));
    const credentials = registryPassword({
      registry: registry.client,
      name: 'root',
      password: 'secret-1',
      clock,
    });
    assert.match(
      (await credentials.headers(requestTo('registry')))['authorization'] ?? '',
      /^Bearer h\.\S+\.s$/,
    );
    advance(8_001);
    await credentials.headers(requestTo('registry'));
    assert.equal(registry.requests.length, 2);
  });

  it('keeps a token without a readable expiry until it is refused', async () => {
    const { clock, advance } = fakeClock();
    const registry = server((_, count) => json(200, { token: `opaque-${count}` }));
    const credentials = registryPassword({
      registry: registry.client,
      name: 'root',
      password: 'secret-1',
      clock,
    });
    await credentials.headers(requestTo('registry'));
    advance(1e12);
    assert.deepEqual(await credentials.headers(requestTo('registry')), { authorization: 'Bearer opaque-1' });
    assert.equal(await credentials.renew?.(), true);
    assert.deepEqual(await credentials.headers(requestTo('registry')), { authorization: 'Bearer opaque-2' });
  });

  it('never sends a wrong password twice, and a locked account only after the lock', async () => {
    const { clock, advance } = fakeClock();
    const wrong = server(() =>
      json(401, { errorCode: '401202', errorMessage: 'User name or password is wrong' }),
    );
    const wrongPassword = registryPassword({
      registry: wrong.client,
      name: 'root',
      password: 'secret-1',
      clock,
    });
    await assert.rejects(wrongPassword.headers(requestTo('registry')), { code: '401202' });
    advance(1e12);
    await assert.rejects(wrongPassword.headers(requestTo('registry')), { code: '401202' });
    assert.equal(wrong.requests.length, 1);

    const locked = server(() => json(403, { errorCode: '403201', errorMessage: 'Account blocked' }));
    const lockedAccount = registryPassword({
      registry: locked.client,
      name: 'root',
      password: 'secret-1',
      clock,
    });
    await assert.rejects(lockedAccount.headers(requestTo('registry')), { code: '403201' });
    advance(14 * 60_000);
    await assert.rejects(lockedAccount.headers(requestTo('registry')), { code: '403201' });
    assert.equal(locked.requests.length, 1);
    advance(2 * 60_000);
    await assert.rejects(lockedAccount.headers(requestTo('registry')), { code: '403201' });
    assert.equal(locked.requests.length, 2);
  });
});

describe('a call that is answered 401', () => {
  const refresh = (answer: HttpAnswer) => {
    const sso = server(() => answer);
    const stored: unknown[] = [];
    const credentials = lainToken({
      accessToken: 'old-token',
      refresh: {
        sso: sso.client,
        clientId: '3',
        clientSecret: 'client-secret',
        redirectUri: 'https://example.com',
        refreshToken: 'refresh-1',
        store: async (tokens) => void stored.push(tokens),
      },
    });
    return { sso, stored, credentials };
  };
  const acceptingNew = (request: HttpRequest) =>
    request.headers['access-token'] === 'new-token' ? json(200, { app: app() }) : unauthorized;

  it('renews once and repeats once, also when several calls are refused together', async () => {
    const { sso, stored, credentials } = refresh(
      json(200, { access_token: 'new-token', refresh_token: 'refresh-2' }),
    );
    const { client, requests } = server(acceptingNew, credentials);
    const calls = [getApp, getApp, getApp].map((operation) => client.call(operation, { appName: 'shop' }));
    const answers = await Promise.all(calls);
    assert.equal(answers.length, 3);
    assert.equal(sso.requests.length, 1);
    assert.equal(requests.length, 6);
    assert.deepEqual(stored, [{ accessToken: 'new-token', refreshToken: 'refresh-2' }]);
  });

  it('does not renew again for a call that was sent with the old token and refused late', async () => {
    const { sso, credentials } = refresh(json(200, { access_token: 'new-token' }));
    let release = (): void => undefined;
    const late = new Promise<void>((resolve) => (release = resolve));
    const { client } = server(async (request, count) => {
      if (count === 1) await late;
      return acceptingNew(request);
    }, credentials);
    const slow = client.call(getApp, { appName: 'slow' });
    await client.call(getApp, { appName: 'quick' });
    release();
    await slow;
    assert.equal(sso.requests.length, 1);
  });

  it('ends with the reason of the SSO, which answers errors with 200', async () => {
    const { credentials } = refresh(json(200, { error: 'invalid_grant', error_description: 'expired' }));
    const { client } = server(() => unauthorized, credentials);
    await assert.rejects(client.call(getApp, { appName: 'shop' }), {
      kind: 'unauthorized',
      message: /invalid_grant/,
    });
  });

  it('is not repeated a second time', async () => {
    const { credentials } = refresh(json(200, { access_token: 'also-bad' }));
    const { client, requests } = server(() => unauthorized, credentials);
    await assert.rejects(client.call(getApp, { appName: 'shop' }), {
      kind: 'unauthorized',
      operation: 'getApp',
    });
    assert.equal(requests.length, 2);
  });

  it('is not repeated without anything to renew', async () => {
    const { client, requests } = server(() => unauthorized, lainToken({ accessToken: ' pasted-token\n' }));
    await assert.rejects(client.call(updateApp, { appName: 'shop', body: {} }), { kind: 'unauthorized' });
    assert.deepEqual(
      requests.map(({ headers }) => headers['access-token']),
      ['pasted-token'],
    );
  });
});

describe('signing in', () => {
  it('is left out for operations that need none', async () => {
    const failing: Credentials = { headers: () => Promise.reject(new Error('asked')) };
    const { client, requests } = server(() => json(200, { auth: { status: 'closed' } }), failing);
    await client.call(getAuthorizationStatus, {});
    assert.deepEqual(Object.keys(requests[0]?.headers ?? {}), ['accept']);
  });

  it('says that a token can not be sent', async () => {
    const { client, requests } = server(() => unauthorized, lainToken({ accessToken: 'two\nlines' }));
    await assert.rejects(client.call(getApp, { appName: 'shop' }), {
      kind: 'unauthorized',
      message: /characters/,
    });
    assert.equal(requests.length, 0);
  });

  it('does not hold up a call that is cancelled meanwhile', async () => {
    const never: Credentials = { headers: () => new Promise(() => undefined) };
    const { client } = server(() => json(200, {}), never);
    const controller = new AbortController();
    const call = client.call(getGovernStatistics, { project_id: 'default' }, { signal: controller.signal });
    controller.abort();
    await assert.rejects(call, { kind: 'cancelled' });
  });
});
