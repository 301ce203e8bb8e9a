import assert from 'node:assert/strict';
import { authorization, sdkDate, timeOfSdkDate, unsignedPayload } from '../../../../api/auth/signing';
import type { WireRequest } from '../../../../sandbox/http/exchange';
import { keyOfSignature } from '../../../../sandbox/iam/signature';
import type { IamKey, IamState } from '../../../../sandbox/iam/state';
import { accessKey, secretKey, vectors } from '../../api/signing-vectors';

const minute = 60_000;
const now = Date.UTC(2026, 10, 21);

function stateWith(...keys: IamKey[]): IamState {
  return { domain: { id: 'd', name: 'd' }, projects: [], users: [], tokens: [], keys };
}

const permanent = (): IamKey => ({ accessKey, secretKey, userId: 'u' });

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What the signer believes to be the secret key, and the time. */
  readonly secretKey?: string;
  readonly at?: number;
  /** Names that are left out of the signature. */
  readonly unsigned?: readonly string[];
}

/** A request as it arrives, signed as the client says. */
function received({ headers = {}, body = '', ...signer }: Sent = {}): WireRequest {
  const url = '/v2/p/enginemgr/engines?limit=1';
  const all = { host: 'cse.test', 'x-sdk-date': sdkDate(signer.at ?? now), ...headers };
  const { unsigned = [] } = signer;
  const signed = Object.fromEntries(Object.entries(all).filter(([name]) => !unsigned.includes(name)));
  const toSign = { method: 'PUT', url, headers: signed, body };
  const value = authorization(toSign, accessKey, signer.secretKey ?? secretKey);
  return {
    method: 'PUT',
    url,
    path: {},
    query: {},
    headers: { ...all, authorization: value },
    body: Buffer.from(body),
  };
}

function problemOf(state: IamState, request: WireRequest, time = now): string | undefined {
  const result = keyOfSignature(state, request, time);
  return 'problem' in result ? result.problem : undefined;
}

describe('sandbox: signatures', () => {
  for (const { name, request, signature } of vectors) {
    it(`are taken from the SDKs of the cloud: ${name}`, () => {
      const lowered = Object.entries(request.headers).map(([header, value]) => [header.toLowerCase(), value]);
      const headers = Object.fromEntries(lowered) as Record<string, string>;
      const names = Object.keys(headers).filter((header) => !header.includes('_'));
      const authorized = `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${names.sort().join(';')}, Signature=${signature}`;
      const wire: WireRequest = {
        method: request.method,
        url: request.url.replace(/^https:\/\/[^/]+/, '') || '/',
        path: {},
        query: {},
        headers: { ...headers, authorization: authorized },
        body: Buffer.from(request.body ?? ''),
      };
      const time = timeOfSdkDate(headers['x-sdk-date'] ?? '') ?? 0;
      assert.equal(problemOf(stateWith(permanent()), wire, time), undefined);
      const other = { ...wire, method: 'PATCH' };
      assert.match(problemOf(stateWith(permanent()), other, time) ?? '', /^verify aksk signature fail/);
    });
  }

  it('hold for a quarter of an hour, before and after', () => {
    for (const off of [-15, 15]) {
      const at = now + off * minute;
      assert.equal(problemOf(stateWith(permanent()), received({ at })), undefined);
      const later = received({ at: at + Math.sign(off) * 1000 });
      assert.match(problemOf(stateWith(permanent()), later) ?? '', /x-sdk-date is too far/);
    }
  });

  it('must cover the date', () => {
    const request = received({ unsigned: ['x-sdk-date'] });
    assert.match(problemOf(stateWith(permanent()), request) ?? '', /x-sdk-date is missing/);
  });

  it('say which request was expected when they are wrong', () => {
    const request = received({ secretKey: 'other' });
    assert.equal(
      problemOf(stateWith(permanent()), request),
      'verify aksk signature fail, canonicalRequest:PUT|/v2/p/enginemgr/engines/|limit=1|host:cse.test|x-sdk-date:20261121T000000Z||host;x-sdk-date|e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('cover the body, also when a hash beside it says something else', () => {
    const body = '{"a":1}';
    const changed = { ...received({ body }), body: Buffer.from('{"a":2}') };
    assert.match(problemOf(stateWith(permanent()), changed) ?? '', /^verify aksk signature fail/);

    const hash = '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862'; // of {"a":1}
    const hashed = received({ body, headers: { 'x-sdk-content-sha256': hash } });
    assert.equal(problemOf(stateWith(permanent()), hashed), undefined);
    const swapped = { ...hashed, body: Buffer.from('{"a":2}') };
    assert.match(problemOf(stateWith(permanent()), swapped) ?? '', /not that of the body/);
  });

  it('leave out the body of a form, and of nothing else', () => {
    const headers = { 'x-sdk-content-sha256': unsignedPayload };
    const form = { ...headers, 'content-type': 'multipart/form-data; boundary=x' };
    assert.equal(problemOf(stateWith(permanent()), received({ body: 'x', headers: form })), undefined);
    assert.equal(problemOf(stateWith(permanent()), received({ headers })), undefined);
    const json = { ...headers, 'content-type': 'application/json' };
    assert.match(
      problemOf(stateWith(permanent()), received({ body: '{}', headers: json })) ?? '',
      /not that of the body/,
    );
  });

  it('of temporary keys need their token, until they expire', () => {
    const temporary = () => stateWith({ ...permanent(), securityToken: 'ST', expiresAt: now + minute });
    const withToken = (token: string, at = now) => received({ headers: { 'x-security-token': token }, at });
    assert.equal(problemOf(temporary(), withToken('ST')), undefined);
    assert.match(problemOf(temporary(), withToken('other')) ?? '', /the security token is wrong/);
    assert.match(problemOf(temporary(), received()) ?? '', /the security token is wrong/);
    const later = now + minute;
    assert.match(problemOf(temporary(), withToken('ST', later), later) ?? '', /ak not exist/);
  });

  it('in another form are none', () => {
    const state = stateWith(permanent());
    const { headers, ...rest } = received();
    const odd = { ...rest, headers: { ...headers, authorization: 'SDK-HMAC-SHA256 Access=AccessKey' } };
    assert.match(problemOf(state, odd) ?? '', /malformed/);
    assert.match(problemOf(stateWith(), received()) ?? '', /^Get secretKey failed,ak:AccessKey,err:ak not/);
  });

  it('lock the key for five minutes after five wrong ones in a row', () => {
    const state = stateWith(permanent());
    const wrong = (at: number) => problemOf(state, received({ secretKey: 'other', at }), at) ?? '';
    const wrongs = (count: number) => Array.from({ length: count }, () => wrong(now));
    for (const problem of wrongs(4)) assert.match(problem, /^verify aksk/);
    assert.equal(problemOf(state, received()), undefined, 'four are no reason, and are forgotten');
    for (const problem of wrongs(5)) assert.match(problem, /^verify aksk/);
    assert.match(problemOf(state, received()) ?? '', /reach the limit,forbidden/);
    const almost = now + 5 * minute - 1000;
    assert.match(problemOf(state, received({ at: almost }), almost) ?? '', /reach the limit,forbidden/);
    const after = now + 5 * minute;
    assert.match(wrong(after), /^verify aksk/);
    assert.equal(problemOf(state, received({ at: after }), after), undefined);
  });
});
