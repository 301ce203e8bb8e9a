import assert from 'node:assert/strict';
import {
  authorization,
  canonicalRequest,
  sdkDate,
  signature,
  stringToSign,
  timeOfSdkDate,
} from '../../../api/auth/signing';
import { accessKey, jun2020, secretKey, vectors } from './signing-vectors';

const [first] = vectors;
if (!first) throw new Error('there are vectors');

describe('signing', () => {
  for (const { name, request, signature: expected } of vectors) {
    it(`signs ${name}`, () => assert.equal(signature(request, secretKey), expected));
  }

  it('signs bytes as the text that they are', () => {
    for (const { request, signature: expected } of vectors) {
      const bytes = { ...request, body: request.body && new TextEncoder().encode(String(request.body)) };
      assert.equal(signature({ ...bytes, body: bytes.body ? bytes.body : undefined }, secretKey), expected);
    }
  });

  it('has one spelling of a request', () => {
    assert.deepEqual(canonicalRequest(first.request).split('\n'), [
      'GET',
      '/resources/',
      'size=1',
      'host:service.endpoint.myhuaweicloud.com',
      `x-sdk-date:${jun2020}`,
      '',
      'host;x-sdk-date',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ]);
    assert.match(
      stringToSign(first.request),
      /^SDK-HMAC-SHA256\n20200608T023900Z\n.*de94dd1e1ccdb730b403ce35d7e14f7c7b04337f6def1c3a3a2ba936852b133f$/s,
    );
  });

  it('sorts and encodes a query', () => {
    const values = { limit: '1', enable: 'true', test: '一 (&=?!#%.*)', path: '/tmp/123' };
    const single = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const url = `https://host.test/?${[...single, 'multi=2', 'multi=1', 'multi=3'].join('&')}`;
    const query = canonicalRequest({ method: 'GET', url, headers: {} }).split('\n')[2];
    assert.equal(
      query,
      'enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29',
    );
  });

  it('takes a given hash in place of that of the body', () => {
    const headers = { 'x-sdk-date': jun2020, 'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD' };
    const request = { method: 'POST', url: 'https://host.test/', headers };
    assert.equal(
      signature({ ...request, body: 'a' }, secretKey),
      signature({ ...request, body: 'b' }, secretKey),
    );
    assert.ok(canonicalRequest({ ...request, body: 'a' }).endsWith('\nUNSIGNED-PAYLOAD'));
  });

  it('names the access key and the signed headers', () => {
    assert.equal(
      authorization(first.request, accessKey, secretKey),
      `SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature=${first.signature}`,
    );
  });

  it('writes and reads the time of a request', () => {
    const time = Date.UTC(2026, 0, 31, 23, 59, 59);
    assert.equal(sdkDate(time + 123), '20260131T235959Z');
    assert.equal(timeOfSdkDate('20260131T235959Z'), time);
    assert.equal(timeOfSdkDate('2026-01-31'), undefined);
  });
});
