import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LanguageClient, LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { liveNamesMethod } from '../server/protocol';
import type { InitializationOptions, LiveNamesParams, Settings } from '../server/protocol';
import { registerCommand } from './commands/register';
import { liveNameKinds, liveNames } from './live-names';
import { runnable } from './reference-lens';
import type { Feature, Services } from './services';

type Filter = { language: string } | { pattern: string };

/** Languages of ours, and names of files of ours in languages of others: the server starts with the first of them. */
const ours: readonly Filter[] = [
  { language: 'lain' },
  { language: 'cloud-manifest' },
  { pattern: '**/*.{kie,governance}.{json,yaml,yml}' },
  { pattern: '**/{lain,lain-*,*.lain}.yml' },
  { pattern: '**/microservice*.yaml' },
];

/** Names that files of every Spring project have; ours are those with settings of a framework of microservices. */
const shared: Filter = { pattern: '**/{application,bootstrap}*.{yaml,yml}' };
const settingsOfOurs = /servicecomb|^(?:cse|service_description|instance_description|APPLICATION_ID)\b/m;

/** What a server that is awake looks at; it tells by name and text whether a file is one of ours. */
const watched: Filter[] = [...ours, shared, { language: 'yaml' }, { language: 'json' }];

/** The language server: started with the first document of ours, restarted by command. */
export const languageServer: Feature = (services) => {
  const server = new ServerProcess(services);
  const startFor = (document: vscode.TextDocument): void => {
    if (isOurs(document)) void start();
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

function isOurs(document: vscode.TextDocument): boolean {
  if (vscode.languages.match([...ours], document) > 0) return true;
  return vscode.languages.match(shared, document) > 0 && settingsOfOurs.test(document.getText());
}

/** The server's process and the client that speaks with it; the client's library is loaded with the first start. */
class ServerProcess implements vscode.Disposable {
  private client: Promise<LanguageClient> | undefined;

  constructor(private readonly services: Services) {}

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
    const module = this.services.context.asAbsolutePath('dist/server.js');
    const run = { module, transport: library.TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    const server: ServerOptions = { run, debug };
    const client = new library.LanguageClient(
      'engineRoom',
      'Engine Room Language Server',
      server,
      clientOptions(),
    );
    client.onRequest(liveNamesMethod, (params: LiveNamesParams, token: vscode.CancellationToken) =>
      this.liveNames(params, token),
    );
    await client.start();
    return client;
  }

  private async liveNames(params: LiveNamesParams, token: vscode.CancellationToken) {
    const { connections, clients, log } = this.services;
    const controller = new AbortController();
    const cancelling = token.onCancellationRequested(() => controller.abort());
    const sources = {
      places: () => connections.places(),
      opened: (place: Parameters<typeof clients.opened>[0]) => clients.opened(place),
      log: (message: string) => log.debug(message),
    };
    try {
      return await liveNames(params, sources, controller.signal);
    } finally {
      cancelling.dispose();
    }
  }
}

function clientOptions(): LanguageClientOptions {
  const settings = vscode.workspace.getConfiguration('engineRoom');
  const initializationOptions: InitializationOptions = {
    l10nBundle: vscode.l10n.uri?.toString(),
    settings: {
      lain: settings.get<Settings['lain']>('lain'),
      rules: settings.get<Settings['rules']>('rules'),
      inlayHints: settings.get<boolean>('inlayHints'),
    },
    runsCommands: true,
    checksJson: true,
    liveNames: liveNameKinds,
  };
  return {
    documentSelector: watched,
    initializationOptions,
    middleware: {
      provideCodeLenses: async (document, token, next) => {
        const lenses = await next(document, token);
        return lenses?.map(runnable);
      },
    },
  };
}
