import assert from 'node:assert/strict';
import { accessKeys } from '../../../api/auth/access-keys';
import type { AccessKeys } from '../../../api/auth/access-keys';
import type { UnsignedRequest } from '../../../api/auth/credentials';
import { engineExchange } from '../../../api/auth/engine-exchange';
import { findKeys } from '../../../api/auth/found-keys';
import { iamToken } from '../../../api/auth/iam-token';
import { signature } from '../../../api/auth/signing';
import { listProjects } from '../../../api/catalogue/iam/projects';
import { createClient } from '../../../api/client';
import { huaweicloudType } from '../../../connections/types/huaweicloud';
import { fakeClock, fakeTransport, json } from './fakes';

const keys = { accessKey: 'AK-1', secretKey: 'SK-1' };

function signed(request: Partial<UnsignedRequest>, more: Partial<AccessKeys> = {}) {
  const { clock } = fakeClock(Date.UTC(2026, 10, 21, 6, 0, 0));
  const whole: UnsignedRequest = {
    service: 'cse',
    method: 'GET',
    url: 'https://cse.cn-north-4.myhuaweicloud.com/v2/p/engines?limit=1',
    headers: { accept: 'application/json' },
    ...request,
  };
  return accessKeys({ ...keys, clock, ...more }).headers(whole);
}

describe('access keys', () => {
  it('sign host, time and project of a request', async () => {
    const headers = await signed({}, { projectId: 'p-1' });
    assert.equal(headers['x-sdk-date'], '20261121T060000Z');
    assert.equal(headers['x-project-id'], 'p-1');
    assert.match(
      headers['authorization'] ?? '',
      /^SDK-HMAC-SHA256 Access=AK-1, SignedHeaders=host;x-project-id;x-sdk-date, Signature=[0-9a-f]{64}$/,
    );
  });

  it('sign a JSON body, its type and the headers of the operation', async () => {
    const url = 'https://cse.test:8443/v1/p/kie/download';
    const given = { 'content-type': 'application/json', 'x-engine-id': 'e1' };
    const body = '{"ids":[]}';
    const { authorization = '' } = await signed({ method: 'POST', url, headers: given, body });
    const all = { ...given, host: 'cse.test:8443', 'x-sdk-date': '20261121T060000Z' };
    assert.ok(
      authorization.endsWith(`Signature=${signature({ method: 'POST', url, headers: all, body }, 'SK-1')}`),
    );
    assert.match(authorization, /SignedHeaders=content-type;host;x-engine-id;x-sdk-date,/);
  });

  it('leave the payload of a form unsigned', async () => {
    const form = { 'content-type': 'multipart/form-data; boundary=x' };
    const headers = await signed({ method: 'POST', headers: form, body: new Uint8Array([1, 2]) });
    assert.equal(headers['x-sdk-content-sha256'], 'UNSIGNED-PAYLOAD');
    assert.match(headers['authorization'] ?? '', /SignedHeaders=host;x-sdk-content-sha256;x-sdk-date,/);
  });

  it('send the token of temporary keys, and the account for global services', async () => {
    const headers = await signed({}, { securityToken: 'ST-1', domainId: 'd-1' });
    assert.equal(headers['x-security-token'], 'ST-1');
    assert.match(headers['authorization'] ?? '', /=host;x-domain-id;x-sdk-date;x-security-token,/);
  });

  it('are not sent again when they are refused', async () => {
    const { clock, advance } = fakeClock();
    const { transport, requests } = fakeTransport(() => {
      advance(5000);
      return json(401, { error_code: 'APIGW.0301', error_msg: 'no' });
    });
    const credentials = accessKeys({ ...keys, clock });
    const client = createClient({ address: 'http://iam.test', credentials, transport, clock });
    await assert.rejects(client.call(listProjects, {}), { kind: 'unauthorized', code: 'APIGW.0301' });
    assert.equal(requests.length, 1);
  });
});

describe('a pasted token', () => {
  it('is sent as it is, without the white space around it', async () => {
    const request = { service: 'cse', method: 'GET', url: 'http://cse.test/', headers: {} } as const;
    assert.deepEqual(await iamToken(' MII-1\n').headers(request), { 'x-auth-token': 'MII-1' });
  });
});

