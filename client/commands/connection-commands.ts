import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DiagnosisPages } from '../connections/diagnosis-pages';
import type { Feature } from '../services';
import { registerCommand } from './register';

/** Commands that add, edit, remove and test connections, sign in and sign out; what they do is loaded on first use. */
export const connectionCommands: Feature = (services) => {
  let pages: DiagnosisPages | undefined;
  const load = () => import('./connections/manage-connections');
  return vscode.Disposable.from(
    { dispose: () => pages?.dispose() },
    registerCommand(services, 'addConnection', async () => (await load()).addConnection(services)),
    registerCommand(services, 'importConnections', async () => {
      const { importConnections } = await import('./import-connections');
      await importConnections(services, async () => (await load()).addConnection(services));
    }),
    registerCommand(services, 'editConnection', async (row) => (await load()).editConnection(services, row)),
    registerCommand(services, 'removeConnection', async (row) =>
      (await load()).removeConnection(services, row),
    ),
    registerCommand(services, 'testConnection', async (row) => (await load()).testConnection(services, row)),
    registerCommand(services, 'diagnoseConnection', async (row) => {
      const target = await (await load()).chooseConnection(services, l10n.t('Diagnose Connection'), row);
      if (!target) return;
      const { DiagnosisPages } = await import('../connections/diagnosis-pages');
      pages ??= new DiagnosisPages();
      await pages.diagnose(services, target);
    }),
    registerCommand(services, 'setSecret', async (row) => (await load()).setSecret(services, row)),
    registerCommand(services, 'clearSecret', async (row) => (await load()).clearSecret(services, row)),
  );
};
