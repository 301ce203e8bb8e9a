import assert from 'node:assert/strict';
import { prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { startWithCse } from './cse-running';

describe('sandbox: the engine service by hand', () => {
  let sandbox: Awaited<ReturnType<typeof startWithCse>>;
  let token: string;
  before(async () => {
    sandbox = await startWithCse();
    token = await sandbox.tokenFor('eu-west-101');
  });
  after(() => sandbox.close());

  async function send(method: string, path: string, more: { headers?: object; body?: string } = {}) {
    const { headers = { 'X-Auth-Token': token }, body } = more;
    const url = `${sandbox.ready.cse}${path.replace('{project_id}', sandbox.project_id)}`;
    const answer = await fetch(url, { method, headers: { ...headers }, ...(body !== undefined && { body }) });
    const text = await answer.text();
    const value = JSON.parse(text === '' ? '{}' : text) as Record<string, string | undefined>;
    return [answer.status, value['error_code'], value['detail'] ?? value['error_msg']] as const;
  }
  const refused = async (...call: Parameters<typeof send>) => (await send(...call)).slice(0, 2);
  const engines = '/v2/{project_id}/enginemgr/engines';
  const files = '/v1/{project_id}/kie/download';
  const unauthorized = [401, 'APIGW.0301'];

  for (const path of [engines, '/v2/{project_id}/enginemgr/quotas']) {
    it(`lets nobody in without a token it knows: ${path}`, async () => {
      assert.deepEqual(await refused('GET', path, { headers: {} }), unauthorized);
      assert.deepEqual(await refused('GET', path, { headers: { 'X-Auth-Token': 'made-up' } }), unauthorized);
      assert.equal((await send('GET', path))[0], 200);
    });
  }

  it('lets a token into its own project alone', async () => {
    const headers = { 'X-Auth-Token': await sandbox.tokenFor('ap-southeast-1') };
    assert.deepEqual(await refused('GET', engines, { headers }), unauthorized);
    const own = engines.replace('{project_id}', '0c2c5cf6a2f84f5e8b0d5ea2c9a1f7e3');
    assert.equal((await send('GET', own, { headers }))[0], 200);
    const foreign = await refused('GET', `${own}/${prodEngineId}`, { headers });
    assert.deepEqual(foreign, [400, 'SVCSTG.00501116'], 'the engine is that of another project');
  });

  it('does not know other methods and paths', async () => {
    assert.deepEqual(await send('PATCH', engines), [404, 'APIGW.0101', 'The API does not exist']);
    assert.deepEqual(await refused('GET', '/v9/nothing'), [404, 'APIGW.0101']);
    assert.deepEqual(await refused('GET', `${engines}/a/b/c`), [404, 'APIGW.0101']);
  });

  for (const body of ['', '{', 'null', '[]', '"shop"', '{"name":"shop"', '\u0000']) {
    it(`refuses the body ${JSON.stringify(body)}`, async () => {
      const [status, code = '', detail = ''] = await send('POST', engines, { body });
      assert.equal(status, 400);
      assert.match(code, /^SVCSTG\.00(400100|501\d{3})$/);
      assert.match(detail, /is required|is invalid/);
    });
  }

  it('refuses bodies of more than 12 MB', async () => {
    const body = JSON.stringify({ description: 'x'.repeat(12 * 1024 * 1024) });
    assert.deepEqual(await refused('POST', engines, { body }), [413, 'APIGW.0201']);
  });

  it('asks for the header that names an engine, before it reads the body', async () => {
    const [status, code, detail] = await send('POST', files, { body: '{' });
    assert.deepEqual([status, code], [400, 'SVCSTG.00400100']);
    assert.match(detail ?? '', /x-engine-id/);
    const named = (id: string, body: string) => {
      const headers = { 'X-Auth-Token': token, 'x-engine-id': id };
      return refused('POST', files, { headers, body });
    };
    assert.deepEqual(await named(prodEngineId, '{'), [400, 'SVCSTG.00400653']);
    assert.deepEqual(await named('none', '{"ids":[]}'), [400, 'SVCSTG.00501116']);
  });

  it('passes nothing on to an engine that is not there yet', async () => {
    const wanted = {
      name: 'young-engine',
      payment: '1',
      flavor: 'cse.s1.small2',
      azList: ['eu-west-101a'],
      authType: 'NONE',
      vpc: 'vpc-shop',
      vpcId: 'vpc-1',
      networkId: 'network-1',
      subnetCidr: '10.20.1.0/24',
      specType: 'CSE2',
    };
    const created = await fetch(
      `${sandbox.ready.cse}${engines.replace('{project_id}', sandbox.project_id)}`,
      {
        method: 'POST',
        headers: { 'X-Auth-Token': token },
        body: JSON.stringify(wanted),
      },
    );
    const { id } = (await created.json()) as { id: string };
    const call = { headers: { 'X-Auth-Token': token, 'x-engine-id': id }, body: '{"ids":[]}' };
    assert.match((await send('POST', files, call))[2] ?? '', /Creating/);
    sandbox.advance(600_000);
    assert.deepEqual(await refused('POST', files, call), [404, 'SVCSTG.00400106'], 'it is there, and empty');
  });

  it('refuses jobs that do not exist, and times that are none', async () => {
    const jobs = `${engines}/${prodEngineId}/jobs`;
    assert.deepEqual(await refused('GET', `${jobs}/latest`), [400, 'SVCSTG.00501152']);
    assert.deepEqual(await refused('GET', `${jobs}/1`), [400, 'SVCSTG.00501153']);
    assert.deepEqual(await refused('GET', `${jobs}?from-time=noon`), [400, 'SVCSTG.00400100']);
    assert.deepEqual(await refused('GET', `${engines}/none/jobs`), [400, 'SVCSTG.00501116']);
    assert.equal((await send('GET', `${jobs}?limit=1&offset=0`))[0], 200);
  });
});
