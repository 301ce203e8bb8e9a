import * as vscode from 'vscode';
import type { LanguageClient, LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { findingsMethod, liveNamesMethod, ownLanguages, workingSchemes } from '../server/protocol';
import type {
  FindingsParams,
  FindingsResult,
  InitializationOptions,
  LiveNamesParams,
  Settings,
} from '../server/protocol';
import type { ClosedProblems } from './closed-problems';
import { otherSupport } from './other-support';
import { runnable } from './reference-lens';
import type { LiveConnections } from './connections/live-connections';
import type { SharedLists } from '../resources/shared-lists';

type Filter = { readonly language: string } | { readonly pattern: string };

/** Own languages, and names of manifests in other languages. The first such document starts the server. */
const ownDocuments: readonly Filter[] = [
  ...ownLanguages.map((language) => ({ language })),
  { pattern: '**/*.{kie,governance}.{json,yaml,yml}' },
  { pattern: '**/{lain,lain-*,*.lain}.yml' },
  { pattern: '**/microservice*.yaml' },
];

/** File names of every Spring project, and of Go Chassis; manifests are those with settings of a microservice framework. */
const shared: readonly Filter[] = [
  { pattern: '**/{application,bootstrap}*.{yaml,yml}' },
  { pattern: '**/{chassis,router,circuit_breaker,load_balancing,rate_limiting}.yaml' },
];
const frameworkSettings = /servicecomb|^(?:cse|service_description|instance_description|APPLICATION_ID)\b/m;

/** Kinds of names that connections can list in a few requests. */
const liveNameKinds: readonly string[] = ['lain-app', 'microservice', 'instance-version', 'connection'];

/** Documents that a running server sees; it decides by name and text whether one is a manifest. */
const watched: readonly Filter[] = [...ownDocuments, ...shared, { language: 'yaml' }, { language: 'json' }];

/** Schemes of documents that can be edited. Others, such as old revisions (`git:`), are only shown. */
function workedOnSchemes(): string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [...new Set([...workingSchemes, ...folders.map(({ uri }) => uri.scheme)])];
}

function selector(filters: readonly Filter[]): (Filter & { readonly scheme: string })[] {
  return workedOnSchemes().flatMap((scheme) => filters.map((filter) => ({ ...filter, scheme })));
}

/** Whether the server is to start with a document: by its language, or by its name and text. */
export function startsServer(document: vscode.TextDocument): boolean {
  if (vscode.languages.match(selector(ownDocuments), document) > 0) return true;
  return vscode.languages.match(selector(shared), document) > 0 && frameworkSettings.test(document.getText());
}

/** Parts of the extension that the client uses. */
interface LanguageServerHost {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly live: LiveConnections;
  readonly lists: SharedLists;
}

/** The server's process and its client, whose library is loaded with the first start. */
export class LanguageServer implements vscode.Disposable {
  private client: Promise<LanguageClient> | undefined;
  /** The window state at the server's start. */
  private launchedWith = '';
  private problems: ClosedProblems | undefined;
  /** Shows which framework reads a document, as the server that runs says it. */
  private reader: vscode.Disposable | undefined;

  constructor(private readonly host: LanguageServerHost) {}

  async start(): Promise<void> {
    this.client ??= this.launch();
    try {
      await this.client;
    } catch (error) {
      this.client = undefined;
      throw error;
    }
  }

  /** Starts a new process: a client that has stopped keeps the options of its first start. */
  async restart(): Promise<void> {
    const former = this.client;
    this.client = undefined;
    this.reader?.dispose();
    await former?.then((client) => client.dispose());
    return this.start();
  }

  /** Restarts the server when the window state has changed since its start. */
  async restartIfOutdated(): Promise<void> {
    if (this.client && this.launchedWith !== windowState()) await this.restart();
  }

  /**
   * The findings of a document, as the server reports them with the whole workspace; undefined for a document that is
   * not a manifest, and when the check failed. Starts the server if it is not running.
   * @throws when the server does not start, or `token` is cancelled
   */
  async findings(uri: vscode.Uri, token: vscode.CancellationToken): Promise<FindingsResult | undefined> {
    await this.start();
    const client = await this.client;
    const params: FindingsParams = { uri: uri.toString() };
    return (await client?.sendRequest<FindingsResult | null>(findingsMethod, params, token)) ?? undefined;
  }

  dispose(): void {
    void this.client?.then((client) => client.dispose());
    this.problems?.dispose();
    this.reader?.dispose();
  }

  private async launch(): Promise<LanguageClient> {
    this.launchedWith = windowState();
    const library = await import('vscode-languageclient/node');
    const { ClosedProblems } = await import('./closed-problems');
    this.problems ??= new ClosedProblems();
    const module = this.host.context.asAbsolutePath('dist/server.js');
    const run = { module, transport: library.TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    const server: ServerOptions = { run, debug };
    const client = new library.LanguageClient('engineRoom', 'Engine Room Language Server', server, {
      ...clientOptions(),
      diagnosticCollectionProvider: this.problems,
    });
    client.onRequest(liveNamesMethod, (params: LiveNamesParams, token: vscode.CancellationToken) =>
      this.liveNames(params, token),
    );
    await client.start();
    const { followReader } = await import('./reader-status');
    this.reader = followReader(client);
    return client;
  }

  private async liveNames(params: LiveNamesParams, token: vscode.CancellationToken) {
    const { live, lists, log } = this.host;
    const controller = new AbortController();
    const cancelling = token.onCancellationRequested(() => controller.abort());
    const sources = {
      connections: () => live.list(),
      sessions: live.sessions,
      lists,
      log: (message: string) => log.debug(message),
    };
    try {
      const { liveNames } = await import('./live-names');
      return await liveNames(params, sources, controller.signal);
    } finally {
      cancelling.dispose();
    }
  }
}

/** Everything that a client gets at its start only and that may change while the window is open. */
function windowState(): string {
  return JSON.stringify([workedOnSchemes(), otherSupport()]);
}

function clientOptions(): LanguageClientOptions {
  const settings = vscode.workspace.getConfiguration('engineRoom', null);
  const initializationOptions: InitializationOptions = {
    l10nBundle: vscode.l10n.uri?.toString(),
    settings: {
      lain: settings.get<Settings['lain']>('lain'),
      microservice: settings.get<Settings['microservice']>('microservice'),
      rules: settings.get<Settings['rules']>('rules'),
      inlayHints: settings.get<boolean>('inlayHints'),
    },
    runsCommands: true,
    rulePageCommand: 'engineRoom.showRule',
    ...otherSupport(),
    liveNames: liveNameKinds,
  };
  return {
    documentSelector: selector(watched),
    initializationOptions,
    middleware: {
      provideCodeLenses: async (document, token, next) => {
        const lenses = await next(document, token);
        return lenses?.map(runnable);
      },
    },
  };
}
