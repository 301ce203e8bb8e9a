import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { Answers } from './answers';
import { activateExtension, problemsWhere, replaceText } from './editor';

describe('a name that a plan can’t find', () => {
  let api: TestApi;
  let file: vscode.Uri;

  before(async () => {
    api = await activateExtension();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    file = vscode.Uri.joinPath(folder.uri, 'misnamed.servicestage.yaml');
  });

  after(async () => {
    api.answerWith();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(file);
  });

  async function open(application: string): Promise<vscode.TextEditor> {
    const text = `apiVersion: servicestage/v2\nkind: Component\nmetadata:\n  name: misnamed\n  application: ${application}\nspec: { runtime: Docker, category: Webapp, sub_category: Web }\n`;
    await vscode.workspace.fs.writeFile(file, Buffer.from(text));
    const editor = await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    return editor;
  }

  async function plan(): Promise<Answers> {
    const answers = new Answers({ choose: { 'select a connection': 'Sandbox' } });
    api.answerWith(answers);
    await vscode.commands.executeCommand('engineRoom.deploy');
    return answers;
  }

  /** The marks of plans in the file. */
  function marks(): readonly vscode.Diagnostic[] {
    return vscode.languages
      .getDiagnostics(file)
      .filter(({ message }) => message.startsWith('There is no Application'));
  }

  it('is marked in the file, and a quick fix makes it right', async () => {
    const { document } = await open('shpo');
    const refused = await plan();
    assert.match(refused.messages.join(), /There is no Application shpo, .* there are: shop, /);
    const [mark] = await problemsWhere(file, (all) => all.length > 0);
    assert.ok(mark);
    assert.deepEqual([mark.source, document.getText(mark.range)], ['Engine Room', 'shpo']);

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      file,
      mark.range,
    );
    const fixes = actions.filter(({ title }) => title.startsWith('Change to'));
    assert.equal(fixes[0]?.title, 'Change to "shop"');
    assert.ok(fixes.length <= 5 && new Set(fixes.map(({ title }) => title)).size === fixes.length);
    assert.ok(fixes[0].edit);
    await vscode.workspace.applyEdit(fixes[0].edit);
    assert.deepEqual(marks(), []);
    await document.save();
    assert.match((await plan()).questions.at(-1) ?? '', /^Create Component misnamed/);
    assert.deepEqual(marks(), []);
  });

  it('stays marked while the text elsewhere changes, and until the plan is discarded', async () => {
    const editor = await open('shpo');
    await plan();
    await replaceText(editor, 'apiVersion', '# above\napiVersion');
    const [mark] = marks();
    assert.ok(mark);
    assert.equal(editor.document.getText(mark.range), 'shpo');
    await vscode.commands.executeCommand('engineRoom.discardPlan');
    assert.deepEqual(marks(), []);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
