import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kieKind } from '../../../../../manifests/kinds/kie/kind';
import { openKie, shown } from './files';

const corpus = path.resolve(__dirname, '../../../../../../shared/corpus/servicecomb');

describe('real files of configuration items', () => {
  before(function () {
    if (existsSync(corpus)) return;
    console.log(`    skipped: no folder ${corpus}`);
    this.skip();
  });

  it('are not mistaken for what they are not', () => {
    const names = readdirSync(corpus).filter((name) => name.endsWith('.json'));
    assert.ok(names.length > 0);
    for (const name of names) {
      const text = readFileSync(path.join(corpus, name), 'utf8');
      assert.equal(kieKind.matches(name, text), name.includes('kie__docs-getstarted'), name);
    }
  });

  it('have no errors as items of a file', () => {
    const names = readdirSync(corpus).filter((name) => /kie__docs|loadbalancer\.md/.test(name));
    assert.ok(names.length > 0);
    for (const name of names.filter((one) => one.endsWith('.json'))) {
      const text = `{"data": [${readFileSync(path.join(corpus, name), 'utf8')}]}`;
      const errors = openKie(text)
        .findings()
        .filter(({ severity }) => severity === 'error');
      assert.deepEqual(shown(text, errors), [], name);
    }
  });
});
