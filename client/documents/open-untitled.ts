import * as vscode from 'vscode';
import { namedFiles } from '../../resources/documents/folder';

/** Opens a text under a name that no file of the workspace has; without a folder, under none. */
export async function openUntitled(name: string, ending: string, content: string): Promise<void> {
  const uri = await freeUri(name, ending);
  if (!uri) {
    const unnamed = await vscode.workspace.openTextDocument({ language: languageOf(ending), content });
    await vscode.window.showTextDocument(unnamed);
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
}

async function freeUri(name: string, ending: string): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) return undefined;
  for (let attempt = 1; ; attempt++) {
    const text = attempt === 1 ? name : `${name}-${String(attempt)}`;
    const [file] = namedFiles([{ id: text, name: text, text: '' }], ending);
    const uri = vscode.Uri.joinPath(folder.uri, file?.name ?? ending);
    const untitled = uri.with({ scheme: 'untitled' });
    const isOpen = vscode.workspace.textDocuments.some((one) => one.uri.toString() === untitled.toString());
    if (!isOpen && !(await exists(uri))) return untitled;
  }
}

/** The language of an untitled document that has no name. */
function languageOf(ending: string): string {
  return ending.endsWith('.json') ? 'json' : 'cloud-manifest';
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
