import * as vscode from 'vscode';
import type { DocumentAddress } from '../../resources/documents/documents';

export const documentScheme = 'engine-room';

export function uriOf({ authority, path }: DocumentAddress): vscode.Uri {
  return vscode.Uri.from({ scheme: documentScheme, authority, path });
}

/**
 * The document of a URI that a menu passes, or of the editor when nothing was passed; undefined for rows and for files of
 * other schemes.
 */
export function documentUri(argument: unknown): vscode.Uri | undefined {
  const passed = argument === undefined ? vscode.window.activeTextEditor?.document.uri : argument;
  const uri = passed instanceof vscode.Uri ? passed : undefined;
  return uri?.scheme === documentScheme ? uri : undefined;
}

/** The text document of a URI, if one is open. */
export function openDocumentAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
