import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { createNacosNamespace, listNacosNamespaces } from '../../../api/catalogue/nacos/namespaces';
import { getMicroservice } from '../../../api/catalogue/registry/microservices';
import { createClient } from '../../../api/client';
import { failureOfAnswer } from '../../../api/errors/answer-failure';
import { saysFailure } from '../../../api/errors/nacos-failures';
import { redactor } from '../../../api/redaction';
import { fakeTransport, json } from './fakes';

describe('failures of Nacos with a status of success', () => {
  const cases: [code: number, kind: string][] = [
    [400, 'refused'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [500, 'server'],
    [22001, 'not-found'],
    [22002, 'conflict'],
    [99999, 'refused'],
  ];
  for (const [code, kind] of cases) {
    it(`are found by the code ${code}`, () => {
      const answer = json(200, { code, message: 'said so', data: null });
      assert.equal(saysFailure(createNacosNamespace, answer), true);
      const error = failureOfAnswer(createNacosNamespace, answer, 'http://nacos.test/', redactor([]));
      assert.deepEqual(
        [error.kind, error.code, error.message, error.status],
        [kind, String(code), 'said so', 200],
      );
      assert.notEqual(error.remedy, '');
    });
  }

  it('are not seen in answers of success, nor in those of other services', () => {
    for (const body of [{ code: 0, data: [] }, { code: 200, message: null, data: [] }, true, 'ok', null]) {
      assert.equal(saysFailure(listNacosNamespaces, json(200, body)), false);
    }
    assert.equal(saysFailure(listNacosNamespaces, { status: 200, headers: {}, body: 'no json' }), false);
    assert.equal(saysFailure(getMicroservice, json(200, { code: 500 })), false);
  });

  it('reach the caller as an error', async () => {
    const { transport } = fakeTransport(() => json(200, { code: 403, message: 'no right', data: null }));
    const client = createClient({ address: 'http://nacos.test', credentials: noCredentials(), transport });
    const call = client.call(listNacosNamespaces, {
      project_id: 'p',
      'x-engine-id': 'e',
      'X-Enterprise-Project-ID': '0',
      offset: 0,
      limit: 0,
    });
    await assert.rejects(call, { name: 'ApiError', kind: 'forbidden', code: '403', message: 'no right' });
  });
});
