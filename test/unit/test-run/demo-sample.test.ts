import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { appendFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox } from '../../../sandbox/sandbox';
import { copySample, isEdited } from '../../editor/workspace';

describe('the demo’s copy of the sample', () => {
  it('is kept when it was edited, and not when it was only opened', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'engine-room-sample-'));
    const sandbox = await startSandbox();
    try {
      const ready = JSON.stringify(sandbox.ready);
      const workspace = await copySample(path.join(folder, 'sample'), ready);
      assert.equal(isEdited(workspace), false);
      await appendFile(path.join(workspace, 'hello-world/lain.yaml'), '# mine\n');
      assert.equal(isEdited(workspace), true);
      await copySample(workspace, ready);
      await appendFile(path.join(workspace, 'new.yaml'), '');
      assert.equal(isEdited(workspace), true);
    } finally {
      await sandbox.close();
      rmSync(folder, { recursive: true });
    }
  });
});
