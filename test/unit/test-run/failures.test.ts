import assert from 'node:assert/strict';
import Mocha from 'mocha';
import { reportOf } from '../../report';
import { collectFailures, type FailedTest } from '../../totals';
import { sourcePath } from '../../transpile';

/** Runs a suite of two tests, of which the second fails after the hook, and gives what was collected. */
function failuresOf(suite: Mocha.Suite): Promise<readonly FailedTest[]> {
  const runner = new Mocha.Runner(suite, { delay: false });
  const failed = collectFailures(runner);
  return new Promise((resolve) => runner.run(() => resolve(failed)));
}

describe('npm test and tests that fail', () => {
  it('collects each failed test and hook with its title, file, message and calls', async () => {
    const root = new Mocha.Suite('', new Mocha.Context());
    root.root = true;
    const suite = Mocha.Suite.create(root, 'a list');
    const passing = new Mocha.Test('is kept', () => undefined);
    const failing = new Mocha.Test('is sorted', () => assert.deepEqual([2, 1], [1, 2]));
    failing.file = `${process.cwd()}/test/unit/list.test.ts`;
    suite.addTest(passing);
    suite.addTest(failing);
    suite.afterAll('close', () => {
      throw new Error('it is closed already');
    });

    const [test, hook, ...others] = await failuresOf(root);
    assert.deepEqual(others, []);
    assert.equal(test?.title, 'a list is sorted');
    assert.equal(test.file, 'test/unit/list.test.ts');
    assert.match(
      test.problem,
      /^Expected values to be strictly deep-equal:\n[^]*\n {4}at .*failures\.test\.ts:\d+/,
    );
    assert.doesNotMatch(test.problem, /node_modules|node:/);
    assert.match(hook?.title ?? '', /^a list "after all" hook: close/);
    assert.match(hook?.problem ?? '', /^it is closed already\n/);
  });

  it('shows the beginning of a long message', async () => {
    const root = new Mocha.Suite('', new Mocha.Context());
    root.root = true;
    root.addTest(
      new Mocha.Test('fails', () => {
        throw new Error('a line\n'.repeat(500));
      }),
    );
    const [failure] = await failuresOf(root);
    assert.ok((failure?.problem.split('\n').length ?? 0) < 40);
  });

  it('names the source of a translated file', () => {
    assert.equal(sourcePath('out/transpiled/test/lsp/a.test.js'), 'test/lsp/a.test.ts');
    assert.equal(sourcePath('test/host/a.test.js'), 'test/host/a.test.js');
  });

  it('ends with the failed tests of all layers and the totals', () => {
    const failed = { file: 'test/lsp/a.test.ts', title: 'server answers', problem: 'no\n    at x' };
    const report = reportOf([
      { layer: 'unit', passed: 2, failed: 0, skipped: 1, seconds: 0.5, failedTests: [] },
      { layer: 'lsp', passed: 3, failed: 1, skipped: 0, seconds: 61.25, failedTests: [failed] },
      { layer: 'unit', passed: 3, failed: 0, skipped: 0, seconds: 1.5, failedTests: [] },
    ]);
    assert.equal(
      report,
      `
FAILED lsp: server answers (test/lsp/a.test.ts)
  no
      at x

layer      passed   failed  skipped     time
lsp             3        1        0   61.3 s
unit            5        0        1    2.0 s

8 passed, 1 failed, 1 skipped`,
    );
  });
});
