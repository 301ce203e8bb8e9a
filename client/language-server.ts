import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerCommand } from './commands/register';
import { startsServer } from './language-client';
import { ruleScheme } from './rule-link';
import type { Feature } from './services';

/** The language server: started with the first manifest, restarted by command; and the pages of its rules. */
export const languageServer: Feature = (services) => {
  const server = services.languageServer;
  const startFor = (document: vscode.TextDocument): void => {
    if (startsServer(document)) void start();
  };
  const start = async (): Promise<void> => {
    try {
      await server.start();
    } catch (error) {
      services.log.error(error instanceof Error ? error : String(error));
      await services.prompts.fail(l10n.t('Couldn’t start the language server; see the log.'));
    }
  };
  vscode.workspace.textDocuments.forEach(startFor);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidChangeWorkspaceFolders(() => server.restartIfOutdated()),
    vscode.extensions.onDidChange(() => server.restartIfOutdated()),
    registerCommand(services, 'restartLanguageServer', () => server.restart()),
    registerCommand(services, 'showRule', async (rule) =>
      (await import('./rule-page')).showRule(services, rule),
    ),
    vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
      provideTextDocumentContent: async (page) => (await import('./rule-page')).textOfPage(services, page),
    }),
  );
};
