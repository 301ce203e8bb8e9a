import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { activateExtension, openSample, problemsWhere, replaceText, revert } from './editor';

describe('a lain.yaml in the editor', () => {
  let editor: vscode.TextEditor;

  before(async () => {
    editor = await openSample('hello-world/lain.yaml');
    await activateExtension();
  });

  afterEach(() => revert(editor));

  it('has the language lain', () => {
    assert.equal(editor.document.languageId, 'lain');
  });

  it('shows an error where it is, and takes it back', async () => {
    const { uri } = editor.document;
    await replaceText(editor, 'port: 8080', 'port: 80800');
    const [error] = (await problemsWhere(uri, (problems) => problems.some(isError))).filter(isError);
    assert.ok(error);
    assert.equal(editor.document.getText(error.range), '80800');
    await replaceText(editor, 'port: 80800', 'port: 8080');
    await problemsWhere(uri, (problems) => !problems.some(isError));
  });

  it('completes the keys of a proc', async () => {
    await replaceText(editor, '    - access.log\n', '    - access.log\n  \n');
    const at = editor.document.getText().indexOf('    - access.log\n  \n') + '    - access.log\n  '.length;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.document.positionAt(at),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('https_only'), labels.join(', '));
    assert.ok(!labels.includes('port'), 'a key that is there already is offered again');
  });

  it('explains a key', async () => {
    const at = editor.document.getText().indexOf('num_instances') + 1;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      editor.document.positionAt(at),
    );
    assert.notEqual(hovers.length, 0);
  });

  it('takes back what it showed of a file outside the workspace when that is closed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'engine-room-outside-'));
    try {
      const file = path.join(folder, 'lain.yaml');
      await writeFile(file, editor.document.getText().replace('port: 8080', 'port: 80800'));
      const outside = vscode.Uri.file(file);
      await vscode.window.showTextDocument(outside);
      await problemsWhere(outside, (problems) => problems.some(isError));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await problemsWhere(outside, (problems) => problems.length === 0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('goes on after the language server was restarted', async () => {
    await vscode.commands.executeCommand('engineRoom.restartLanguageServer');
    await replaceText(editor, 'port: 8080', 'port: 80800');
    await problemsWhere(editor.document.uri, (problems) => problems.some(isError));
  });
});

function isError({ severity }: vscode.Diagnostic): boolean {
  return severity === vscode.DiagnosticSeverity.Error;
}
