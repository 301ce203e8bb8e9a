import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { governanceFindings, withoutNames } from './files';

const corpus = path.resolve(__dirname, '../../../../../../shared/corpus/servicecomb');

/** Rules of every error in real files, each checked by hand against its verdict. */
const expected: readonly (readonly [string, readonly string[]])[] = [
  ['rule-governance.md-L55-L78.yaml', ['governance/yaml-syntax']],
  ['dubbo-2-7-integration-consumer-src-main-resources-rule.yaml', ['governance/operator-value']],
];

describe('governance in real files', () => {
  before(function () {
    if (existsSync(corpus)) return;
    console.log(`    skipped: no folder ${corpus}`);
    this.skip();
  });

  it('gives no error where the clients take it', () => {
    const names = readdirSync(corpus).filter((name) => /\.(?:ya?ml|json)$/.test(name));
    assert.ok(names.length > 0);
    let policies = 0;
    for (const name of names) {
      const found = governanceFindings(readFileSync(path.join(corpus, name), 'utf8'));
      if (found.length > 0) policies++;
      const errors = withoutNames(found).filter(({ severity }) => severity === 'error');
      const rules = expected.find(([ending]) => name.endsWith(ending))?.[1] ?? [];
      assert.deepEqual([...new Set(errors.map(({ rule }) => rule))], rules, name);
    }
    assert.ok(policies > 10, 'governance was not found in the files');
  });
});
