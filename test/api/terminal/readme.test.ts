import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../editor/paths';
import { dist, shipped } from '../../shipped';

const cli = shipped('cli');

/** Nothing of the environment of the tests but what finds programs. */
const env = { PATH: process.env['PATH'], HOME: dist };
const run = promisify(execFile);

describe('a sandbox in the terminal', function () {
  this.timeout(60_000);

  it('is planned for, deployed to and called by the commands of the README', async () => {
    const [, block = ''] = /with a sandbox in place of your cloud:\n\n```sh\n(.*?)```/s.exec(readme()) ?? [];
    assert.equal(block.trim().split('\n').length, 6);
    assert.match(block, /^kill \$!$/m, 'it leaves no process behind');
    try {
      const { stdout } = await run('sh', ['-ec', block], { cwd: root, env });
      assert.match(stdout, /\n1 to create, 1 to change, 1 unchanged\n/, 'the plan');
      assert.match(stdout, /\nDeployed\. /);
      assert.match(stdout, /"appname": "hello-world"/);
    } finally {
      rmSync(join(dist, 'sandbox.json'), { force: true });
    }
  });

  it('says on a terminal what to type in another one, and that works as it is', async () => {
    // `script` gives the command a terminal.
    const command = `"${process.execPath}" "${cli}" sandbox`;
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: dist,
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const ended = once(child, 'close');
    try {
      let shown = '';
      for await (const chunk of child.stdout.setEncoding('utf8')) {
        shown += String(chunk);
        if (shown.includes(' deploy FILE')) break;
      }
      const lines = shown.replaceAll('\r', '').split('\n');
      const typed = lines.filter((line) => /^ {2}(?:export|.* call) /.test(line)).join('\n');
      const { stdout } = await run('sh', ['-ec', typed], { cwd: dist, env });
      assert.match(stdout, /"appname": "hello-world"/, typed);
    } finally {
      child.stdin.end('\x03'); // Ctrl-C
      child.kill();
      await ended;
    }
  });
});

function readme(): string {
  return readFileSync(join(root, 'README.md'), 'utf8');
}
