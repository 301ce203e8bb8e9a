import assert from 'node:assert/strict';
import { lainRules } from '../../../manifests/kinds/lain/rules';
import { severityOfRule } from '../../../manifests/engine/rules/consequence';
import { sourceRules } from '../../../manifests/engine/rules/source-rules';
import { isAsSevereAsItsConsequence } from './severity-exceptions';
import { applyFix, findingsOf, readExample, show } from './examples';
import { parse } from '../../../parser/parse';

const rules = [...sourceRules, ...lainRules];
const wholeFiles = ['lain/appname-required', 'lain/build-required'];

describe('rules', () => {
  it('have distinct ids', () => {
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  });

  for (const rule of rules) {
    const { id, consequence, examples } = rule;
    const severity = severityOfRule(rule);
    const wholeFile = id.startsWith('source/') || wholeFiles.includes(id);
    describe(id, () => {
      it('has examples of both sorts', () => {
        assert.ok(examples.valid.length > 0 && examples.invalid.length > 0);
      });

      examples.valid.forEach((example, index) => {
        it(`finds nothing in valid example ${index + 1}`, () => {
          const { text, options } = readExample(example, wholeFile);
          const found = findingsOf(text, options).filter((f) => f.rule === id || f.severity === 'error');
          assert.deepEqual(
            found.map((finding) => show(finding, text)),
            [],
          );
        });
      });

      it('is as severe as its consequence', () => {
        assert.ok(
          isAsSevereAsItsConsequence({ rule: id, consequence, severity }),
          `${consequence}, ${severity}`,
        );
        for (const example of [...examples.valid, ...examples.invalid]) {
          const { text, options } = readExample(example, wholeFile);
          for (const finding of findingsOf(text, options))
            assert.ok(isAsSevereAsItsConsequence(finding), show(finding, text));
        }
      });

      examples.invalid.forEach((example, index) => {
        it(`marks invalid example ${index + 1}, and nothing else as an error`, () => {
          const { text, mark, options } = readExample(example, wholeFile);
          const found = findingsOf(text, options);
          const own = found.filter((finding) => finding.rule === id);
          assert.ok(mark, 'the example has no mark');
          assert.ok(own.length > 0, `nothing found in:\n${text}`);
          assert.equal(text.slice(own[0]!.range.start, own[0]!.range.end), text.slice(mark.start, mark.end));
          assert.equal(own[0]!.range.start, mark.start);
          const cascade = found.filter((f) => f.rule !== id && f.severity === 'error');
          assert.deepEqual(
            cascade.map((finding) => show(finding, text)),
            [],
          );
        });

        it(`repairs invalid example ${index + 1} where it offers to`, () => {
          const { text, options } = readExample(example, wholeFile);
          for (const { message, fixes } of findingsOf(text, options).filter(({ rule }) => rule === id))
            for (const fix of fixes ?? []) {
              const same = (at: string) =>
                findingsOf(at, options).filter((f) => f.message === message).length;
              const repaired = applyFix(text, fix);
              assert.ok(same(repaired) < same(text), `${fix.title} leaves:\n${repaired}`);
              assert.deepEqual(parse(repaired, 'yaml-1.1').problems, []);
            }
        });
      });
    });
  }
});
