import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LanguageClient, LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import type { InitializationOptions, Settings } from '../server/protocol';
import { registerCommand } from './commands/register';
import type { Feature } from './services';

const languages = ['lain', 'cloud-manifest'];

/** The language server: started with the first document of ours, restarted by command. */
export const languageServer: Feature = (services) => {
  const server = new ServerProcess(services.context.asAbsolutePath('dist/server.js'));
  const startFor = (document: vscode.TextDocument): void => {
    if (languages.includes(document.languageId)) void start();
  };
  const start = async (): Promise<void> => {
    try {
      await server.start();
    } catch (error) {
      services.log.error(error instanceof Error ? error : String(error));
      await services.prompts.fail(l10n.t('The language server does not start; the log says why.'));
    }
  };
  vscode.workspace.textDocuments.forEach(startFor);
  return vscode.Disposable.from(
    server,
    vscode.workspace.onDidOpenTextDocument(startFor),
    registerCommand(services, 'restartLanguageServer', () => server.restart()),
  );
};

/** The server's process and the client that speaks with it; the client's library is loaded with the first start. */
class ServerProcess implements vscode.Disposable {
  private client: Promise<LanguageClient> | undefined;

  constructor(private readonly module: string) {}

  async start(): Promise<void> {
    this.client ??= this.launch();
    try {
      await this.client;
    } catch (error) {
      this.client = undefined;
      throw error;
    }
  }

  async restart(): Promise<void> {
    if (!this.client) return this.start();
    const client = await this.client;
    return client.restart();
  }

  dispose(): void {
    void this.client?.then((client) => client.dispose());
  }

  private async launch(): Promise<LanguageClient> {
    const library = await import('vscode-languageclient/node');
    const run = { module: this.module, transport: library.TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    const server: ServerOptions = { run, debug };
    const client = new library.LanguageClient(
      'engineRoom',
      'Engine Room Language Server',
      server,
      clientOptions(),
    );
    await client.start();
    return client;
  }
}

function clientOptions(): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    l10nBundle: vscode.l10n.uri?.toString(),
    settings: { lain: vscode.workspace.getConfiguration('engineRoom').get<Settings['lain']>('lain') },
  };
  return {
    documentSelector: languages.map((language) => ({ language })),
    initializationOptions,
  };
}
