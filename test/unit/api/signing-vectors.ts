import type { RequestToSign } from '../../../api/auth/signing';

export const accessKey = 'AccessKey';
export const secretKey = 'SecretKey';
const jan2006 = '20060102T150405Z';
const nov2019 = '20191115T033655Z';
export const jun2020 = '20200608T023900Z';
const project = '77b6a44cba5143ab91d13ab9a8ff44fd';
const cse = 'cse.cn-north-4.myhuaweicloud.com';
const python = { host: 'service.endpoint.myhuaweicloud.com', 'X-Sdk-Date': jun2020 };

/** Requests that the vendor's SDKs sign in their own tests, and ours signed with one of them. */
export const vectors: readonly {
  readonly name: string;
  readonly request: RequestToSign;
  readonly signature: string;
}[] = [
  {
    name: 'a query (Python)',
    request: {
      method: 'GET',
      url: 'https://service.endpoint.myhuaweicloud.com/resources?size=1',
      headers: { ...python, TEST_UNDERSCORE: 'ignored' },
    },
    signature: 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842',
  },
  {
    name: 'a body (Python)',
    request: {
      method: 'POST',
      url: 'https://service.endpoint.myhuaweicloud.com/resources?size=1',
      headers: python,
      body: '{"name":"test","id":1}',
    },
    signature: '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f',
  },
  {
    name: 'a query of two (Java)',
    request: {
      method: 'GET',
      url: `https://service.region.example.com/v1/${project}/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0`,
      headers: { Host: 'service.region.example.com', 'X-Sdk-Date': nov2019 },
    },
    signature: 'fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d',
  },
  {
    name: 'a body (Java)',
    request: {
      method: 'POST',
      url: `https://service.region.example.com/v1/${project}/vpc/123`,
      headers: { Host: 'service.region.example.com', 'X-Sdk-Date': nov2019 },
      body: '{"key":"value"}',
    },
    signature: 'b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771',
  },
  {
    name: 'no path (Java)',
    request: {
      method: 'GET',
      url: 'https://example.com',
      headers: { Host: 'example.com', 'X-Sdk-Date': nov2019 },
    },
    signature: '919ad8b75d4ad49da0d377e63ee21c4a7a54b752f6bf2878b4adbe9c19927da6',
  },
  {
    name: 'a slash as path (Java)',
    request: {
      method: 'GET',
      url: 'https://example.com/',
      headers: { Host: 'example.com', 'X-Sdk-Date': nov2019 },
    },
    signature: '919ad8b75d4ad49da0d377e63ee21c4a7a54b752f6bf2878b4adbe9c19927da6',
  },
  {
    name: 'a request without Host (Go)',
    request: { method: 'GET', url: 'https://example.com/path?limit=1', headers: { 'X-Sdk-Date': jan2006 } },
    signature: '5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624',
  },
  {
    name: 'a body without Host (Go)',
    request: {
      method: 'POST',
      url: 'https://example.com/path?key=value',
      headers: { 'X-Sdk-Date': jan2006 },
      body: '{"Name":"test","Id":1}\n',
    },
    signature: 'cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59',
  },
  {
    name: 'an encoded colon and another header',
    request: {
      method: 'GET',
      url: 'https://servicestage.cn-north-4.myhuaweicloud.com/v1/0123456789abcdef0123456789abcdef/git/files/ns/group%3Aproj/deploy%3Aapp.yaml?ref=main',
      headers: {
        Host: 'servicestage.cn-north-4.myhuaweicloud.com',
        'X-Repo-Auth': 'gh',
        'X-Sdk-Date': jun2020,
      },
    },
    signature: '71b81f4b91ddd6962f37f8a3f91637fedfad3ad72c6878f27fc47e061009a6f7',
  },
  {
    name: 'a query in Chinese, with a plus',
    request: {
      method: 'GET',
      url: `https://${cse}/v3/default/govern/governance/display?environment=all&app=${encodeURIComponent('商城 a+b')}`,
      headers: { host: cse, 'x-engine-id': 'e1', 'X-Enterprise-Project-ID': '0', 'X-Sdk-Date': jun2020 },
    },
    signature: 'f40f89725a5deac6f9a87d8200899564e9236c26da2a22dbf3a339649a9d3191',
  },
  {
    name: 'a path with a slash at its end and a body in Chinese',
    request: {
      method: 'PUT',
      url: `https://${cse}/v3/default/govern/governance/rate-limiting/p1/`,
      headers: { host: cse, 'Content-Type': 'application/json', 'X-Sdk-Date': jun2020 },
      body: '{"name":"限流"}',
    },
    signature: '658d8f0ebcd06d8614be794187ccad69fe7b73cf9ffb9ab0b8672ebcb46ea8aa',
  },
  {
    name: 'an encoded slash, which separates segments (Python)',
    request: fileRequest('group%2Fproj/deploy%2Fapp.yaml?ref=main', { 'X-Repo-Auth': 'gh' }),
    signature: '821a505056c9b1bf6494680623005202e07f36a74b04df24ab66854ecbf3bab8',
  },
  {
    name: 'a percent sign that encodes nothing, beside some that do (Python)',
    request: fileRequest('a%2Fb%/%E5%95%86%20x%2f'),
    signature: '20b2fbe05eeca646f7c416aacd1030c62f11e35e35e205230ceeb56ef7f33417',
  },
  {
    name: 'an encoded percent sign, which is decoded once (Python)',
    request: fileRequest('100%25%2Fa%252Fb'),
    signature: 'f9a796fb4c0dca524100ade6d8edfb8d829fe3da796575b508ae35b374048ab9',
  },
  {
    name: 'a query sorted by code points (Python)',
    request: fileRequest('/a?z=\u{1F600}&z=\uFF5E&\u{1F600}=1&\uFF5E=2'),
    signature: '92980023d7eb581d0c9b296026c4374264dc7433a831e05d1ff4d00b42a5748d',
  },
];

function fileRequest(path: string, headers: Readonly<Record<string, string>> = {}): RequestToSign {
  const host = 'servicestage.cn-north-4.myhuaweicloud.com';
  const url = `https://${host}/v1/0123/git/files/ns/${path}`;
  return { method: 'GET', url, headers: { Host: host, 'X-Sdk-Date': jun2020, ...headers } };
}
