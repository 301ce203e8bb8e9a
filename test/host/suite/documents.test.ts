import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { StoredFiles } from '../../../client/documents/draft-files';
import { Drafts } from '../../../client/documents/drafts';
import type { TreeNode } from '../../../client/views/tree-node';
import { Answers, type Script } from './answers';
import { activateExtension, openRows, problemsWhere, revert } from './editor';
import { callWith, cart, liveCart, openLive, rewrite, tabIs, textIs } from './live-editing';
import { findRow } from './scenes';

const governance = ['Sandbox', 'CSE engines', 'prod-engine', 'Governance'];

describe('documents of live resources', () => {
  let api: TestApi;

  before(async () => void (api = await activateExtension()));
  after(async () => {
    api.answerWith();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const call = (command: string, argument?: unknown, script: Script | Answers = {}) =>
    callWith(api, command, argument, script);
  const open = (row?: readonly string[]) => openLive(api, row);
  const liveValue = async () => (await liveCart(api)).value;

  async function descriptionOf(row: readonly string[]): Promise<string> {
    const node: TreeNode = await findRow(api, { row });
    return String(api.services.views.engines.getTreeItem(node).description ?? '');
  }

  it('open from a row, in the language of the item', async () => {
    const { document } = await open();
    assert.equal(document.uri.scheme, 'engine-room');
    assert.equal(document.languageId, 'yaml');
    assert.equal(document.getText(), await liveValue());
    const [first] = await vscode.workspace.fs.readFile(document.uri);
    assert.equal(first, document.getText().charCodeAt(0), 'without a byte order mark');
    const policy = ['Sandbox', 'CSE engines', 'prod-engine', 'Governance'];
    const [group] = (await openRows(api.services.views.engines, ...policy)).filter(
      ({ resources }) => resources,
    );
    assert.ok(group);
    const governance = await open([...policy, group.label]);
    assert.equal(governance.document.languageId, 'cloud-manifest');
    const engine = await open(['Sandbox', 'CSE engines', 'prod-engine']);
    assert.equal(engine.document.languageId, 'cloud-manifest');
    assert.match(engine.document.getText(), /^apiVersion: cse\/v2\nkind: Engine\n/);
    const { permissions } = await vscode.workspace.fs.stat(engine.document.uri);
    assert.equal(permissions, vscode.FilePermission.Readonly);
  });

  it('open when their row is selected, also while the rows above it are read again', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const { views } = api.services;
    const row = await findRow(api, { row: cart });
    const [item] = row.resources ?? [];
    assert.ok(item && row.connection);
    assert.ok(await views.reveal('engines', row.connection.id, item));
    const { command } = views.engines.getTreeItem(row);
    assert.ok(command);
    assert.equal(command.arguments, undefined, 'the editor would forget them');
    views.engines.refresh();
    await vscode.commands.executeCommand(command.command);
    await tabIs(/^cart\.yaml$/);
  });

  it('show what clients can’t read in a value, and are not applied with it', async () => {
    const before = await liveValue();
    const editor = await open();
    const { document } = editor;
    await rewrite(editor, 'a: b: c\n- x\n');
    const [problem] = await problemsWhere(document.uri, (found) => found.length > 0);
    assert.equal(typeof problem?.code === 'object' && problem.code.value, 'kie/content-yaml');
    await document.save();
    const answers = await call('applyDocument', document.uri, { confirm: true });
    assert.match(answers.messages.join(), /Clients can’t read it\. Line 1: /);
    assert.equal(await liveValue(), before);
    await call('discardDraft', document.uri, { confirm: true });
    await problemsWhere(document.uri, (found) => found.length === 0);
  });

  for (const [save, formats] of [
    ['workbench.action.files.save', false],
    ['workbench.action.files.saveAll', false],
    ['workbench.action.files.save', true],
  ] as const) {
    it(`keep a draft and send nothing: ${save}${formats ? ' with formatting' : ''}`, async () => {
      const settings = vscode.workspace.getConfiguration('editor');
      await settings.update('formatOnSave', formats, vscode.ConfigurationTarget.Workspace);
      const before = await liveValue();
      const editor = await open();
      await rewrite(editor, `# by ${save}\n`);
      await vscode.commands.executeCommand(save);
      await settings.update('formatOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      assert.equal(editor.document.isDirty, false);
      assert.equal(await liveValue(), before);
      assert.match(await descriptionOf(cart), /^draft · /);
      const answers = await call('discardDraft', editor.document.uri, { confirm: true });
      assert.match(answers.questions.join(), /^Discard the draft of cart\.yaml on Sandbox\?/);
      await textIs(editor.document, String(before));
      assert.doesNotMatch(await descriptionOf(cart), /draft/);
    });
  }

  it('keep a draft and send nothing when the editor saves by itself', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('autoSave', 'afterDelay', vscode.ConfigurationTarget.Workspace);
    await files.update('autoSaveDelay', 1, vscode.ConfigurationTarget.Workspace);
    try {
      const before = await liveValue();
      const editor = await open();
      const saved = new Promise((resolve) => {
        const listener = vscode.workspace.onDidSaveTextDocument((document) => {
          if (document !== editor.document) return;
          listener.dispose();
          resolve(undefined);
        });
      });
      await rewrite(editor, 'saved: by-itself\n');
      await saved;
      assert.equal(await liveValue(), before);
      await call('discardDraft', editor.document.uri, { confirm: true });
      await textIs(editor.document, String(before));
    } finally {
      await files.update('autoSave', undefined, vscode.ConfigurationTarget.Workspace);
      await files.update('autoSaveDelay', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('are shown when another window saves them, and go when it discards them', async () => {
    const { context } = api.services;
    const folder = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'drafts');
    const other = new Drafts(new StoredFiles(folder), (error) => assert.fail(String(error)));
    try {
      const editor = await open();
      const { uri } = editor.document;
      const before = editor.document.getText();
      await rewrite(editor, 'mine: 1\n');
      await editor.document.save();
      const draft = await other.saved(uri);
      assert.equal(draft?.text, 'mine: 1\n');
      await other.put({ ...draft, text: 'theirs: 1\n' });
      await textIs(editor.document, 'theirs: 1\n');
      await other.delete(uri);
      await other.delete(uri);
      await textIs(editor.document, before);
      assert.doesNotMatch(await descriptionOf(cart), /draft/);
    } finally {
      other.dispose();
    }
  });

  it('stay as they are when the question whether to discard is cancelled', async () => {
    const editor = await open();
    await rewrite(editor, 'kept: true\n');
    await editor.document.save();
    await call('discardDraft', editor.document.uri, {});
    assert.equal(editor.document.getText(), 'kept: true\n');
    await call('discardDraft', editor.document.uri, { confirm: true });
    await textIs(editor.document, String(await liveValue()));
  });

  it('are applied by a plan of one step, after saving', async () => {
    const editor = await open();
    const text = `${editor.document.getText()}# applied\n`;
    await rewrite(editor, text);
    const answers = new (class extends Answers {
      override async confirm(message: string, detail: string): Promise<boolean> {
        await tabIs(/^cart\.yaml: Sandbox ↔ draft$/);
        return super.confirm(message, detail);
      }
    })({ confirm: true });
    await call('applyDocument', editor.document.uri, answers);
    await tabIs(/^cart\.yaml$/);
    assert.match(answers.messages.join(), /^cart\.yaml .* is changed\.$/);
    assert.match(
      answers.questions.join(),
      /^Change the value of cart\.yaml .*\?\n• value: lines added: 1, lines removed: 0/,
    );
    assert.equal(await liveValue(), text);
    assert.doesNotMatch(await descriptionOf(cart), /draft/);
  });

  it('are not applied while they have errors', async () => {
    const rows = await openRows(api.services.views.engines, ...governance);
    const group = rows.find(({ resources, label }) => resources && label === 'checkout');
    assert.ok(group, rows.map(({ label }) => label).join());
    const [policy] = await api.services.views.engines.getChildren(group);
    assert.ok(policy);
    await call('openDocument', policy);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await rewrite(editor, editor.document.getText().replace(/^spec:[^]*$/m, 'spec: nothing\n'));
    const answers = await call('applyDocument', editor.document.uri, { confirm: true });
    assert.match(answers.messages.join(), /is not applied because of its errors \(\d+\): line \d+/);
    assert.deepEqual(answers.questions, []);
    await call('discardDraft', editor.document.uri, { confirm: true });
  });

  it('are merged when somebody else has written in the meantime', async () => {
    const editor = await open();
    const before = editor.document.getText();
    await rewrite(editor, `${before}# mine\n`);
    assert.ok(await editor.document.save());
    await (await liveCart(api)).change(`# theirs\n${before}`);
    const answers = await call('applyDocument', editor.document.uri, { press: 'Merge' });
    assert.match(answers.messages.join(), /has changed on Sandbox since your draft was begun/);
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    assert.ok(activeTab && !(activeTab.input instanceof vscode.TabInputTextDiff), activeTab?.label);
    const uri = vscode.Uri.from({ scheme: 'engine-room-merge', path: '/1/merged/cart.yaml' });
    const merged = await vscode.workspace.openTextDocument(uri);
    await textIs(merged, `# theirs\n${before}# mine\n`);
    const taking = new Answers({ press: 'Use as Draft' });
    api.answerWith(taking);
    const drafts = api.services.documents.drafts;
    const taken = new Promise((resolve) => {
      const listener = drafts.onDidChange(() => {
        listener.dispose();
        resolve(undefined);
      });
    });
    assert.ok(await merged.save());
    await taken;
    const draft = await drafts.saved(editor.document.uri);
    assert.deepEqual([draft?.text, draft?.base], [`# theirs\n${before}# mine\n`, `# theirs\n${before}`]);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await open();
    await call('applyDocument', editor.document.uri, { confirm: true });
    assert.equal(await liveValue(), `# theirs\n${before}# mine\n`);
  });

  it('say why they cannot be opened', async () => {
    const { document } = await open();
    const uri = document.uri.with({ path: document.uri.path.replace('cart.yaml', 'nothing.yaml') });
    const gone = await vscode.workspace.openTextDocument(uri);
    assert.match(gone.getText(), /^# nothing\.yaml can’t be shown\.\n# It does not exist on Sandbox/);
    const other = document.uri.with({ authority: '0'.repeat(32) });
    const editor = await vscode.window.showTextDocument(other);
    assert.match(editor.document.getText(), /was removed or changed/);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      other,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['Try Again', 'Add Connection'],
    );
    await rewrite(editor, 'mine: 1\n');
    assert.equal(await editor.document.save(), false, 'there is nothing that it could be a draft of');
    await revert(editor);
    await revert(await vscode.window.showTextDocument(document));
  });
});
