import assert from 'node:assert/strict';
import { governanceRules } from '../../../../manifests/governance/rules';
import { readDocument } from '../../../../manifests/source/read-document';
import { typePlainScalar } from '../../../../manifests/source/scalar-type';
import { applyFix, show } from '../examples';
import { governanceFindings, withoutNames } from './files';

/** An example without its marks, and the text between the first of them. */
function readExample(example: string) {
  const start = example.indexOf('«');
  const text = example.replace(/[«»]/g, '');
  return { text, start, marked: example.slice(start + 1, example.indexOf('»')) };
}

describe('governance rules', () => {
  it('have distinct ids', () => {
    assert.equal(new Set(governanceRules.map(({ id }) => id)).size, governanceRules.length);
  });

  for (const { id, examples } of governanceRules) {
    describe(id, () => {
      it('has examples of both sorts', () => {
        assert.ok(examples.valid.length > 0 && examples.invalid.length > 0);
      });

      examples.valid.forEach((example, index) => {
        it(`finds nothing in valid example ${index + 1}`, () => {
          const { text } = readExample(example);
          const found = governanceFindings(text).filter((f) => f.rule === id);
          const errors = withoutNames(governanceFindings(text)).filter((f) => f.severity === 'error');
          assert.deepEqual(
            [...found, ...errors].map((finding) => show(finding, text)),
            [],
          );
        });
      });

      examples.invalid.forEach((example, index) => {
        it(`marks invalid example ${index + 1}, and nothing else as an error`, () => {
          const { text, start, marked } = readExample(example);
          assert.ok(start >= 0, 'the example has no mark');
          const all = governanceFindings(text);
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
          const { text } = readExample(example);
          for (const { message, fixes } of governanceFindings(text).filter(({ rule }) => rule === id))
            for (const fix of fixes ?? []) {
              const same = (at: string) => governanceFindings(at).filter((f) => f.message === message).length;
              const repaired = applyFix(text, fix);
              assert.ok(same(repaired) < same(text), `${fix.title} leaves:\n${repaired}`);
              assert.deepEqual(readDocument(repaired, typePlainScalar).problems, []);
              assert.deepEqual(
                governanceFindings(repaired).filter(({ rule }) => rule === 'governance/yaml-syntax'),
                [],
              );
            }
        });
      });
    });
  }
});
