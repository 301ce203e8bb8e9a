import assert from 'node:assert/strict';
import { microserviceRules, moduleRules } from '../../../../../manifests/kinds/microservice/rules';
import { parse } from '../../../../../parser/parse';
import { microserviceKind } from '../../../../../manifests/kinds/microservice/kind';
import { applyFix, show } from '../../examples';
import { findingsBesideOthers, findingsOf, readExample } from './files';

describe('rules of microservice descriptions', () => {
  it('have distinct ids', () => {
    assert.equal(new Set(microserviceRules.map(({ id }) => id)).size, microserviceRules.length);
  });

  for (const { id, examples } of microserviceRules) {
    const judge = moduleRules.some((rule) => rule.id === id) ? findingsBesideOthers : findingsOf;
    describe(id, () => {
      it('has examples of both sorts, in files that are of this kind', () => {
        assert.ok(examples.valid.length > 0 && examples.invalid.length > 0);
        for (const example of [...examples.valid, ...examples.invalid]) {
          const { text, fileName } = readExample(example);
          assert.ok(microserviceKind.matches(fileName, text), text);
        }
      });

      examples.valid.forEach((example, index) => {
        it(`finds nothing in valid example ${index + 1}`, () => {
          const { text, fileName } = readExample(example);
          const found = findingsOf(text, fileName).filter((f) => f.rule === id || f.severity === 'error');
          assert.deepEqual(
            found.map((finding) => show(finding, text)),
            [],
          );
        });
      });

      examples.invalid.forEach((example, index) => {
        it(`marks invalid example ${index + 1}, and nothing else as an error`, () => {
          const { text, fileName, start, marked } = readExample(example);
          assert.ok(start >= 0, 'the example has no mark');
          const all = judge(text, fileName);
          const [first] = all.filter((finding) => finding.rule === id);
          assert.ok(first, `nothing found in:\n${text}`);
          assert.deepEqual(
            { start: first.range.start, marked: text.slice(first.range.start, first.range.end) },
            { start, marked },
          );
          const cascade = all.filter((f) => f.rule !== id && f.severity === 'error');
          assert.deepEqual(
            cascade.map((finding) => show(finding, text)),
            [],
          );
        });

        it(`repairs invalid example ${index + 1} where it offers to`, () => {
          const { text, fileName } = readExample(example);
          for (const { message, fixes } of findingsOf(text, fileName).filter(({ rule }) => rule === id))
            for (const fix of fixes ?? []) {
              const same = (at: string) =>
                findingsOf(at, fileName).filter((f) => f.message === message).length;
              const repaired = applyFix(text, fix);
              assert.ok(same(repaired) < same(text), `${fix.title} leaves:\n${repaired}`);
              assert.deepEqual(parse(repaired, 'yaml-1.2').problems, [], repaired);
            }
        });
      });
    });
  }
});
