import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Credentials } from '../../../api/auth/credentials';
import { noCredentials } from '../../../api/auth/credentials';
import { iamPassword } from '../../../api/auth/iam-password';
import { lainToken } from '../../../api/auth/lain-token';
import { registryPassword } from '../../../api/auth/registry-password';
import { getApp } from '../../../api/catalogue/lain/apps';
import { getGovernStatistics } from '../../../api/catalogue/registry/govern';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { ApiError } from '../../../api/errors/api-error';
import type { RequestLogLine } from '../../../api/http/request-log';
import { TransportError } from '../../../api/http/transport';
import type { HttpAnswer, HttpRequest } from '../../../api/http/transport';
import { redactor } from '../../../api/redaction';
import { fakeTransport } from './fakes';

/** Secrets with characters that JSON and URLs spell differently. */
const accessToken = 'plant-access="T1"/+&';
const refreshToken = "plant-refresh T2 (x)!'~";
const clientSecret = 'plant-client T3*';
const password = 'plant-pass"w\\rd T4 %';
const token = 'plant.bearer.T5';
const planted = /plant|T[1-5]/;

/** Everything that the request held, in several spellings, as the most careless server would give it back. */
function echo({ url, headers, body }: HttpRequest): string {
  return [url, decodeURIComponent(url.replaceAll('+', ' ')), ...Object.values(headers), body ?? ''].join(
    ' | ',
  );
}

const echoes: Record<string, (text: string) => HttpAnswer> = {
  'plain text': (text) => ({ status: 500, headers: {}, body: text }),
  'an error of the console': (text) => ({ status: 403, headers: {}, body: JSON.stringify({ msg: text }) }),
  'an error with code and id': (text) => ({
    status: 400,
    headers: { 'x-request-id': text },
    body: JSON.stringify({ errorCode: text, errorMessage: text, detail: text }),
  }),
  'the title of a web page': (text) => ({ status: 500, headers: {}, body: `<html><title>${text}</title>` }),
  'the title of a web page with 200': (text) => ({
    status: 200,
    headers: {},
    body: `<html><title>${text}</title>`,
  }),
  'an answer of another form': (text) => ({
    status: 200,
    headers: {},
    body: JSON.stringify({ [text]: text, app: text }),
  }),
  'the target of a redirect': (text) => ({
    status: 302,
    headers: { location: `https://other.test/${encodeURIComponent(text)}?${encodeURIComponent(text)}` },
    body: '',
  }),
  'a redirect within the server': (text) => ({
    status: 307,
    headers: { location: `/${encodeURIComponent(text)}?${encodeURIComponent(text)}` },
    body: '',
  }),
  'a refused token': (text) => ({ status: 401, headers: {}, body: JSON.stringify({ msg: text }) }),
};

async function everythingShown(answer: (request: HttpRequest, count: number) => HttpAnswer, signIn: SignIn) {
  const { transport, requests } = fakeTransport(answer);
  const log: RequestLogLine[] = [];
  const options = { address: 'http://server.test', transport, log: (line: RequestLogLine) => log.push(line) };
  const credentials = signIn.credentials(createClient({ ...options, credentials: noCredentials() }));
  const client = createClient({ ...options, credentials });
  const outcome = await signIn.call(client).catch((error: unknown) => error);
  assert.ok(outcome instanceof ApiError);
  const shown = [
    JSON.stringify({ ...outcome, message: outcome.message, stack: outcome.stack }),
    ...[outcome, log, client, credentials].map((value) => inspect(value, { depth: 20, showHidden: true })),
  ].join('\n');
  return { shown, requests, log };
}

interface SignIn {
  /** `client` asks the server that signs in, without credentials. */
  readonly credentials: (client: ApiClient) => Credentials;
  readonly call: (client: ApiClient) => Promise<unknown>;
}

const askConsole = (client: ApiClient) => client.call(getApp, { appName: 'shop' });
const askRegistry = (client: ApiClient) => client.call(getGovernStatistics, { project_id: 'default' });

const withLainToken: SignIn = { credentials: () => lainToken({ accessToken }), call: askConsole };
const withRefresh: SignIn = {
  credentials: (sso) =>
    lainToken({
      accessToken,
      refresh: { sso, clientId: '3', clientSecret, refreshToken, redirectUri: 'https://example.com' },
    }),
  call: askConsole,
};
const withRegistryPassword: SignIn = {
  credentials: (registry) => registryPassword({ registry, name: 'root', password }),
  call: askRegistry,
};
const withIamPassword: SignIn = {
  credentials: (iam) => iamPassword({ iam, domain: 'd', user: 'u', project: 'p', password }),
  call: askRegistry,
};

describe('secrets', () => {
  for (const [form, answer] of Object.entries(echoes)) {
    it(`of the console stay inside when the server echoes them in ${form}`, async () => {
      const { shown, requests } = await everythingShown((request) => answer(echo(request)), withLainToken);
      assert.ok(requests.some(({ headers }) => headers['access-token'] === accessToken));
      assert.doesNotMatch(shown, planted);
    });

    it(`of the SSO stay inside when it echoes them in ${form}`, async () => {
      const refuseThenEcho = (request: HttpRequest) =>
        request.url.includes('/oauth2/') ? answer(echo(request)) : { status: 401, headers: {}, body: '{}' };
      const { shown, requests } = await everythingShown(refuseThenEcho, withRefresh);
      assert.ok(requests.some(({ url }) => url.includes('plant-refresh')));
      assert.doesNotMatch(shown, planted);
    });

    for (const [name, signIn] of Object.entries({ registry: withRegistryPassword, IAM: withIamPassword })) {
      it(`of the ${name} sign-in stay inside when it echoes them in ${form}`, async () => {
        const { shown, requests } = await everythingShown((request) => answer(echo(request)), signIn);
        assert.ok(requests.some(({ body }) => body?.includes('plant-pass')));
        assert.doesNotMatch(shown, planted);
      });
    }

    it(`of a session stay inside when the registry echoes them in ${form}`, async () => {
      const signInThenEcho = (request: HttpRequest) =>
        request.url.endsWith('/v4/token')
          ? { status: 200, headers: {}, body: JSON.stringify({ token }) }
          : answer(echo(request));
      const { shown, requests } = await everythingShown(signInThenEcho, withRegistryPassword);
      assert.ok(requests.some(({ headers }) => headers['authorization'] === `Bearer ${token}`));
      assert.doesNotMatch(shown, planted);
    });
  }

  it('stay inside when the connection breaks with a message that holds them', async () => {
    const breaking = (request: HttpRequest) => {
      throw new TransportError('unreachable', echo(request), 'ODD');
    };
    const { shown, log } = await everythingShown(breaking, withLainToken);
    assert.equal(log.length, 1);
    assert.doesNotMatch(shown, planted);
  });

  it('of a query are masked in the log, which keeps the rest of the address', async () => {
    const { log } = await everythingShown(() => ({ status: 401, headers: {}, body: '{}' }), withRefresh);
    const line = log.find(({ url }) => url.includes('/oauth2/token'));
    assert.match(
      line?.url ?? '',
      /^http:\/\/server\.test\/oauth2\/token\?grant_type=refresh_token&refresh_token=•••&/,
    );
  });
});

describe('redactor', () => {
  it('replaces the longer secret first', () => {
    assert.equal(redactor(['abcd', 'abcdef'])('x abcdef abcd'), 'x ••• •••');
  });

  it('leaves words alone that are too short for a secret', () => {
    assert.equal(redactor(['', 'app'])('the app'), 'the app');
  });
});
