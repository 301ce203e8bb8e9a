import * as vscode from 'vscode';
import type { DocumentAddress } from '../../resources/documents/documents';

export const documentScheme = 'engine-room';

export function uriOf({ authority, path }: DocumentAddress): vscode.Uri {
  return vscode.Uri.from({ scheme: documentScheme, authority, path });
}

/** The document of the editor, or of the URI that a menu passes; undefined for files of other schemes. */
export function documentUri(argument: unknown): vscode.Uri | undefined {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  return uri?.scheme === documentScheme ? uri : undefined;
}

/** The text document of a URI, if one is open. */
export function openDocumentAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
