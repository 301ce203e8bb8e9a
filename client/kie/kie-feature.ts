import * as vscode from 'vscode';
import { kieCommands } from '../commands/kie-commands';
import { registerCommand } from '../commands/register';
import type { Feature } from '../services';

/** Commands on many configuration items. What they do is loaded on the first call. */
export const kieFeature: Feature = (services) =>
  vscode.Disposable.from(
    ...(Object.keys(kieCommands) as (keyof typeof kieCommands)[]).map((id) =>
      registerCommand(services, id, async (row, selected) => {
        const { run } = await import('./kie-work');
        await run[id](services, row, await services.views.nodesOf(row, selected));
      }),
    ),
  );
