import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Prompts } from '../prompts';

const manifestFiles = '**/{lain.yaml,lain-*.yaml,*.lain.yaml}';
const manyFiles = 200;

/** The manifest to deploy: the one a menu names, the one in the editor, the only one there is, or a chosen one. */
export async function chooseManifest(
  prompts: Prompts,
  resource: unknown,
): Promise<vscode.TextDocument | undefined> {
  if (resource instanceof vscode.Uri) return vscode.workspace.openTextDocument(resource);
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId === 'lain') return active;
  const files = await vscode.workspace.findFiles(manifestFiles, '**/node_modules/**', manyFiles);
  if (files.length === 0) {
    await prompts.inform(
      l10n.t('There is no lain.yaml here: open the folder of the app that you want to deploy.'),
    );
    return undefined;
  }
  const [only] = files;
  const chosen =
    files.length === 1 ? only : await prompts.choose(l10n.t('Which manifest?'), files.map(choiceOf));
  return chosen && vscode.workspace.openTextDocument(chosen);
}

function choiceOf(file: vscode.Uri) {
  return { label: vscode.workspace.asRelativePath(file), value: file };
}
