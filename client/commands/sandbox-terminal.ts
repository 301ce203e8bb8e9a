import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isManifestFile } from '../deploy/choose-document';
import type { Services } from '../services';

/** Paths that mean the same in every shell when they stand in double quotes; a stranger may have named the file. */
const plainPath = /^[\w\p{L}\\/:.,+@= -]+$/u;

/**
 * Opens a terminal that knows the sandbox, with a command for it typed in but not run: the plan of the manifest in the
 * editor, else a call.
 */
export async function openSandboxTerminal({ context, prompts, sandbox }: Services): Promise<void> {
  if (!sandbox.isRunning) {
    const start = l10n.t('Start Sandbox');
    const answer = await prompts.inform(l10n.t('No sandbox is running: start one first.'), start);
    if (answer !== start) return;
    await sandbox.start();
  }
  const terminal = vscode.window.createTerminal({ name: l10n.t('Sandbox') });
  terminal.show();
  const uri = vscode.window.activeTextEditor?.document.uri;
  terminal.sendText(sandboxCommandLine(context.asAbsolutePath('dist/cli.js'), uri), false);
}

/** @param uri The file in the editor. */
export function sandboxCommandLine(cli: string, uri: vscode.Uri | undefined): string {
  const file = uri?.scheme === 'file' && isManifestFile(uri) ? uri.fsPath : undefined;
  const words = file !== undefined && plainPath.test(file) ? `plan "${file}"` : 'call listApps';
  return `node "${cli}" ${words} --connection sandbox`;
}
