import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { microserviceKind } from '../../../../../manifests/kinds/microservice/kind';
import { findingsOf } from './files';

const corpus = path.resolve(__dirname, '../../../../../../shared/corpus/servicecomb');

/** Rules of every error in real files, each checked by hand against its verdict. */
const expected: readonly (readonly [string, readonly string[]])[] = [
  ['rule-governance.md-L55-L78.yaml', ['governance/yaml-syntax']],
  ['dubbo-2-7-integration-consumer-src-main-resources-rule.yaml', ['governance/operator-value']],
];

/** The file's own name at the end of the path; files of other names are read as a `microservice.yaml`. */
function ownName(name: string): string {
  return /(?:microservice|application|bootstrap)\.ya?ml$/.exec(name)?.[0] ?? 'microservice.yaml';
}

describe('real descriptions of microservices', () => {
  before(function () {
    if (existsSync(corpus)) return;
    console.log(`    skipped: no folder ${corpus}`);
    this.skip();
  });

  const names = () => readdirSync(corpus).filter((name) => /\.ya?ml$/.test(name));
  const read = (name: string) => readFileSync(path.join(corpus, name), 'utf8');

  it('give errors only where the clients refuse what they say', () => {
    const ours = names().filter((name) => microserviceKind.matches(ownName(name), read(name)));
    assert.ok(ours.length > 60, `only ${ours.length} files are known`);
    for (const name of ours) {
      const errors = findingsOf(read(name), ownName(name)).filter(({ severity }) => severity === 'error');
      const rules = expected.find(([ending]) => name.endsWith(ending))?.[1] ?? [];
      assert.deepEqual([...new Set(errors.map(({ rule }) => rule))], rules, name);
    }
  });

  it('stay what they are, but for the syntax of it, when other programs write beside them', () => {
    const foreign = 'zoo:\n  lion: [a\n  "tiger: {\nlogging.level: @level@\n';
    for (const name of names().filter((one) => microserviceKind.matches(ownName(one), read(one)))) {
      const text = read(name);
      const end = text.endsWith('\n') ? text : `${text}\n`;
      const shown = (at: string) =>
        findingsOf(at, ownName(name))
          .filter(({ rule }) => rule !== 'microservice/yaml-syntax')
          .map(({ rule, range }) => [rule, range.start]);
      assert.deepEqual(shown(end + foreign), shown(end), name);
    }
  });
});
