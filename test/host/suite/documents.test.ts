import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { StoredFiles } from '../../../client/documents/draft-files';
import { Drafts } from '../../../client/documents/drafts';
import type { TreeNode } from '../../../client/views/tree-node';
import { kieItems } from '../../../resources/kie/items';
import { Answers, type Script } from './answers';
import { activateExtension, openRows, revert } from './editor';
import { findRow } from './scenes';

const cart = ['Sandbox', 'Configuration', 'app=shop, env=testing, service=cart', 'cart.yaml'];

const governance = ['Sandbox', 'CSE engines', 'prod-engine', 'Governance'];

describe('documents of live resources', () => {
  let api: TestApi;

  before(async () => void (api = await activateExtension()));
  after(async () => {
    api.answerWith();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function call(command: string, argument?: unknown, script: Script = {}): Promise<Answers> {
    const answers = new Answers(script);
    api.answerWith(answers);
    await vscode.commands.executeCommand(`engineRoom.${command}`, argument);
    return answers;
  }

  async function open(row: readonly string[] = cart): Promise<vscode.TextEditor> {
    await call('openDocument', await findRow(api, { row }));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    return editor;
  }

  async function rewrite({ document }: vscode.TextEditor, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  async function liveValue(): Promise<string | undefined> {
    const [target] = await api.services.live.list();
    assert.ok(target);
    const session = await api.services.live.sessions.get(target.id);
    const { items } = await kieItems.list(session, {}, new AbortController().signal);
    return items.find(({ key, labels }) => key === 'cart.yaml' && labels?.['env'] === 'testing')?.value;
  }

  async function changeLive(value: string): Promise<void> {
    const [target] = await api.services.live.list();
    assert.ok(target);
    const session = await api.services.live.sessions.get(target.id);
    const { signal } = new AbortController();
    const { items } = await kieItems.list(session, {}, signal);
    const item = items.find(({ key, labels }) => key === 'cart.yaml' && labels?.['env'] === 'testing');
    assert.ok(item);
    await kieItems.change(session, {}, item, { value }, signal);
  }

  async function descriptionOf(row: readonly string[]): Promise<string> {
    const node: TreeNode = await findRow(api, { row });
    return String(api.services.views.engines.getTreeItem(node).description ?? '');
  }

  it('open from a row, in the language of the item', async () => {
    const { document } = await open();
    assert.equal(document.uri.scheme, 'engine-room');
    assert.equal(document.languageId, 'yaml');
    assert.equal(document.getText(), await liveValue());
    const policy = ['Sandbox', 'CSE engines', 'prod-engine', 'Governance'];
    const [group] = (await openRows(api.services.views.engines, ...policy)).filter(
      ({ resources }) => resources,
    );
    assert.ok(group);
    const governance = await open([...policy, group.label]);
    assert.equal(governance.document.languageId, 'cloud-manifest');
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
    const answers = await call('applyDocument', editor.document.uri, { confirm: true });
    assert.match(answers.messages.join(), /^cart\.yaml .* is changed\.$/);
    assert.match(answers.questions.join(), /^Change the value of cart\.yaml .*\?\n• value/);
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
    await changeLive(`# theirs\n${before}`);
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
    const last = document.lineAt(document.lineCount - 2).text;
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
    assert.match(answers.messages.join(), /^1 files are written to /);
    const name = 'app=shop,env=testing,service=cart.kie.yaml';
    const read = async (...path: string[]) =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, ...path)));
    assert.match(await read(name), /key: cart\.yaml/);
    assert.equal(await read('.engine-room', 'base', name), await read(name));
    await vscode.workspace.fs.delete(folder, { recursive: true });
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

  it('say why they cannot be opened', async () => {
    const { document } = await open();
    const uri = document.uri.with({ path: document.uri.path.replace('cart.yaml', 'nothing.yaml') });
    await assert.rejects(async () => vscode.workspace.openTextDocument(uri), /does not exist on Sandbox/);
    const other = document.uri.with({ authority: '0'.repeat(32) });
    await assert.rejects(async () => vscode.workspace.openTextDocument(other), /was removed or changed/);
    await revert(await vscode.window.showTextDocument(document));
  });

  /** Waits until the active tab has such a label: the editor tells of its tabs a little later. */
  function tabIs(label: RegExp): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!label.test(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '')) return;
        listener.dispose();
        resolve();
      };
      const listener = vscode.window.tabGroups.onDidChangeTabs(look);
      look();
    });
  }

  /** Waits until a document has a text: the editor reads it again after an event. */
  function textIs(document: vscode.TextDocument, text: string): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (document.getText() !== text) return;
        listener.dispose();
        resolve();
      };
      const listener = vscode.workspace.onDidChangeTextDocument(look);
      look();
    });
  }
});