describe('keys on this computer', () => {
  const profile = '[basic]\nak = AK-2\nsk = SK-2\nproject_id = p-2\n[global]\nak = AK-3\nsk = SK-3\n';
  const find = (environment: Record<string, string>, files: Record<string, string> = {}) =>
    findKeys({ environment, homeFolder: '/home/lin', readFile: (path) => Promise.resolve(files[path]) });

  it('come from the variables of the SDKs first', async () => {
    const environment = {
      HUAWEICLOUD_SDK_AK: 'AK-1',
      HUAWEICLOUD_SDK_SK: ' SK-1 ',
      HUAWEICLOUD_SDK_SECURITY_TOKEN: 'ST-1',
    };
    assert.deepEqual(await find(environment, { '/home/lin/.huaweicloud/credentials': profile }), {
      origin: 'HUAWEICLOUD_SDK_AK',
      accessKey: 'AK-1',
      secretKey: 'SK-1',
      securityToken: 'ST-1',
    });
  });

  it('then from the profile file, where it is or where a variable says', async () => {
    const found = { accessKey: 'AK-2', secretKey: 'SK-2', projectId: 'p-2' };
    const usual = '/home/lin/.huaweicloud/credentials';
    assert.deepEqual(await find({}, { [usual]: profile }), { origin: usual, ...found });
    assert.deepEqual(await find({ HUAWEICLOUD_SDK_CREDENTIALS_FILE: '/x' }, { '/x': profile }), {
      origin: '/x',
      ...found,
    });
  });

  it('are not found where one of two is missing, or the file is empty', async () => {
    assert.equal(await find({ HUAWEICLOUD_SDK_AK: 'AK-1' }), undefined);
    assert.equal(await find({}, { '/home/lin/.huaweicloud/credentials': 'ak = x\nsk' }), undefined);
  });
});

describe('engine tokens from IAM', () => {
  it('are requested once for many calls, and again when refused', async () => {
    const { clock } = fakeClock();
    const { transport, requests } = fakeTransport((_, count) => json(200, { token: `engine-${count}` }));
    const cse = createClient({
      address: 'http://cse.test',
      credentials: iamToken('MII-1'),
      transport,
      clock,
    });
    const engine = engineExchange({ cse, projectId: 'p-1', engineId: 'e-1', clock });
    const request = {
      service: 'registry',
      method: 'GET',
      url: 'http://registry.test/',
      headers: {},
    } as const;
    const first = await Promise.all([engine.headers(request), engine.headers(request)]);
    assert.deepEqual(first, [{ authorization: 'Bearer engine-1' }, { authorization: 'Bearer engine-1' }]);
    assert.equal(await engine.renew?.(), true);
    assert.deepEqual(await engine.headers(request), { authorization: 'Bearer engine-2' });
    assert.deepEqual(
      requests.map(({ method, url, headers }) => [method, url, headers['x-auth-token']]),
      Array(2).fill(['POST', 'http://cse.test/v2/p-1/enginemgr/engines/e-1/tokens', 'MII-1']),
    );
  });
});

describe('addresses of a region', () => {
  const cloud = { type: 'huaweicloud', name: 'shop', authentication: 'password' } as const;

  it('follow from its name', () => {
    assert.deepEqual(huaweicloudType.addresses({ ...cloud, region: 'cn-north-4' }), {
      iam: 'https://iam.cn-north-4.myhuaweicloud.com',
      eps: 'https://eps.myhuaweicloud.com',
      servicestage: 'https://servicestage.cn-north-4.myhuaweicloud.com',
      cse: 'https://cse.cn-north-4.myhuaweicloud.com',
      nacos: 'https://cse.cn-north-4.myhuaweicloud.com',
    });
  });

  it('may be others', () => {
    const { iam, cse } = huaweicloudType.addresses({
      ...cloud,
      region: 'eu-west-101',
      addresses: { cse: 'http://127.0.0.1:1' },
    });
    assert.deepEqual([iam, cse], ['https://iam.eu-west-101.myhuaweicloud.eu', 'http://127.0.0.1:1']);
  });
});
