import assert from 'node:assert/strict';
import { planMarkdown } from '../../../deploy/markdown';
import type { Plan, PlanStep } from '../../../deploy/plan';
import { changedLines } from '../../../resources/documents/document-kind';
import { processorTime } from '../../processor-time';
import { changeLines, countLine, planText } from '../../../deploy/text';

const target = { name: 'prod_1', address: 'http://prod.test', protected: true };

function step(changes: Partial<PlanStep> = {}): PlanStep {
  return {
    apiVersion: 'a/v1',
    kind: 'K',
    name: 'n',
    action: 'create',
    summary: 'Create n',
    changes: [],
    ...changes,
  };
}

const plan: Plan = {
  target,
  steps: [
    step({
      action: 'change',
      summary: 'Change *n*',
      changes: [
        { path: 'port', from: '80', to: '`90`' },
        { path: 'user', to: '' },
      ],
      children: [
        step({ action: 'remove', summary: 'old: removed' }),
        step({ action: 'replace', summary: 'web: replaced', changes: [{ path: 'cmd', from: 'a' }] }),
      ],
      notes: ['Everything restarts.'],
    }),
    step({ action: 'blocked', summary: 'x can’t be deployed', reason: 'Because.' }),
    step({ action: 'unknown', summary: 'y is not known' }),
    step({ action: 'unchanged', summary: 'z is unchanged' }),
    step(),
  ],
  notes: ['A note of the plan.'],
};

describe('a plan for people', () => {
  it('is a text that folds by its indentation', () => {
    assert.equal(
      planText(plan),
      `prod_1 (http://prod.test)

~ Change *n*
    port: 80 → \`90\`
    user: ""
    - old: removed
    ± web: replaced
        cmd: a is removed
    * Everything restarts.

! x can’t be deployed
    Because.

? y is not known

= z is unchanged

+ Create n

* A note of the plan.

1 to create, 1 to change, 1 to replace, 1 to remove, 1 unchanged, 1 not possible, 1 not known
`,
    );
  });

  it('says so when nothing changes', () => {
    const empty: Plan = {
      target,
      steps: [step({ action: 'unchanged', summary: 'z is unchanged' })],
      notes: [],
    };
    assert.equal(planText(empty), 'prod_1 (http://prod.test)\n\n= z is unchanged\n\nNothing to change.\n');
    assert.equal(
      planText({ target, steps: [], notes: [] }),
      'prod_1 (http://prod.test)\n\nNothing to change.\n',
    );
    assert.equal(countLine(empty), '1 unchanged');
    assert.match(planMarkdown(empty), /^## Plan for prod\\_1\n\nNothing to change\.\n\n- \*\*unchanged\*\*/);
  });

  it('is Markdown in which foreign texts are escaped', () => {
    assert.equal(
      planMarkdown(plan),
      `## Plan for prod\\_1

1 to create, 1 to change, 1 to replace, 1 to remove, 1 unchanged, 1 not possible, 1 not known

- **change** Change \\*n\\*
  - \`\` port: 80 → \`90\` \`\`
  - \`user: ""\`
  - **remove** old: removed
  - **replace** web: replaced
    - \`cmd: a is removed\`
  - _Everything restarts._

- **blocked** x can’t be deployed
  - Because.

- **unknown** y is not known

- **unchanged** z is unchanged

- **create** Create n

> A note of the plan.
`,
    );
  });

  it('shows a text of several lines as lines that go and come, with those around them', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `line ${index}`);
    const from = `${lines.join('\n')}\n`;
    const change = { path: 'value', from, to: from.replace('line 4', 'other') };
    assert.deepEqual(changeLines(change), [
      'value:',
      '      …',
      '      line 2',
      '      line 3',
      '    - line 4',
      '    + other',
      '      line 5',
      '      line 6',
      '      …',
    ]);
    assert.deepEqual(changeLines({ path: 'value', to: 'a\nb\n' }), ['value:', '    + a', '    + b']);
    assert.deepEqual(changeLines({ path: 'value', from: 'a\n' }), ['value:', '    - a']);
    const five = changeLines({ path: 'v', from: 'a\n1\n2\n3\n4\n5\nb\n', to: 'x\n1\n2\n3\n4\n5\ny\n' });
    assert.deepEqual(
      five.map((line) => line.trim()).join(' '),
      'v: - a + x 1 2 3 4 5 - b + y',
      'one line is not left out',
    );
    const six = changeLines({ path: 'v', from: 'a\n1\n2\n3\n4\n5\n6\n', to: 'x\n1\n2\n3\n4\n5\n6\n' });
    assert.equal(six.map((line) => line.trim()).join(' '), 'v: - a + x 1 2 …');
    const short = changeLines({ path: 'v', from: 'a\nb\nc\nd\n', to: 'x\nb\nc\ny\n' });
    assert.deepEqual(short, ['v:', '    - a', '    + x', '      b', '      c', '    - d', '    + y']);
  });

  it('shows a long line by itself', () => {
    const long = 'x'.repeat(121);
    assert.deepEqual(changeLines({ path: 'v', from: 'a', to: long }), ['v:', '    - a', `    + ${long}`]);
    const fits = 'x'.repeat(120);
    assert.deepEqual(changeLines({ path: 'v', to: fits }), [`v: ${fits}`]);
  });

  it('shows all lines where too many differ to compare them one by one, and takes no time for it', () => {
    const textOf = (word: string) => Array.from({ length: 6000 }, (_, line) => `${word} ${line}\n`).join('');
    const change = { path: 'value', from: textOf('a'), to: textOf('b') };
    let lines: readonly string[] = [];
    const time = processorTime(() => (lines = changeLines(change)));
    assert.ok(time < 2000, `${time} ms`); // comparing them all takes 10 s
    assert.equal(lines.length, 12_002);
    assert.deepEqual(
      [lines[1], lines[2], lines[6002]],
      ['    More than 1000 lines differ: all lines before, then all lines after.', '    - a 0', '    + b 0'],
    );
    assert.deepEqual(changedLines('value', change.from, change.to), {
      path: 'value: lines added and removed: more than 1000',
    });
    assert.deepEqual(changedLines('value', '', change.to), {
      path: 'value: lines added: 6000, lines removed: 0',
    });
    const one = changedLines('value', change.from, change.from.replace('a 70\n', ''));
    assert.deepEqual(one, { path: 'value: lines added: 0, lines removed: 1' });
  });

  it('fences lines in Markdown with more backticks than they have', () => {
    const value = step({ changes: [{ path: 'v', to: '````\nx\n' }] });
    assert.match(
      planMarkdown({ target, steps: [value], notes: [] }),
      / {2}- `v:`\n\n {4}`````diff\n {4}\+ ````\n {4}\+ x\n {4}`````\n$/,
    );
  });
});

