import * as vscode from 'vscode';
import type { Feature } from '../services';
import { registerCommand } from './register';

/** Commands for the first minutes: the walkthrough, and a manifest to try things with. */
export const firstSteps: Feature = (services) =>
  vscode.Disposable.from(
    registerCommand(services, 'getStarted', async () => {
      const walkthrough = `${services.context.extension.id}#start`;
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough);
    }),
    registerCommand(services, 'openSample', async () => {
      const { openSample } = await import('./sample/open-sample');
      const document = await openSample(services.context.globalStorageUri);
      await vscode.window.showTextDocument(document);
    }),
  );
