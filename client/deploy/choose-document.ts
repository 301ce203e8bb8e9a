import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Prompts } from '../prompts';
import { readablePath } from './readable-path';

/** Which files a command is for. */
export interface FileChoice {
  readonly glob: string;
  readonly fileName: RegExp;
  readonly languages: readonly string[];
  /** What a file is chosen for. */
  title(): string;
}

/** Files that may be deployable, by their names; other files are deployed from an open editor. */
export const deployable: FileChoice = {
  glob: '**/{lain.yaml,lain-*.yaml,*.lain.yaml,*.kie.json,*.kie.yaml,*.kie.yml,*.servicestage.yaml,*.cse.yaml,*.governance.yaml,*.governance.json}',
  fileName:
    /(?:^|[/.])(?:lain|lain-[^/]*)\.ya?ml$|\.kie\.(?:json|ya?ml)$|\.(?:servicestage|cse|governance)\.(?:json|ya?ml)$/,
  languages: ['lain', 'cloud-manifest'],
  title: () => l10n.t('Select a manifest to deploy'),
};

/** Files that may have policies without an engine. */
export const publishable: FileChoice = {
  glob: '**/{*.governance.json,microservice*.yaml,application*.yml,application*.yaml,bootstrap*.yml,bootstrap*.yaml}',
  fileName: /\.governance\.(?:json|ya?ml)$|(?:^|[/\\])(?:microservice|application|bootstrap)[^/\\]*\.ya?ml$/,
  languages: [],
  title: () => l10n.t('Select the file whose policies are published'),
};

/** All of these files, to remove what they name; those of services when they are open. */
export const destroyable: FileChoice = {
  ...deployable,
  fileName: new RegExp(`${deployable.fileName.source}|${publishable.fileName.source}`),
  title: () => l10n.t('Select the manifest whose resources are destroyed'),
};

const maxFiles = 200;

/**
 * The manifest to deploy: the one a menu passes, the one in the editor, the only one in other tabs and the workspace, or a
 * chosen one.
 */
export async function chooseDocument(
  prompts: Prompts,
  resource: unknown,
  wanted: FileChoice,
): Promise<vscode.TextDocument | undefined> {
  if (resource instanceof vscode.Uri) return vscode.workspace.openTextDocument(resource);
  const active = vscode.window.activeTextEditor?.document;
  if (active && isWanted(active, wanted)) return active;
  const found = await vscode.workspace.findFiles(wanted.glob, '**/node_modules/**', maxFiles);
  const files = [
    ...new Map([...openFiles(wanted), ...found].map((file) => [file.toString(), file])).values(),
  ];
  const [only] = files;
  if (!only) {
    await prompts.inform(l10n.t('No such file was found: open the folder that it is in.'));
    return undefined;
  }
  const chosen = files.length === 1 ? only : await prompts.choose(wanted.title(), files.map(choiceOf));
  return chosen && vscode.workspace.openTextDocument(chosen);
}

/** Files of the open tabs that the command may be for, wherever they are. */
function openFiles({ fileName }: FileChoice): vscode.Uri[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs.map(({ input }) => input))
    .flatMap((input) => (input instanceof vscode.TabInputText ? [input.uri] : []))
    .filter((uri) => uri.scheme === 'file' && fileName.test(uri.path));
}

/** Whether a file may be deployable, by its name. */
export function isManifestFile({ path }: vscode.Uri): boolean {
  return deployable.fileName.test(path);
}

/** Whether a command is for a document, so that no other one is meant; it may still not be possible. */
function isWanted(
  { languageId, fileName }: vscode.TextDocument,
  { languages, fileName: known }: FileChoice,
): boolean {
  return languages.includes(languageId) || known.test(fileName);
}

function choiceOf(file: vscode.Uri) {
  return { label: readablePath(file), description: file.fsPath, value: file };
}
