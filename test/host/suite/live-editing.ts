import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import { kieItems } from '../../../resources/kie/items';
import { Answers, type Script } from './answers';
import { findRow } from './scenes';

/** The row of a configuration item with several lines. */
export const cart = ['Sandbox', 'Configuration', 'app=shop, env=testing, service=cart', 'cart.yaml'];

/** Runs a command with answers in place of a person. */
export async function callWith(
  api: TestApi,
  command: string,
  argument?: unknown,
  script: Script | Answers = {},
): Promise<Answers> {
  const answers = script instanceof Answers ? script : new Answers(script);
  api.answerWith(answers);
  await vscode.commands.executeCommand(`engineRoom.${command}`, argument);
  return answers;
}

/** Opens the document of a row. */
export async function openLive(api: TestApi, row: readonly string[] = cart): Promise<vscode.TextEditor> {
  await callWith(api, 'openDocument', await findRow(api, { row }));
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  return editor;
}

/** Replaces the whole text of an editor. */
export async function rewrite({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The item of the row `cart` as it is on the server, and a function that changes it there. */
export async function liveCart({ services }: TestApi) {
  const target = (await services.live.list()).find(({ connection }) => connection.name === 'Sandbox');
  assert.ok(target);
  const session = await services.live.sessions.get(target.id);
  const { signal } = new AbortController();
  const { items } = await kieItems.list(session, {}, signal);
  const item = items.find(({ key, labels }) => key === 'cart.yaml' && labels?.['env'] === 'testing');
  assert.ok(item);
  const change = (value: string) => kieItems.change(session, {}, item, { value }, signal);
  return { value: item.value, change };
}

/** Waits until the active tab has such a label: the editor tells of its tabs a little later. */
export function tabIs(label: RegExp): Promise<void> {
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
export function textIs(document: vscode.TextDocument, text: string): Promise<void> {
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
