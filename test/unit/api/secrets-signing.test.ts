import assert from 'node:assert/strict';
import { accessKeys } from '../../../api/auth/access-keys';
import { engineExchange } from '../../../api/auth/engine-exchange';
import { iamPassword } from '../../../api/auth/iam-password';
import { engineToken, iamToken } from '../../../api/auth/iam-token';
import { getGovernStatistics } from '../../../api/catalogue/registry/govern';
import type { ApiClient } from '../../../api/client';
import { TransportError } from '../../../api/http/transport';
import type { HttpAnswer, HttpRequest } from '../../../api/http/transport';
import {
  accessToken,
  bodyText,
  echo,
  echoes,
  everythingShown,
  password,
  planted,
  token,
} from './everything-shown';
import type { SignIn } from './everything-shown';

const call = (client: ApiClient) => client.call(getGovernStatistics, { project_id: 'default' });
const keys = { accessKey: 'AK-1', secretKey: password, securityToken: accessToken, projectId: 'p' };

const withKeys: SignIn = { credentials: () => accessKeys(keys), call };
const withIamToken: SignIn = { credentials: () => iamToken(accessToken), call };
const withEngineToken: SignIn = { credentials: () => engineToken(accessToken), call };
const withPassword: SignIn = {
  credentials: (iam) => iamPassword({ iam, domain: 'd', user: 'u', project: 'p', password }),
  call,
};
const withExchange: SignIn = {
  credentials: (_, open) => engineExchange({ cse: open(accessKeys(keys)), projectId: 'p', engineId: 'e' }),
  call,
};

/** Requests whose answer is a token. */
const signInPaths = /\/v3\/auth\/tokens|\/enginemgr\/engines\/e\/tokens$/;

/** A server that signs in whoever asks, and gives everything else back as it came. */
function signInThen(answer: (text: string) => HttpAnswer) {
  return (request: HttpRequest): HttpAnswer => {
    if (!signInPaths.test(request.url)) return answer(echo(request));
    const isIam = request.url.includes('/v3/');
    const given = isIam ? { expires_at: '2099-01-01T00:00:00Z' } : token;
    return {
      status: isIam ? 201 : 200,
      headers: { 'x-subject-token': token },
      body: JSON.stringify({ token: given }),
    };
  };
}

/** What no text may hold of these requests: the planted secrets, and the signatures that were made with them. */
function assertHidden({ shown, requests }: { shown: string; requests: readonly HttpRequest[] }): void {
  assert.doesNotMatch(shown, planted);
  const signatures = requests.flatMap(({ headers }) => [
    ...(headers['authorization'] ?? '').matchAll(/Signature=(\w{64})$/g),
  ]);
  for (const [, digits = ''] of signatures) assert.ok(!shown.includes(digits), 'a signature is shown');
}

describe('secrets of the cloud', () => {
  for (const [form, answer] of Object.entries(echoes)) {
    const echoAll = (request: HttpRequest) => answer(echo(request));

    it(`stay inside when a service echoes signed requests in ${form}`, async () => {
      const outcome = await everythingShown(echoAll, withKeys);
      const [{ headers = {} } = {}] = outcome.requests;
      assert.match(headers['authorization'] ?? '', /Signature=\w{64}$/);
      assert.equal(headers['x-security-token'], accessToken);
      assertHidden(outcome);
    });

    it(`stay inside when a service echoes pasted tokens in ${form}`, async () => {
      const ofIam = await everythingShown(echoAll, withIamToken);
      assert.equal(ofIam.requests[0]?.headers['x-auth-token'], accessToken);
      assertHidden(ofIam);
      const ofEngine = await everythingShown(echoAll, withEngineToken);
      assert.equal(ofEngine.requests[0]?.headers['authorization'], `Bearer ${accessToken}`);
      assertHidden(ofEngine);
    });

    it(`stay inside when IAM echoes a sign-in in ${form}`, async () => {
      const outcome = await everythingShown(echoAll, withPassword);
      assert.ok(outcome.requests.some((request) => bodyText(request).includes('plant-pass')));
      assertHidden(outcome);
    });

    it(`stay inside when CSE echoes the exchange for an engine's token in ${form}`, async () => {
      const outcome = await everythingShown(echoAll, withExchange);
      assert.match(outcome.requests[0]?.url ?? '', signInPaths);
      assertHidden(outcome);
    });

    for (const [name, signIn, header] of [
      ['IAM', withPassword, token],
      ['an engine', withExchange, `Bearer ${token}`],
    ] as const) {
      it(`stay inside when a server echoes a token that ${name} gave in ${form}`, async () => {
        const outcome = await everythingShown(signInThen(answer), signIn);
        assert.ok(outcome.requests.some(({ headers }) => Object.values(headers).includes(header)));
        assertHidden(outcome);
      });
    }
  }

  it('stay inside when the connection breaks with a message that contains a signed request', async () => {
    const breaking = (request: HttpRequest) => {
      throw new TransportError('unreachable', echo(request), 'ODD');
    };
    assertHidden(await everythingShown(breaking, withKeys));
    assertHidden(await everythingShown(breaking, withExchange));
  });

  it('stay out of the addresses that are called', async () => {
    for (const signIn of [withKeys, withIamToken, withEngineToken, withPassword, withExchange]) {
      const { requests, log } = await everythingShown(
        signInThen((body) => ({ status: 500, headers: {}, body })),
        signIn,
      );
      assert.equal(log.length, requests.length);
      assert.doesNotMatch(requests.map(({ url }) => url).join(), planted);
    }
  });
});
