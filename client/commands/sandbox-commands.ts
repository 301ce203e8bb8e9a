import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Feature, Services } from '../services';
import { registerCommand } from './register';

/**
 * Commands that start, stop and use the sandbox of this window; menus show the applicable ones. Terminals that are opened
 * while it runs know it as the connection `sandbox`.
 */
export const sandboxCommands: Feature = (services) => {
  const { sandbox, prompts, views } = services;
  const announce = () => {
    void vscode.commands.executeCommand('setContext', 'engineRoom.sandboxRunning', sandbox.isRunning);
    tellTerminals(services);
  };
  announce();
  return vscode.Disposable.from(
    sandbox.onDidChange(announce),
    registerCommand(services, 'startSandbox', async () => {
      const title = l10n.t('Starting the sandbox');
      const location = vscode.ProgressLocation.Notification;
      await vscode.window.withProgress({ location, title }, () => sandbox.start());
      // The rows take the place of the button that was pressed, which takes the focus with it.
      const [target] = await sandbox.list();
      if (target) await views.reveal('instances', target.id);
    }),
    registerCommand(services, 'stopSandbox', async () => {
      if (!sandbox.stop()) await prompts.inform(l10n.t('This window has not started a sandbox.'));
    }),
    registerCommand(services, 'useSandboxInTerminal', async () => {
      const { openSandboxTerminal } = await import('./sandbox-terminal');
      await openSandboxTerminal(services);
    }),
  );
};

/** The variable is that of the command line; it goes with the window. */
function tellTerminals({ context, sandbox }: Services): void {
  const variables = context.environmentVariableCollection;
  variables.persistent = false;
  variables.description = l10n.t(
    'Lets engine-room use the sandbox of this window with --connection sandbox.',
  );
  if (sandbox.line === undefined) variables.delete('ENGINE_ROOM_SANDBOX');
  else variables.replace('ENGINE_ROOM_SANDBOX', sandbox.line);
}
