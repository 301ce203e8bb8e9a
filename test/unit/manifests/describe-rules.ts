import assert from 'node:assert/strict';
import { severityOfRule } from '../../../manifests/engine/rules/consequence';
import type { RuleFacts } from '../../../manifests/engine/rules/rule';
import type { Finding } from '../../../manifests/engine/rules/rule';
import { problemFindings } from '../../../manifests/engine/rules/problem-findings';
import { cutDocuments } from '../../../parser/documents';
import { parse } from '../../../parser/parse';
import { isAsSevereAsItsConsequence } from './severity-exceptions';
import { applyFix, show } from './examples';

/** Findings of a text; `rule` is the one whose example the text is, for rules that need something beside the text. */
type FindingsOf = (text: string, rule: string) => readonly Finding[];

/** Runs the examples of rules as tests. `aside` are findings that examples of other rules may have. */
export function describeRules(
  title: string,
  rules: readonly RuleFacts[],
  findingsOf: FindingsOf,
  aside: (finding: Finding) => boolean = () => false,
): void {
  describe(title, () => {
    it('have distinct ids', () => {
      assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    });
    for (const rule of rules) describe(rule.id, () => describeRule(rule, findingsOf, aside));
  });
}

function describeRule(rule: RuleFacts, findingsOf: FindingsOf, aside: (finding: Finding) => boolean): void {
  const { id, consequence, examples } = rule;
  const severity = severityOfRule(rule);
  it('has examples of both sorts', () => {
    assert.ok(examples.valid.length > 0 && examples.invalid.length > 0);
  });

  examples.valid.forEach((example, index) => {
    it(`finds nothing in valid example ${index + 1}`, () => {
      const found = findingsOf(example, '').filter(
        (finding) => finding.rule === id || (finding.severity === 'error' && !aside(finding)),
      );
      assert.deepEqual(
        found.map((finding) => show(finding, example)),
        [],
      );
    });
  });

  it('is as severe as its consequence', () => {
    assert.ok(isAsSevereAsItsConsequence({ rule: id, consequence, severity }), `${consequence}, ${severity}`);
    for (const example of [...examples.valid, ...examples.invalid])
      for (const finding of findingsOf(example.replace(/[«»]/g, ''), id))
        assert.ok(isAsSevereAsItsConsequence(finding), show(finding, example));
  });

  examples.invalid.forEach((example, index) => {
    it(`marks invalid example ${index + 1}, and nothing else as an error`, () => {
      const { text, start, marked } = readExample(example);
      assert.ok(start >= 0, 'the example has no mark');
      const all = findingsOf(text, id);
      const [first] = all.filter((finding) => finding.rule === id);
      assert.ok(first, `nothing found in:\n${text}\n${all.map((one) => show(one, text)).join('\n')}`);
      assert.deepEqual(
        { start: first.range.start, marked: text.slice(first.range.start, first.range.end) },
        { start, marked },
      );
      const cascade = all.filter((finding) => finding.rule !== id && finding.severity === 'error');
      assert.deepEqual(
        cascade.map((finding) => show(finding, text)),
        [],
      );
    });

    it(`repairs invalid example ${index + 1} where it offers to`, () => {
      const { text } = readExample(example);
      for (const { message, fixes } of findingsOf(text, id).filter(({ rule }) => rule === id))
        for (const fix of fixes ?? []) {
          const same = (at: string) => findingsOf(at, id).filter((one) => one.message === message).length;
          const repaired = applyFix(text, fix);
          assert.ok(same(repaired) < same(text), `${fix.title} leaves:\n${repaired}`);
          assert.deepEqual(syntaxProblems(repaired, findingsOf), [], repaired);
        }
    });
  });
}

/** An example without its marks, and the text between the first of them. */
function readExample(example: string) {
  const start = example.indexOf('«');
  const text = example.replace(/[«»]/g, '');
  return { text, start, marked: example.slice(start + 1, example.indexOf('»')) };
}

function syntaxProblems(text: string, findingsOf: FindingsOf): readonly Omit<Finding, 'consequence'>[] {
  const documents = cutDocuments(text).map(({ start, end }) => text.slice(start, end));
  const outer = documents.flatMap((document) => problemFindings(parse(document, 'yaml-1.2').problems));
  return [...outer, ...findingsOf(text, '').filter(({ rule }) => rule.endsWith('-syntax'))];
}
