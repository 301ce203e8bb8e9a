import assert from 'node:assert/strict';
import * as Type from 'typebox';
import { noCredentials } from '../../../api/auth/credentials';
import type { UnsignedRequest } from '../../../api/auth/credentials';
import { importKieConfigurations } from '../../../api/catalogue/cse/dynamic-configuration';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { defineOperation } from '../../../api/catalogue/operation';
import { createClient } from '../../../api/client';
import { multipartBody } from '../../../api/multipart';
import { percentEncoded } from '../../../api/percent-encoding';
import { fakeTransport, json } from './fakes';

const address = 'http://server.test';
const noItems = () => json(200, { total: 0, data: [] });

describe('a query', () => {
  async function queryOf(input: { label?: string | string[]; key?: string; value?: string }) {
    const { transport, requests } = fakeTransport(noItems);
    const client = createClient({ address, credentials: noCredentials(), transport });
    await client.call(listKieKvs, { project_id: 'default', ...input });
    return new URL(requests[0]?.url ?? '').search;
  }

  it('is written by RFC 3986, as signatures want it', async () => {
    assert.equal(
      await queryOf({ value: "一 (&=?!#%.*)'~+/" }),
      '?value=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29%27~%2B%2F',
    );
  });

  it('repeats the name of a list', async () => {
    assert.equal(await queryOf({ label: ['app:shop', 'env:'] }), '?label=app%3Ashop&label=env%3A');
    assert.equal(await queryOf({ label: 'app:shop' }), '?label=app%3Ashop');
    assert.equal(await queryOf({ label: [] }), '');
  });

  it('takes no more labels than the server does', async () => {
    const tooMany = queryOf({ label: Array.from({ length: 9 }, (_, index) => `a${index}:b`) });
    await assert.rejects(tooMany, { kind: 'invalid-request', message: /label/ });
  });

  it('is signed as it is sent', async () => {
    const { transport, requests } = fakeTransport(noItems);
    const signed: UnsignedRequest[] = [];
    const credentials = {
      headers: async (request: UnsignedRequest) => {
        signed.push(request);
        return {};
      },
    };
    const client = createClient({ address, credentials, transport });
    await client.call(listKieKvs, { project_id: 'default', label: ['a:b c', 'd:e'] });
    assert.equal(signed[0]?.url, requests[0]?.url);
  });
});

describe('a form with files', () => {
  const schema = Type.Object({
    upload_file: Type.String({ contentMediaType: 'application/json' }),
    note: Type.Optional(Type.String()),
  });
  const written = (body: Record<string, unknown>) => {
    const { contentType, bytes } = multipartBody(schema, body);
    return { contentType, text: new TextDecoder().decode(bytes), bytes };
  };

  it('is what RFC 7578 says, to the byte', () => {
    const { contentType, text } = written({ upload_file: '{"a":"限"}', note: undefined });
    assert.equal(contentType, 'multipart/form-data; boundary=engine-room-boundary-0');
    assert.equal(
      text,
      '--engine-room-boundary-0\r\n' +
        'Content-Disposition: form-data; name="upload_file"; filename="upload_file"\r\n' +
        'Content-Type: application/json\r\n\r\n' +
        '{"a":"限"}\r\n' +
        '--engine-room-boundary-0--\r\n',
    );
  });

  it('is read by others with everything that a file may hold', async () => {
    const file = '\uFEFF--engine-room-boundary-0\r\n\r\n--engine-room-boundary-1--\0\n\r "限" \u{1F600}';
    const { contentType, bytes } = written({ upload_file: file, note: '' });
    assert.match(contentType, /boundary-2$/);
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    const read = form.get('upload_file');
    assert.ok(read instanceof File);
    assert.equal(read.type, 'application/json');
    assert.deepEqual(Buffer.from(await read.arrayBuffer()), Buffer.from(file));
    assert.deepEqual([...form.keys()], ['upload_file', 'note']);
  });

  it('is complete when it is signed, and the same when it is sent again after a 401', async () => {
    const { transport, requests } = fakeTransport((_, count) =>
      count === 1 ? json(401, {}) : json(200, { success: [], failure: [] }),
    );
    const signed: UnsignedRequest[] = [];
    let renewed = 0;
    const credentials = {
      headers: async (request: UnsignedRequest) => {
        signed.push(request);
        return { authorization: `signature ${renewed}` };
      },
      renew: async () => ++renewed === 1,
    };
    const client = createClient({ address, credentials, transport });
    await client.call(importKieConfigurations, {
      project_id: 'p',
      'x-engine-id': 'e',
      override: 'skip',
      body: { upload_file: '{"data":[]}' },
    });
    assert.equal(requests.length, 2);
    for (const request of [...requests, ...signed]) {
      assert.ok(request.body instanceof Uint8Array);
      assert.match(request.headers['content-type'] ?? '', /^multipart\/form-data; boundary=/);
      assert.deepEqual(request.body, requests[0]?.body);
    }
  });
});

describe('percent-encoding', () => {
  it('leaves what RFC 3986 calls unreserved, and nothing else', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
    assert.equal(
      percentEncoded(ascii).replace(/%[0-9A-F]{2}/g, ''),
      '-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~',
    );
    assert.equal(decodeURIComponent(percentEncoded(ascii)), ascii);
  });

  it('is that of paths too', async () => {
    const operation = defineOperation({
      id: 'getThing',
      service: 'cse',
      group: 'things',
      title: 'Show a thing',
      method: 'GET',
      path: '/things/{name}',
      pathParameters: Type.Object({ name: Type.String() }),
      answer: Type.Object({}),
      permission: 'none',
      source: { document: 'Things', section: '1' },
    });
    const { transport, requests } = fakeTransport(() => json(200, {}));
    const client = createClient({ address, credentials: noCredentials(), transport });
    await client.call(operation, { name: "a b(c)'d*!" });
    assert.equal(requests[0]?.url, 'http://server.test/things/a%20b%28c%29%27d%2A%21');
  });
});
