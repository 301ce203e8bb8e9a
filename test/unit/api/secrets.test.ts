import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { lainToken } from '../../../api/auth/lain-token';
import { registryPassword } from '../../../api/auth/registry-password';
import {
  exportKieConfigurations,
  importKieConfigurations,
} from '../../../api/catalogue/cse/dynamic-configuration';
import { getGitFile } from '../../../api/catalogue/git/files';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { getApp } from '../../../api/catalogue/lain/apps';
import type { Operation } from '../../../api/catalogue/operation';
import { getGovernStatistics } from '../../../api/catalogue/registry/govern';
import type { ApiClient } from '../../../api/client';
import type { ApiError } from '../../../api/errors/api-error';
import { TransportError } from '../../../api/http/transport';
import type { HttpRequest } from '../../../api/http/transport';
import { redactor } from '../../../api/redaction';
import {
  accessToken,
  bodyText,
  clientSecret,
  echo,
  echoes,
  everythingShown,
  password,
  planted,
  refreshToken,
  token,
} from './everything-shown';
import type { SignIn } from './everything-shown';
import { assertEvery } from '../../every';

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
const engine = { project_id: 'p', 'x-engine-id': 'e' };
const file = `{"data":[{"key":"db","value":${JSON.stringify(password)}}],"note":"${clientSecret}"}`;
const withFile: SignIn = {
  credentials: () => lainToken({ accessToken }),
  call: (client) => client.call(importKieConfigurations, { ...engine, body: { upload_file: file } }),
};
const withDownload: SignIn = {
  credentials: () => lainToken({ accessToken }),
  call: (client) => client.download(exportKieConfigurations, { ...engine, body: { ids: [] } }),
};
const withGitFile: SignIn = {
  credentials: () => lainToken({ accessToken }),
  call: (client) =>
    client.download(getGitFile, {
      project_id: 'p',
      namespace: 'n',
      project: 'r',
      path: 'f',
      ref: 'main',
      'X-Repo-Auth': 'auth',
    }),
};
const withPages: SignIn = {
  credentials: () => lainToken({ accessToken }),
  call: (client) => client.pages(listKieKvs, { project_id: 'default' }).next(),
};
const withWatch = (troubles: unknown[]): SignIn => ({
  credentials: () => lainToken({ accessToken }),
  call: async (client) => {
    const end = new AbortController();
    let last: unknown;
    const trouble = (error: ApiError) => {
      troubles.push(error);
      last = error;
      end.abort();
    };
    for await (const news of client.watch(
      listKieKvs,
      { project_id: 'default' },
      { signal: end.signal, trouble },
    )) {
      assert.fail(`no news was to come: ${JSON.stringify(news)}`);
    }
    throw last;
  },
});

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

    it(`of the registry sign-in stay inside when it echoes them in ${form}`, async () => {
      const echoAll = (request: HttpRequest) => answer(echo(request));
      const { shown, requests } = await everythingShown(echoAll, withRegistryPassword);
      assert.ok(requests.some(({ body }) => bodyText({ body }).includes('plant-pass')));
      assert.doesNotMatch(shown, planted);
    });

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

  // Every object is an answer to an import, so that one of another form is no error.
  const errors = Object.entries(echoes).filter(([form]) => form !== 'an answer of another form');
  for (const [form, answer] of errors) {
    it(`of a file that is imported stay inside when the server echoes them in ${form}`, async () => {
      const { shown, requests } = await everythingShown((request) => answer(echo(request)), withFile);
      assertEvery(requests, (request) => bodyText(request).includes(file));
      assert.doesNotMatch(shown, planted);
    });
  }

  for (const [form, answer] of Object.entries(echoes)) {
    it(`stay inside when a download ends in ${form}`, async () => {
      const { shown } = await everythingShown((request) => answer(echo(request)), withDownload);
      assert.doesNotMatch(shown, planted);
    });

    it(`stay inside when reading the pages of a list ends in ${form}`, async () => {
      const { shown } = await everythingShown((request) => answer(echo(request)), withPages);
      assert.doesNotMatch(shown, planted);
    });

    it(`stay inside when a watch ends in, or outlives, ${form}`, async () => {
      const troubles: unknown[] = [];
      const { shown } = await everythingShown((request) => answer(echo(request)), withWatch(troubles));
      assert.doesNotMatch(shown + inspect(troubles, { depth: 20, showHidden: true }), planted);
    });
  }

  it('stay inside when a file of base64 is none', async () => {
    const notBase64 = () => ({
      status: 200,
      headers: {},
      body: JSON.stringify({ sha: accessToken, encoding: 'base64', content: accessToken }),
    });
    const { shown } = await everythingShown(notBase64, withGitFile);
    assert.match(shown, /base64/);
    assert.doesNotMatch(shown, planted);
  });

  it('of an input stay inside when it does not fit', async () => {
    const wrong: SignIn = {
      ...withLainToken,
      call: (client) =>
        client.call<Operation>(importKieConfigurations, {
          ...engine,
          override: accessToken,
          body: { upload_file: [accessToken] },
        }),
    };
    const { shown, requests } = await everythingShown(() => assert.fail('nothing is to be sent'), wrong);
    assert.equal(requests.length, 0);
    assert.doesNotMatch(shown, planted);
  });

  it('stay inside when the connection breaks with a message that contains them', async () => {
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
