import assert from 'node:assert/strict';
import { isSecretName, shownAddress } from '../../../resources/shown-value';

describe('a name', () => {
  it('suggests a secret by its words, wherever they are written', () => {
    const names =
      'db.password passwd2 DB_PASS PWD api-key accessKey secretKey GITHUB_TOKEN token1 secret.name Cookie ' +
      'Set-Cookie X-Session-Id JSESSIONID';
    for (const name of names.split(' ')) assert.ok(isSecretName(name), name);
    const others =
      'db.user tokenizer token-ttl keys private.network rate passenger __proto__ session.timeout cookie.path';
    for (const name of others.split(' ')) assert.ok(!isSecretName(name), name);
  });
});

describe('an address that is shown', () => {
  for (const [address, shown] of [
    ['https://hooks.test/build', 'https://hooks.test/build'],
    ['https://user:pass@hooks.test/build', 'https://hooks.test/build'],
    ['https://hooks.test:8443/build?token=t#x', 'https://hooks.test:8443/build?…'],
    ['no address', 'no address'],
  ] as const) {
    it(`is without account and query: ${address}`, () => assert.equal(shownAddress(address), shown));
  }
});
