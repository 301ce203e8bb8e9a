import assert from 'node:assert/strict';
import { shownAddress } from '../../../resources/shown-value';

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
