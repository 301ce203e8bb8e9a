import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../../..');

describe('npm test without a browser that it could run or install', () => {
  it('skips host and ui with a count, says what to install, and ends with 2', () => {
    const env = { ...process.env, PATH: '/nowhere', CHROMIUM: undefined };
    const args = ['--import', 'tsx', 'test/run.ts', 'host', 'ui'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    assert.match(stdout, /\n0 passed, 0 failed, [1-9]\d* skipped\n$/);
    assert.match(stderr, /^\s*Skipped for want of a browser: ui, host\. .*sudo apt-get install chromium/);
    assert.doesNotMatch(stderr, /^\s+at /m);
    assert.equal(status, 2);
  });
});
