import * as vscode from 'vscode';

/** Opens a document that is only read, in the language of such pages: their long lines are wrapped. */
export async function openPage(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  return vscode.languages.setTextDocumentLanguage(document, 'engine-room-page');
}
