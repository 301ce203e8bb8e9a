import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { appendFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lint, type LintOptions } from '../../../cli/lint/lint';
import { textReporter } from '../../../cli/lint/reporters/text';
import { knownRuleIds } from '../../../manifests/all-rules';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';
import { manifestKinds } from '../../../manifests/kinds';
import { startSandbox } from '../../../sandbox/sandbox';
import { root } from '../../editor/paths';
import { copySample, isEdited } from '../../editor/workspace';
import { recordedTerminal } from '../cli/recorded-terminal';

describe('the sample workspace', () => {
  it('has nothing to say about its files, which are correct', async () => {
    const { terminal, written } = recordedTerminal();
    const options: LintOptions = {
      paths: ['.'],
      folder: path.join(root, 'test/editor/sample'),
      ignore: [],
      kinds: manifestKinds,
      manifests: defaultManifestOptions,
      severities: new Map(),
      knownRules: knownRuleIds,
      fix: false,
    };
    assert.equal(await lint(options, textReporter(terminal), terminal), 0);
    assert.equal(written().out, '7 files checked, nothing found.\n');
  });
});

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
