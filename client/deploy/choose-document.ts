import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Prompts } from '../prompts';
import { readablePath } from './readable-path';

/** Names of files that may be deployable; other files are deployed from an open editor. */
const deployableFiles =
  '**/{lain.yaml,lain-*.yaml,*.lain.yaml,*.kie.json,*.kie.yaml,*.kie.yml,*.servicestage.yaml,*.cse.yaml,*.governance.yaml}';
const manifestName =
  /(?:^|[/.])(?:lain|lain-[^/]*)\.ya?ml$|\.kie\.(?:json|ya?ml)$|\.(?:servicestage|cse|governance)\.(?:json|ya?ml)$/;
const maxFiles = 200;

/**
 * The manifest to deploy: the one a menu passes, the one in the editor, the only one in other tabs and the workspace, or a
 * chosen one.
 */
export async function chooseDocument(
  prompts: Prompts,
  resource: unknown,
): Promise<vscode.TextDocument | undefined> {
  if (resource instanceof vscode.Uri) return vscode.workspace.openTextDocument(resource);
  const active = vscode.window.activeTextEditor?.document;
  if (active && isManifest(active)) return active;
  const found = await vscode.workspace.findFiles(deployableFiles, '**/node_modules/**', maxFiles);
  const files = [...new Map([...openManifests(), ...found].map((file) => [file.toString(), file])).values()];
  const [only] = files;
  if (!only) {
    await prompts.inform(l10n.t('No manifest found: open the folder of the app that you want to deploy.'));
    return undefined;
  }
  const chosen =
    files.length === 1
      ? only
      : await prompts.choose(l10n.t('Select a manifest to deploy'), files.map(choiceOf));
  return chosen && vscode.workspace.openTextDocument(chosen);
}

/** Files of the open tabs that may be deployable, wherever they are. */
function openManifests(): vscode.Uri[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs.map(({ input }) => input))
    .flatMap((input) => (input instanceof vscode.TabInputText ? [input.uri] : []))
    .filter((uri) => uri.scheme === 'file' && isManifestFile(uri));
}

/** Whether a file may be deployable, by its name. */
export function isManifestFile({ path }: vscode.Uri): boolean {
  return manifestName.test(path);
}

/** Whether a document is a manifest, so that no other one is meant; it may still not be deployable. */
function isManifest({ languageId, fileName }: vscode.TextDocument): boolean {
  return languageId === 'lain' || languageId === 'cloud-manifest' || manifestName.test(fileName);
}

function choiceOf(file: vscode.Uri) {
  return { label: readablePath(file), description: file.fsPath, value: file };
}
