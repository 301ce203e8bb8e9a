import assert from 'node:assert/strict';
import { didYouMean } from '../../../../../manifests/engine/rules/did-you-mean';

const keys = ['cmd', 'port', 'ports', 'memory', 'num_instances', 'mountpoint'];

describe('didYouMean', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['num_instance', 'num_instances'],
    ['memroy', 'memory'],
    ['Port', 'port'],
    ['prot', 'port'],
    ['mount_point', 'mountpoint'],
    ['cdm', 'cmd'],
    ['image', undefined],
    ['x', undefined],
    ['', undefined],
  ];
  for (const [word, known] of cases)
    it(`${JSON.stringify(word)}: ${known ?? 'nothing near'}`, () =>
      assert.equal(didYouMean(word, keys), known));
});
