import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import type { Feature } from '../services';
import type { SharedCalls } from './shared-calls';

/** *Call API…* and the commands of call documents. Modules are loaded on the first call. */
export const callCommands: Feature = (services) => {
  let calls: SharedCalls | undefined;
  const shared = async (): Promise<SharedCalls> => {
    const { SharedCalls } = await import('./shared-calls');
    calls ??= new SharedCalls(services.context.globalState);
    return calls;
  };
  return vscode.Disposable.from(
    { dispose: () => calls?.dispose() },
    registerCommand(services, 'callApi', async () =>
      (await import('./open-call')).openNewCall(services, (await shared()).history),
    ),
    registerCommand(services, 'showCallHistory', async () =>
      (await import('./open-call')).showCallHistory(services, (await shared()).history),
    ),
    registerCommand(services, 'sendCall', async (resource) =>
      (await import('./send-call')).sendCall(services, await shared(), resource),
    ),
    registerCommand(services, 'watchCall', async (resource) =>
      (await import('./watch-call')).watchCall(services, await shared(), resource),
    ),
    registerCommand(services, 'stopWatching', async (resource) =>
      (await shared()).watches.stop(
        services.prompts,
        resource instanceof vscode.Uri ? resource.toString() : undefined,
      ),
    ),
    registerCommand(services, 'copyCallAsCurl', async (resource) =>
      (await import('./open-call')).copyAsCurl(services, resource),
    ),
  );
};
