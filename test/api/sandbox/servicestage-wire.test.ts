import assert from 'node:assert/strict';
import { startWithStage } from './servicestage-running';

const gateway = {
  unknown: 'The API does not exist or has not been published in the environment',
  method: 'The API does not exist',
};

describe('sandbox: ServiceStage by hand', () => {
  let sandbox: Awaited<ReturnType<typeof startWithStage>>;
  let token: string;
  before(async () => {
    sandbox = await startWithStage({ seed: 'empty' });
    token = await sandbox.tokenFor('eu-west-101');
  });
  after(() => sandbox.close());

  async function send(method: string, path: string, more: { headers?: object; body?: string } = {}) {
    const { headers = { 'X-Auth-Token': token }, body } = more;
    const url = `${sandbox.ready.servicestage}${path.replace('{project_id}', sandbox.project_id)}`;
    const answer = await fetch(url, { method, headers: { ...headers }, ...(body !== undefined && { body }) });
    const text = await answer.text();
    const value = JSON.parse(text === '' ? '{}' : text) as { error_code?: string; error_msg?: string };
    return [answer.status, value.error_code, value.error_msg] as const;
  }
  const refused = async (...call: Parameters<typeof send>) => (await send(...call)).slice(0, 2);
  const applications = '/v2/{project_id}/cas/applications';
  const authorizations = '/v1/{project_id}/git/auths';

  for (const path of [applications, authorizations]) {
    it(`lets nobody in without a token it knows: ${path}`, async () => {
      const unauthorized = [401, 'APIGW.0301'];
      assert.deepEqual(await refused('GET', path, { headers: {} }), unauthorized);
      assert.deepEqual(await refused('GET', path, { headers: { 'X-Auth-Token': 'made-up' } }), unauthorized);
      assert.equal((await send('GET', path))[0], 200);
    });

    it(`lets a token into its own project alone: ${path}`, async () => {
      const other = await sandbox.tokenFor('ap-southeast-1');
      const headers = { 'X-Auth-Token': other };
      const [status, code, message] = await send('GET', path, { headers });
      assert.deepEqual([status, code], [401, 'APIGW.0301']);
      assert.match(message ?? '', /project/);
      const own = path.replace('{project_id}', '0c2c5cf6a2f84f5e8b0d5ea2c9a1f7e3');
      assert.equal((await send('GET', own, { headers }))[0], 200);
      assert.deepEqual(await refused('GET', own), [401, 'APIGW.0301']);
    });
  }

  it('keeps projects apart', async () => {
    await send('POST', applications, { body: '{"name":"shop"}' });
    const headers = { 'X-Auth-Token': await sandbox.tokenFor('ap-southeast-1') };
    const other = applications.replace('{project_id}', '0c2c5cf6a2f84f5e8b0d5ea2c9a1f7e3');
    const create = () => send('POST', other, { headers, body: '{"name":"shop"}' });
    assert.equal((await create())[0], 200, 'a name is taken in its project only');
    assert.deepEqual((await create()).slice(0, 2), [400, 'SVCSTG.00100400']);
  });

  it('does not know other methods and paths', async () => {
    const notThere = [404, 'APIGW.0101', gateway.method];
    assert.deepEqual(await send('PATCH', applications), notThere);
    assert.deepEqual(await send('DELETE', authorizations), notThere);
    assert.deepEqual(await send('GET', '/v9/x'), [404, 'APIGW.0101', gateway.unknown]);
    const unknown = [404, 'SVCSTG.00100408', 'The request cannot be found.'];
    assert.deepEqual(await send('GET', '/v2/{project_id}/cas/nothing'), unknown);
  });

  for (const body of ['', '{', 'null', '[]', '"shop"', '{"name":"shop"', '\u0000']) {
    it(`refuses the body ${JSON.stringify(body)}`, async () => {
      const [status, code, message] = await send('POST', applications, { body });
      assert.deepEqual([status, code], [400, 'SVCSTG.00100400']);
      assert.match(message ?? '', /^Invalid parameter\. Parameter \w+ is missing/);
    });
  }

  it('refuses bodies of more than 12 MB', async () => {
    const body = JSON.stringify({ name: 'shop', description: 'x'.repeat(12 * 1024 * 1024) });
    assert.deepEqual(await refused('POST', applications, { body }), [413, 'APIGW.0201']);
  });

  it('asks for the header that names a repository authorization', async () => {
    const namespaces = '/v1/{project_id}/git/repos/namespaces';
    const [status, code, message] = await send('GET', namespaces);
    assert.deepEqual([status, code], [400, 'SVCSTG.REPO.0400']);
    assert.match(message ?? '', /X-Repo-Auth/);
    const headers = { 'X-Auth-Token': token, 'X-Repo-Auth': 'x' };
    assert.deepEqual(await refused('GET', namespaces, { headers }), [400, 'SVCSTG.REPO.0400']);
  });

  it('asks for the id of a job', async () => {
    const jobs = '/v2/{project_id}/cas/jobs/';
    assert.deepEqual(await refused('GET', jobs), [400, 'SVCSTG.00100414']);
    assert.deepEqual(await refused('GET', `${jobs}JOBnone`), [404, 'SVCSTG.00100429']);
  });

  it('keeps tokens for as long as they live', async () => {
    sandbox.advance(24 * 3_600_000);
    assert.deepEqual(await refused('GET', applications), [401, 'APIGW.0301']);
  });
});
