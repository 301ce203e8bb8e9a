import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { activateExtension, openSample, problemsWhere, replaceText, revert } from './editor';

/** How long a line may take from the extension host to its file, in milliseconds. */
const logTimeoutMs = 5_000;

describe('the log of the extension host', () => {
  let api: TestApi;

  before(async () => {
    api = await activateExtension();
  });

  it('has no warning that a setting of ours is read for a file and meant for the window', async () => {
    const editor = await openSample('hello-world/lain.yaml');
    await replaceText(editor, 'port: 8080', 'port: 80800');
    await problemsWhere(editor.document.uri, (problems) => problems.length > 0);
    await revert(editor);

    // A warning of this kind about somebody else's setting: what was logged before it is in the file with it.
    vscode.workspace.getConfiguration('explorer', editor.document.uri).get('autoReveal');
    const log = await logWith('explorer.autoReveal');
    assert.doesNotMatch(log, /scoped configuration.*engineRoom/);
  });

  /** The log, as soon as it has the text. */
  async function logWith(text: string): Promise<string> {
    const folder = vscode.Uri.joinPath(api.services.context.logUri, '..');
    const files = await vscode.workspace.fs.readDirectory(folder);
    const name = files.map(([file]) => file).find((file) => /^(remote)?exthost\.log$/.test(file));
    assert.ok(name, files.join());
    let log = '';
    const end = performance.now() + logTimeoutMs;
    while (!log.includes(text) && performance.now() < end) {
      log = Buffer.from(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name))).toString();
    }
    assert.ok(log.includes(text), log);
    return log;
  }
});
