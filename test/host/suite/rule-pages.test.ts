import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { Answers } from './answers';
import { activateExtension, openSample, problemsWhere, replaceText, revert } from './editor';

/** How long the editor may take to show a page, in milliseconds. */
const pageTimeoutMs = 25_000;

describe('the pages of rules', () => {
  let api: TestApi;

  before(async () => {
    api = await activateExtension();
  });

  afterEach(async () => {
    api.answerWith();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  async function previewIs(label: RegExp): Promise<void> {
    const end = performance.now() + pageTimeoutMs;
    let shown = '';
    while (performance.now() < end) {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      shown = tab?.label ?? '';
      if (tab?.input instanceof vscode.TabInputWebview && label.test(shown)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail(`no ${String(label)} but ${shown}`);
  }

  it('open from the code of a problem', async () => {
    const editor = await openSample('hello-world/lain.yaml');
    await replaceText(editor, 'port: 8080', 'port: 80800');
    const problems = await problemsWhere(editor.document.uri, (found) => found.some(isOfPort));
    await revert(editor);
    const code = problems.find(isOfPort)?.code;
    assert.ok(typeof code === 'object');
    const { scheme, path, query } = code.target;
    assert.equal(scheme, 'command');
    await vscode.commands.executeCommand(path, ...(JSON.parse(query) as unknown[]));
    await previewIs(/port\.md/);
  });

  it('tell what is reported and what is not', async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('engine-room-rule:/lain/port.md'));
    assert.equal(page.languageId, 'markdown');
    assert.match(page.getText(), /^# lain\/port\n\n\*\*error\*\*: The port of a proc/);
    assert.match(page.getText(), /## Reported\n[^]+## Accepted\n[^]+engine-room-ignore lain\/port/);
    assert.doesNotMatch(page.getText(), /<!-- rule|# lain\/ports/);
  });

  it('are chosen from a list, also where a link names no rule', async () => {
    for (const named of [[], ['../../etc/passwd']]) {
      api.answerWith(new Answers({ choose: { 'Show Rule': 'kie/status' } }));
      await vscode.commands.executeCommand('engineRoom.showRule', ...named);
      await previewIs(/status\.md/);
    }
  });
});

function isOfPort({ code }: vscode.Diagnostic): boolean {
  return typeof code === 'object' && code.value === 'lain/port';
}
