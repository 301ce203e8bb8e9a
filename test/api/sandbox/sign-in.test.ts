import assert from 'node:assert/strict';
import type { Credentials } from '../../../api/auth/credentials';
import { iamPassword } from '../../../api/auth/iam-password';
import { registryPassword } from '../../../api/auth/registry-password';
import { listAuthProjects, listProjects } from '../../../api/catalogue/iam/projects';
import { createToken } from '../../../api/catalogue/iam/tokens';
import type { Input } from '../../../api/catalogue/operation';
import { getRegistryVersion } from '../../../api/catalogue/registry/govern';
import { listMicroservices } from '../../../api/catalogue/registry/microservices';
import { obtainServiceCombToken } from '../../../api/catalogue/registry/tokens';
import { listApplications } from '../../../api/catalogue/servicestage/applications';
import { createClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const project = { project_id: 'default' };
const minute = 60_000;

/** Credentials that send exactly these headers. */
function fixed(headers: Record<string, string>): Credentials {
  return { headers: () => Promise.resolve(headers) };
}

describe('sandbox: identity service', () => {
  let sandbox: TestSandbox;
  before(async () => {
    sandbox = await startTestSandbox({ tokenTtl: 600 });
  });
  after(() => sandbox.close());

  function request(
    given: Partial<{ name: string; password: string; domain: string; project: string }> = {},
  ): Input<typeof createToken> {
    const { iam } = sandbox.ready.credentials;
    const {
      name = iam.user,
      password = iam.password,
      domain = iam.domain,
      project: scope = iam.project,
    } = given;
    const identity = {
      methods: ['password' as const],
      password: { user: { name, password, domain: { name: domain } } },
    };
    return { body: { auth: { identity, scope: { project: { name: scope } } } } };
  }

  /** What ServiceStage says to credentials that it doesn't take. */
  async function messageOf(credentials: Credentials): Promise<string> {
    const client = createClient({ address: sandbox.ready.servicestage, credentials });
    try {
      const { projectId } = sandbox.ready.credentials.iam;
      const failure = await failureOf(client.call(listApplications, { project_id: projectId }));
      assert.deepEqual([failure.status, failure.code], [401, 'APIGW.0301']);
      return failure.message;
    } finally {
      await client.close();
    }
  }

  it('gives a token in a header, for a project, with an end', async () => {
    const { status, headers, data } = await sandbox.iam().send(createToken, request());
    assert.equal(status, 201);
    assert.ok((headers['x-subject-token'] ?? '').length > 100);
    assert.equal(data.token.project?.name, 'eu-west-101');
    assert.equal(Date.parse(data.token.expires_at), sandbox.now() + 10 * minute);
  });

  it('gives a token for the account, which lists its projects and opens no service of a region', async () => {
    const given = request().body.auth;
    const { domain } = sandbox.ready.credentials.iam;
    const scopes = [{ domain: { name: domain } }, { domain: { name: 'other' } }];
    const [own, other] = scopes.map((scope) =>
      sandbox.iam().send(createToken, { body: { auth: { ...given, scope } } }),
    );
    assert.ok(own && other);
    assert.equal((await failureOf(other)).kind, 'unauthorized');
    const { headers, data } = await own;
    assert.equal(data.token.project, undefined);
    const signed = fixed({ 'X-Auth-Token': headers['x-subject-token'] ?? '' });
    assert.equal((await sandbox.iam(signed).call(listAuthProjects, {})).projects.length, 2);
    assert.match(await messageOf(signed), /token is for no project/);
  });

  it('tells what is wrong with a token, in the words of the gateway', async () => {
    const { headers } = await sandbox.iam().send(createToken, request());
    const expires = new Date(sandbox.now() + 10 * minute).toISOString();
    assert.match(await messageOf(fixed({})), /x-auth-token not found/);
    assert.match(await messageOf(fixed({ 'X-Auth-Token': 'unknown' })), /decrypt token fail/);
    sandbox.advance(10 * minute);
    const expired = await messageOf(fixed({ 'X-Auth-Token': headers['x-subject-token'] ?? '' }));
    assert.ok(expired.endsWith(`token expires, expires_at:${expires}`), expired);
  });

  for (const wrong of [{ password: 'no' }, { name: 'nobody' }, { domain: 'other' }, { project: 'nowhere' }]) {
    it(`refuses a wrong ${Object.keys(wrong).join()}`, async () => {
      assert.equal((await failureOf(sandbox.iam().call(createToken, request(wrong)))).kind, 'unauthorized');
    });
  }

  it('lists projects until the token has expired', async () => {
    const { headers } = await sandbox.iam().send(createToken, request());
    const client = sandbox.iam(fixed({ 'X-Auth-Token': headers['x-subject-token'] ?? '' }));
    assert.equal((await client.call(listProjects, {})).projects.length, 2);
    const { projects } = await client.call(listProjects, { name: 'eu-west-101' });
    assert.deepEqual(
      projects.map((one) => one.name),
      ['eu-west-101'],
    );
    sandbox.advance(10 * minute);
    assert.equal((await failureOf(client.call(listProjects, {}))).kind, 'unauthorized');
  });

  it('works with the client’s own sign-in', async () => {
    const { iam } = sandbox.ready.credentials;
    const client = sandbox.iam(iamPassword({ iam: sandbox.iam(), ...iam }));
    assert.equal((await client.call(listProjects, {})).projects.length, 2);
  });
});

describe('sandbox: an engine that asks for a token', () => {
  let sandbox: TestSandbox;
  let account: { name: string; password: string };
  beforeEach(async () => {
    sandbox = await startTestSandbox({ registryAuthentication: 'rbac', tokenTtl: 600 });
    const { registry } = sandbox.ready.credentials;
    assert.ok(registry.authentication === 'rbac');
    account = { name: registry.name, password: registry.password };
  });
  afterEach(() => sandbox.close());

  const codeFor = async (headers: Record<string, string>) =>
    (await failureOf(sandbox.registry(fixed(headers)).call(listMicroservices, project))).code;

  it('tells its version to everybody', async () => {
    assert.ok((await sandbox.registry().call(getRegistryVersion, project)).version);
  });

  it('takes any word and one space before the token', async () => {
    const { token } = await sandbox.registry().call(obtainServiceCombToken, { body: account });
    const client = sandbox.registry(fixed({ Authorization: `Bear ${token}` }));
    assert.ok((await client.call(listMicroservices, project)).services?.length);
    assert.equal(await codeFor({}), '401204');
    assert.equal(await codeFor({ Authorization: `Bearer${token}` }), '401201');
    assert.equal(await codeFor({ Authorization: `Bearer  ${token}` }), '401201');
    assert.equal(await codeFor({ Authorization: 'Bearer nonsense' }), '401201');
    sandbox.advance(10 * minute);
    assert.equal(await codeFor({ Authorization: `Bearer ${token}` }), '401205');
  });

  it('gives tokens a life of their own when asked', async () => {
    const ask = (tokenExpirationTime: string) =>
      sandbox.registry().call(obtainServiceCombToken, { body: { ...account, tokenExpirationTime } });
    const { token } = await ask('30m');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      exp: number;
    };
    assert.equal(claims.exp, (sandbox.now() + 30 * minute) / 1000);
    assert.equal((await failureOf(ask('5m'))).code, '400001');
  });

  it('locks an account for a quarter of an hour after three wrong passwords', async () => {
    const signIn = (password: string) =>
      sandbox.registry().call(obtainServiceCombToken, { body: { ...account, password } });
    for (let time = 1; time <= 3; time += 1) assert.equal((await failureOf(signIn('wrong'))).code, '401202');
    assert.equal((await failureOf(signIn(account.password))).code, '403201');
    sandbox.advance(15 * minute);
    assert.ok((await signIn(account.password)).token);
  });

  it('works with the client’s own sign-in', async () => {
    const client = sandbox.registry(registryPassword({ registry: sandbox.registry(), ...account }));
    assert.ok((await client.call(listMicroservices, project)).services?.length);
  });
});
