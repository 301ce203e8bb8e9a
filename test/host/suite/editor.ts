import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/extension';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { LazyTree } from '../../../client/views/lazy-tree';
import type { TreeNode } from '../../../client/views/tree-node';

/** The activated extension, with what it shows to tests. */
export async function activateExtension(): Promise<TestApi> {
  const extension = vscode.extensions.getExtension<TestApi>('engine-room.engine-room');
  assert.ok(extension, 'The extension is not installed in this host.');
  return extension.activate();
}

/** Selects no row of the engines: commands called on nothing act on the one that an earlier suite has selected. */
export async function clearSelection(): Promise<void> {
  await vscode.commands.executeCommand('engineRoom.engines.focus');
  await vscode.commands.executeCommand('list.clear');
}

/** Opens a file of the sample workspace in an editor. */
export async function openSample(path: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'The sample workspace is not open.');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, path));
}

/** Replaces the first occurrence of a text in the open document, without saving. */
export async function replaceText({ document }: vscode.TextEditor, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  assert.ok(at >= 0, `${from} is not in the document`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
  edit.replace(document.uri, range, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Puts the text back that is saved. */
export async function revert(editor: vscode.TextEditor): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

/** Waits until the problems of a document are as wanted. */
export function problemsWhere(
  uri: vscode.Uri,
  fits: (problems: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const problems = vscode.languages.getDiagnostics(uri);
      if (!fits(problems)) return;
      listener.dispose();
      resolve(problems);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

/** Opens rows by label, from the roots down, and gives the rows below the last one. */
export async function openRows(tree: LazyTree, ...labels: readonly string[]): Promise<TreeNode[]> {
  let rows = await tree.getChildren();
  for (const label of labels) {
    const row = rows.find((node) => node.label === label);
    assert.ok(row, `${label} is not among ${rows.map((node) => node.label).join(', ')}`);
    rows = await tree.getChildren(row);
  }
  return rows;
}

/** What a row shows: label and description. */
export function shown(tree: LazyTree, node: TreeNode): string {
  const { description } = tree.getTreeItem(node);
  return [node.label, description].filter((text) => typeof text === 'string' && text !== '').join(' — ');
}

/** What rows hand to commands: which connection they are about. */
export function about(target: ResolvedConnection | undefined): unknown {
  assert.ok(target, 'There is no such connection.');
  return { connection: { id: target.id } };
}

/** Whether long lines of a document are wrapped, where the user has not said. */
export function wrapping(document: vscode.TextDocument): string | undefined {
  return vscode.workspace.getConfiguration('editor', document).get('wordWrap');
}
