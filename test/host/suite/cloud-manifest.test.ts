import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, openSample, problemsWhere, replaceText, revert } from './editor';

describe('a cloud manifest in the editor', () => {
  let editor: vscode.TextEditor;

  before(async () => {
    editor = await openSample('shop/checkout.governance.yaml');
    await activateExtension();
  });

  afterEach(() => revert(editor));

  it('has the language of cloud manifests', () => {
    assert.equal(editor.document.languageId, 'cloud-manifest');
  });

  it('shows a mistake in the second document, and offers its repair', async () => {
    const { uri } = editor.document;
    await replaceText(editor, 'limitRefreshPeriod: 1S', 'limitRefreshPeriod: 100ms');
    const [problem] = await problemsWhere(uri, (problems) => problems.length > 0);
    assert.ok(problem);
    assert.equal(editor.document.getText(problem.range), '100ms');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
    );
    assert.ok(actions.some(({ title }) => title === 'Change to "100"'));
    await replaceText(editor, 'limitRefreshPeriod: 100ms', 'limitRefreshPeriod: 1S');
    await problemsWhere(uri, (problems) => problems.length === 0);
  });
});