describe('texts of others in Markdown', () => {
  it('are quoted one by one, and padded where they begin or end with a backtick', () => {
    const notes = ['One.', '*Two*.'];
    assert.match(planMarkdown({ target, steps: [], notes }), /\n\n> One\.\n> \\\*Two\\\*\.\n$/);
    const change = step({ changes: [{ path: '`v', to: 'x' }] });
    assert.match(planMarkdown({ target, steps: [change], notes: [] }), / {2}- `` `v: x ``\n$/);
    const lines = step({ changes: [{ path: 'v', to: '```\n`x`\n' }] });
    assert.match(planMarkdown({ target, steps: [lines], notes: [] }), /\n {4}````diff\n/);
  });
});

describe('texts of servers in a plan', () => {
  it('stay in their line', () => {
    const forged = 'web\n\n# Nothing to change\n::error::x\r';
    const plan = {
      target,
      steps: [
        step({ summary: forged, reason: forged, changes: [{ path: forged, to: 'x' }], notes: [forged] }),
      ],
      notes: [forged],
    };
    const shown = 'web\\n\\n# Nothing to change\\n::error::x\\n';
    const lines = planText(plan).split('\n');
    assert.equal(lines.filter((line) => line.includes(shown)).length, 5);
    assert.ok(!lines.some((line) => /^\s*(?:#|::)/.test(line)));
    assert.ok(
      !planMarkdown(plan)
        .split('\n')
        .some((line) => /^\s*(?:\\?# |::)/.test(line)),
    );
  });
});
