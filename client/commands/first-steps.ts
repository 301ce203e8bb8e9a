import * as vscode from 'vscode';
import type { Feature, Services } from '../services';
import { registerCommand } from './register';

/** The walkthrough, whose first step is done when something is connected, and a manifest to try things with. */
export const firstSteps: Feature = (services) =>
  vscode.Disposable.from(
    services.connections.onDidChange(() => noteConnections(services)),
    registerCommand(services, 'getStarted', async () => {
      // The editor ticks a step when its condition becomes true while it knows the walkthrough.
      await tellWhetherConnected(false);
      const walkthrough = `${services.context.extension.id}#start`;
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough);
      await noteConnections(services);
    }),
    registerCommand(services, 'openSample', async () => {
      const { openSample } = await import('./sample/open-sample');
      await openSample(services.prompts, services.context.globalStorageUri);
    }),
  );

async function noteConnections({ connections }: Services): Promise<void> {
  await tellWhetherConnected((await connections.list()).length > 0);
}

async function tellWhetherConnected(isConnected: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'engineRoom.connected', isConnected);
}
