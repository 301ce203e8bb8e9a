import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import type { Feature } from '../services';

/** Imports and other work on many configuration items. Modules are loaded on the first call. */
export const kieFeature: Feature = (services) =>
  vscode.Disposable.from(
    registerCommand(services, 'importKieItems', async (row) => {
      const { importItems } = await import('./import-items');
      await importItems(services, row);
    }),
  );
