import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { Script } from './answers';
import { activateExtension, clearSelection, openRows } from './editor';
import { callWith, cart, openLive, rewrite, tabIs, textIs } from './live-editing';
import { findRow } from './scenes';

describe('documents of live resources beside others', () => {
  let api: TestApi;

  before(async () => void (api = await activateExtension()));
  after(async () => {
    api.answerWith();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const call = (command: string, argument?: unknown, script: Script = {}) =>
    callWith(api, command, argument, script);
  const open = (row?: readonly string[]) => openLive(api, row);

  it('are compared with their live text, and with each other', async () => {
    const editor = await open();
    const live = editor.document.getText();
    await rewrite(editor, 'mine: 1\n');
    await editor.document.save();
    await call('compareWithLive', editor.document.uri);
    await tabIs(/↔ draft/);
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.equal((await vscode.workspace.openTextDocument(input.original)).getText(), live);
    assert.equal((await vscode.workspace.openTextDocument(input.modified)).getText(), 'mine: 1\n');
    await call('discardDraft', editor.document.uri, { confirm: true });
    await textIs(editor.document, live);
    const history = await openRows(api.services.views.engines, ...cart);
    await call('selectForCompare', history.at(-1));
    await call('compareWithSelected', await findRow(api, { row: cart }));
    await tabIs(/\(Sandbox\) ↔ /);
    const compared = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(compared instanceof vscode.TabInputTextDiff);
    assert.match(compared.original.path, /\/kie\/revision\//);
    assert.equal(compared.modified.toString(), editor.document.uri.toString());
    // The editor shows the same two texts under their former title as long as they are open.
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await call('compareWithLive', history.at(-1));
    await tabIs(/revision ↔ present/);
  });

  it('are found by a part of their values, and opened at it', async () => {
    const { document } = await open();
    const last = document.lineAt(document.lineCount - 2).text.trim();
    const answers = await call('findInConfiguration', undefined, {
      ask: { 'Find in Configuration': last },
      choose: { 'select a connection': 'All connections' },
    });
    assert.match(answers.choices.at(-1)?.[0]?.label ?? '', /^cart\.yaml$/);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), last);
  });

  it('are written into a folder, with copies of what they were read as', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const folder = vscode.Uri.joinPath(workspace.uri, '../written');
    const scope = await findRow(api, { row: cart.slice(0, 3) });
    const answers = await call('openAsFolder', scope, { ask: { 'Open as Folder': folder.fsPath } });
    assert.match(answers.messages.join(), /^Files written to .+: 1\.$/);
    const name = 'app=shop,env=testing,service=cart.kie.yaml';
    const read = async (...path: string[]) =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, ...path)));
    assert.match(await read(name), /key: cart\.yaml/);
    assert.equal(await read('.engine-room', 'base', name), await read(name));
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('become a manifest of an application with what belongs to it, as an untitled document', async () => {
    const rows = ['Sandbox', 'ServiceStage', 'shop'];
    const row = await findRow(api, { view: 'instances', row: rows });
    const answers = await call('createManifest', row, {
      choose: { 'Create Manifest': 'With What Belongs to It' },
    });
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.match(document?.uri.toString() ?? '', /^untitled:.+\/shop\.servicestage\.yaml$/);
    assert.equal(document?.languageId, 'cloud-manifest');
    assert.match(document.getText(), /kind: Application\n(?:.*\n)+---\n(?:.*\n)+kind: Instance\n/);
    assert.deepEqual(answers.messages, []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('become a manifest from the palette, which asks for the resource', async () => {
    await call(
      'createManifest',
      {},
      {
        choose: {
          'Kind of the resource': 'Environment',
          'select a connection': 'Sandbox',
          'Resource to create': 'prod',
          'Create Manifest': 'By Itself',
        },
      },
    );
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.match(document?.uri.toString() ?? '', /^untitled:.+\/prod\.servicestage\.yaml$/);
    assert.match(document?.getText() ?? '', /^apiVersion: servicestage\/v2\nkind: Environment\n/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are offered from the palette where a manifest describes them: a policy among the items is none of them', async () => {
    await clearSelection();
    const kinds = { 'Kind of the resource': 'Config', 'select a connection': 'Sandbox' };
    const { choices } = await call('createManifest', {}, { choose: kinds });
    const offered = choices.at(-1)?.map(({ label }) => label) ?? [];
    assert.ok(offered.includes('cart.yaml'), offered.join(', '));
    assert.deepEqual(
      offered.filter((key) => key.startsWith('servicecomb.')),
      [],
    );
  });

  it('are compared with a file', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const { document } = await open();
    const file = vscode.Uri.joinPath(workspace.uri, 'hello-world/lain.yaml');
    await call('compareWithFile', document.uri, { ask: { 'Compare with File': file.fsPath } });
    await tabIs(/^lain\.yaml ↔ /);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
