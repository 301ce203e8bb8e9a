import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Feature } from '../services';
import { registerCommand } from './register';

/** Commands that start and stop the sandbox of this window; menus show the applicable one. */
export const sandboxCommands: Feature = (services) => {
  const { sandbox, prompts } = services;
  const tellMenus = () =>
    void vscode.commands.executeCommand('setContext', 'engineRoom.sandboxRunning', sandbox.isRunning);
  tellMenus();
  return vscode.Disposable.from(
    sandbox.onDidChange(tellMenus),
    registerCommand(services, 'startSandbox', async () => {
      const title = l10n.t('Starting the sandbox');
      const location = vscode.ProgressLocation.Notification;
      await vscode.window.withProgress({ location, title }, () => sandbox.start());
      await vscode.commands.executeCommand('engineRoom.instances.focus');
    }),
    registerCommand(services, 'stopSandbox', async () => {
      if (!sandbox.stop()) await prompts.inform(l10n.t('This window has not started a sandbox.'));
    }),
  );
};
