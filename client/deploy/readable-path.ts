import * as vscode from 'vscode';

/** Number of the last parts of a path that tell files outside the workspace apart. */
const shownParts = 2;

/** The path of a file as people know it: in the workspace from its folder, elsewhere the end of it. */
export function readablePath(uri: vscode.Uri): string {
  if (vscode.workspace.getWorkspaceFolder(uri)) return vscode.workspace.asRelativePath(uri);
  return uri.path
    .split('/')
    .filter((part) => part !== '')
    .slice(-shownParts)
    .join('/');
}
