import assert from 'node:assert/strict';
import { parseVersionRule } from '../../../resources/registry/version-rule';

const versions = ['1.0.0', '1.2', '1.10.0', '2.0.0', '0.9.0.1'];

describe('a rule for versions', () => {
  const cases: readonly (readonly [rule: string, fitting: readonly string[]])[] = [
    ['1.0.0', ['1.0.0']],
    ['1.2.0', ['1.2']],
    ['1.2+', ['1.2', '1.10.0', '2.0.0']],
    ['0+', versions],
    ['1.0-2.0', ['1.0.0', '1.2', '1.10.0']],
    ['latest', ['2.0.0']],
    [' 2.0.0 ', ['2.0.0']],
    ['3.0.0+', []],
  ];
  for (const [rule, fitting] of cases) {
    it(`means these versions: ${rule}`, () => assert.deepEqual(parseVersionRule(rule)?.(versions), fitting));
  }

  it('has no latest among no versions', () => assert.deepEqual(parseVersionRule('latest')?.([]), []));

  for (const text of ['', 'v1', '1.0.0-', '1-2-3', '1.2.3.4.5', 'newest', '+']) {
    it(`is not: ${JSON.stringify(text)}`, () => assert.equal(parseVersionRule(text), undefined));
  }
});
