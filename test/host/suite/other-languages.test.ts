import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, openSample, problemsWhere, replaceText, revert } from './editor';

describe('files of ours in languages of others', () => {
  let editor: vscode.TextEditor | undefined;

  before(activateExtension);
  afterEach(async () => {
    if (editor) await revert(editor);
  });

  /** Waits until a text of the document is marked by us. */
  async function isMarked({ document }: vscode.TextEditor, text: string): Promise<void> {
    await problemsWhere(document.uri, (problems) =>
      problems.some((problem) => isFromEngineRoom(problem) && document.getText(problem.range) === text),
    );
  }

  it('are configuration items in JSON: a mistake inside a value is shown at its place', async () => {
    editor = await openSample('shop/production.kie.json');
    assert.equal(editor.document.languageId, 'json');
    await replaceText(editor, 'limitRefreshPeriod: 1S', 'limitRefreshPeriod: 100ms');
    await isMarked(editor, '100ms');
  });

  it('are descriptions of microservices: a policy is judged inside its text', async () => {
    editor = await openSample('shop/microservice.yaml');
    assert.equal(editor.document.languageId, 'yaml');
    await replaceText(editor, 'maxAttempts: 3', 'maxAttempts: three');
    await isMarked(editor, 'three');
  });

  it('are any YAML with an `apiVersion` of ours', async () => {
    const content = 'apiVersion: servicestage/v2\nkind: Enviroment\n';
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
    await isMarked(await vscode.window.showTextDocument(document), 'Enviroment');
  });
});

function isFromEngineRoom({ source }: vscode.Diagnostic): boolean {
  return source === 'engine-room';
}
