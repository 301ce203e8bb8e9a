import assert from 'node:assert/strict';
import { nacosEngineId, prodEngineId } from '../../../sandbox/seeds/demo/cse';
import { startWithCse } from './cse-running';

const invalid = [400, 'SVCSTG.00400100'];
const dev = { customNamespaceId: 'load', namespaceName: 'Load tests' };
const changed = { namespace: 'dev', namespaceShowName: 'Dev', namespaceDesc: '' };
const all = { offset: '0', limit: '0' };

describe('sandbox: namespaces of Nacos by hand', () => {
  let sandbox: Awaited<ReturnType<typeof startWithCse>>;
  let token: string;
  before(async () => {
    sandbox = await startWithCse();
    token = await sandbox.tokenFor('eu-west-101');
  });
  after(() => sandbox.close());

  async function send(method: string, query: Record<string, string>, headers: Record<string, string> = {}) {
    const path = `/v1/${sandbox.project_id}/nacos/v1/console/namespaces`;
    const url = `${sandbox.ready.cse}${path}?${new URLSearchParams(query).toString()}`;
    const usual = { 'X-Auth-Token': token, 'x-engine-id': nacosEngineId, 'X-Enterprise-Project-ID': '0' };
    const answer = await fetch(url, { method, headers: { ...usual, ...headers } });
    const body = (await answer.json()) as { error_code?: string };
    return answer.ok ? body : [answer.status, body.error_code];
  }

  const refused: readonly (readonly [method: string, what: string, query: Record<string, string>])[] = [
    ['POST', 'without an id', { namespaceName: 'Load' }],
    ['POST', 'without a name', { customNamespaceId: 'load' }],
    ['POST', 'with a space in the id', { ...dev, customNamespaceId: 'a b' }],
    ['POST', 'with a dot in the id', { ...dev, customNamespaceId: 'a.b' }],
    ['POST', 'with a long id', { ...dev, customNamespaceId: 'x'.repeat(129) }],
    ['POST', 'with a sign in the name', { ...dev, namespaceName: 'R&D' }],
    ['POST', 'with a long name', { ...dev, namespaceName: 'x'.repeat(129) }],
    ['POST', 'with a long description', { ...dev, namespaceDesc: 'x'.repeat(257) }],
    ['POST', 'that exists', { ...dev, customNamespaceId: 'dev' }],
    ['POST', 'that is reserved', { ...dev, customNamespaceId: 'public' }],
    ['POST', 'in the spelling of the tables', { custom_namespace_id: 'load', namespace_name: 'Load' }],
    ['PUT', 'without a description', { namespace: 'dev', namespaceShowName: 'Dev' }],
    ['PUT', 'that is not there', { ...changed, namespace: 'none' }],
    ['PUT', 'that is reserved', { ...changed, namespace: 'public' }],
    ['PUT', 'without an id', { ...changed, namespace: '' }],
    ['DELETE', 'in the spelling of the tables', { namespace_id: 'dev' }],
    ['DELETE', 'that is not there', { namespaceId: 'none' }],
    ['DELETE', 'that is reserved', { namespaceId: 'public' }],
    ['DELETE', 'without an id', {}],
    ['GET', 'before the first page', { ...all, offset: '-1' }],
    ['GET', 'without a page', {}],
  ];
  for (const [method, what, query] of refused) {
    it(`refuses ${method} of one ${what}`, async () => {
      assert.deepEqual(await send(method, query), invalid);
    });
  }

  it('answers true for what it does, also at the limits', async () => {
    const id = 'x'.repeat(128);
    const longest = { customNamespaceId: id, namespaceName: id, namespaceDesc: 'x'.repeat(256) };
    assert.equal(await send('POST', longest), true);
    assert.equal(await send('PUT', { ...changed, namespace: id }), true);
    assert.equal(await send('DELETE', { namespaceId: id }), true);
    assert.deepEqual(await send('DELETE', { namespaceId: id }), invalid);
  });

  it('takes a form in the body like the query', async () => {
    const url = `${sandbox.ready.cse}/v1/${sandbox.project_id}/nacos/v1/console/namespaces`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'X-Auth-Token': token, 'x-engine-id': nacosEngineId, 'X-Enterprise-Project-ID': '0' },
      body: new URLSearchParams({ ...dev, customNamespaceId: 'by-form' }),
    });
    assert.equal(await answer.json(), true);
    assert.equal(await send('DELETE', { namespaceId: 'by-form' }), true);
  });

  it('knows Nacos engines alone, and who is calling', async () => {
    assert.deepEqual(await send('GET', all, { 'x-engine-id': prodEngineId }), [400, 'SVCSTG.00501116']);
    assert.deepEqual(await send('GET', all, { 'x-engine-id': '' }), invalid);
    assert.deepEqual(await send('GET', all, { 'X-Auth-Token': 'made-up' }), [401, 'APIGW.0301']);
  });
});
