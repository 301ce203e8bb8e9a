import assert from 'node:assert/strict';
import type { Finding } from '../../../../../manifests/engine/rules/rule';
import { applySuppressions, suppressionRule } from '../../../../../manifests/engine/rules/suppressions';
import { processorTime } from '../../../../processor-time';

const known = new Set(['a/one', 'a/two']);

/** The text without its marks, and a finding of `a/one` at each mark `«`. */
function marked(example: string): { text: string; findings: Finding[] } {
  const parts = example.split('«');
  const findings = parts.slice(1).map((_, index): Finding => {
    const start = parts.slice(0, index + 1).join('').length;
    return {
      rule: 'a/one',
      consequence: 'ignored',
      severity: 'error',
      message: `m${index}`,
      range: { start, end: start + 1 },
    };
  });
  return { text: parts.join(''), findings };
}

function left(example: string): string[] {
  const { text, findings } = marked(example);
  return applySuppressions(text, findings, known).map(({ rule, message }) =>
    rule === suppressionRule.id ? message : message.slice(0, 2),
  );
}

describe('suppressions', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['hide the next line', '# engine-room-ignore a/one\n«a: 1\n«b: 2\n', ['m1']],
    ['hide the next line when indented', 'x:\n  # engine-room-ignore a/one\n  a: «1\n  b: «2\n', ['m1']],
    ['hide their own line behind content', 'a: «1 # engine-room-ignore a/one\nb: «2\n', ['m1']],
    ['hide nothing above', '«a: 1\n# engine-room-ignore a/one\nb: 2\n', ['m0']],
    ['hide only the rules that they name', '# engine-room-ignore a/two\n«a: 1\n', ['m0']],
    ['name several rules', '# engine-room-ignore a/two, a/one\n«a: 1\n', []],
    ['name several rules without commas', '# engine-room-ignore a/two a/one\n«a: 1\n', []],
    ['may give a reason', '# engine-room-ignore a/one -- the old, odd console\n«a: 1\n', []],
    ['reach over comments and empty lines', '# engine-room-ignore a/one\n\n# why\n«a: 1\n«b: 1\n', ['m1']],
    ['may be stacked', '# engine-room-ignore a/one\n# engine-room-ignore a/two\n«a: 1\n«b: 1\n', ['m1']],
    ['hide the end of the file', '# engine-room-ignore a/one\na:«', []],
    ['hide the end of the file behind content', 'a: # engine-room-ignore a/one«', []],
    ['hide nothing at the very end', 'a: «1\n# engine-room-ignore a/one', ['m0']],
    [
      'stand in block strings',
      'x: |\n  # engine-room-ignore a/one\n  a: «1\n  b: «2 # engine-room-ignore a/one\n',
      [],
    ],
    ['know lines of Windows', '# engine-room-ignore a/one\r\n«a: 1\r\n«b: 2\r\n', ['m1']],
    ['know lines of old', '# engine-room-ignore a/one\r«a: 1\r«b: 2\r', ['m1']],
    ['stand behind a byte order mark', '\uFEFF# engine-room-ignore a/one\n«a: 1\n', []],
    ['need no blank behind #', '#engine-room-ignore a/one\n«a: 1\n', []],
    ['hide the file', '# engine-room-ignore-file a/one\n«a: 1\n«b: 2\n', []],
    ['hide the file from behind ---', '%YAML 1.1\n---\n\n# x\n# engine-room-ignore-file a/one\n«a: 1\n', []],
    ['are no text in quotes', 'a: "«x # engine-room-ignore a/one"\n', ['m0']],
    ['are no text in quotes after others', `a: ['x', '«x # engine-room-ignore a/one']\n`, ['m0']],
    ['stand behind quotes', `a: «"x" # engine-room-ignore a/one\n`, []],
    ['stand behind an apostrophe', `a: «don't # engine-room-ignore a/one\n`, []],
    ['are no part of a word', '«a: x#engine-room-ignore a/one\n', ['m0']],
    ['are no longer word', '«a: x # engine-room-ignored a/one\n', ['m0']],
    ['are no sentence', '# see engine-room-ignore a/one\n«a: x\n', ['m0']],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual(left(text), expected));

  describe('are reported when they', () => {
    const reported: readonly (readonly [string, string, string, RegExp])[] = [
      [
        'name no known rule',
        'a: 1 # engine-room-ignore a/three, b/x\n',
        'a/three',
        /`a\/three` is not a rule/,
      ],
      ['misspell a rule', '# engine-room-ignore a/tow\n', 'a/tow', /did you mean `a\/two`/],
      ['name nothing', 'a: 1 # engine-room-ignore\n', '# engine-room-ignore', /write the id/],
      ['name only a reason', '# engine-room-ignore -- why\n', '# engine-room-ignore -- why', /write the id/],
      [
        'come too late for the file',
        'a: 1\n# engine-room-ignore-file a/one\n',
        '# engine-room-ignore-file a/one',
        /before the first key/,
      ],
    ];
    for (const [what, text, range, message] of reported) {
      it(what, () => {
        const [first] = applySuppressions(text, [], known);
        assert.ok(first);
        assert.deepEqual([first.rule, first.severity], ['source/suppression', 'information']);
        assert.equal(text.slice(first.range.start, first.range.end), range);
        assert.match(first.message, message);
      });
    }

    it('misspell a rule, with the right one as a repair', () => {
      const [first] = applySuppressions('# engine-room-ignore a/tow\n', [], known);
      assert.deepEqual(first?.fixes?.[0]?.edits, [{ range: { start: 21, end: 26 }, text: 'a/two' }]);
    });

    it('are not reported without a list of rules, nor when unused', () => {
      assert.deepEqual(applySuppressions('# engine-room-ignore b/x\n', []), []);
      assert.deepEqual(applySuppressions('# engine-room-ignore a/one\n', [], known), []);
    });

    it('and not where that is suppressed', () => {
      assert.deepEqual(
        applySuppressions(
          '# engine-room-ignore-file source/suppression\n# engine-room-ignore b/x\n',
          [],
          new Set([...known, 'source/suppression']),
        ),
        [],
      );
    });
  });

  it('give the findings in the order of the text', () => {
    const { text, findings } = marked('# engine-room-ignore b/x\n«a: 1\n');
    assert.deepEqual(
      applySuppressions(text, findings, known).map(({ rule }) => rule),
      ['source/suppression', 'a/one'],
    );
  });

  it('leave the array alone in a text without any', () => {
    const { text, findings } = marked('«a: 1 # a comment\n');
    assert.equal(applySuppressions(text, findings, known), findings);
  });

  it('take time in proportion to the text', () => {
    const count = 20_000;
    const line = 'a: 1 # engine-room-ignore a/two\n';
    const stack = '# engine-room-ignore a/one\n'.repeat(count);
    const text = stack + line.repeat(count);
    const findings = Array.from({ length: count }, (_, index): Finding => {
      const start = stack.length + index * line.length;
      return {
        rule: 'a/one',
        consequence: 'ignored',
        severity: 'error',
        message: 'm',
        range: { start, end: start + 1 },
      };
    });
    const time = processorTime(() =>
      assert.equal(applySuppressions(text, findings, known).length, count - 1),
    );
    assert.ok(time < 2000, `took ${time} ms`);
  });

  it('are as the examples of their rule say', () => {
    const ids = new Set(['lain/port', 'lain/healthcheck']);
    for (const example of suppressionRule.examples.valid) {
      assert.deepEqual(applySuppressions(example, [], ids), []);
    }
    for (const example of suppressionRule.examples.invalid) {
      const [before = '', mark = ''] = example.split(/[«»]/);
      const [first] = applySuppressions(example.replace(/[«»]/g, ''), [], ids);
      assert.deepEqual(first?.range, { start: before.length, end: before.length + mark.length });
    }
  });
});
