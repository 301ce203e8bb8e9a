import type {
  ClientCapabilities,
  Connection,
  InitializeParams,
  InitializeResult,
} from 'vscode-languageserver/node';
import { PositionEncodingKind, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ruleLinksFor, speakLanguageOf } from './client-language';
import { DiagnosticsPublisher } from './diagnostics-publisher';
import { diagnosticsOf, pullsDiagnostics } from './features/diagnostics';
import type { Services } from './features/feature';
import { FormattingRegistrations, registersFormatting } from './features/formatting-registration';
import { capabilitiesOf, featuresFor } from './features/table';
import { FolderSettings } from './folder-settings';
import { DiagnosticsEngine } from './diagnostics-engine';
import type { ServerHost } from './host';
import { LiveNames } from './live-names';
import { liveNamesMethod } from './protocol';
import { loadLanguageModules } from './language-modules';
import type { LanguageModules } from './language-modules';
import { describeError } from './run-safely';
import { followSettings, readClientOptions, settingsIn } from './settings';
import type { ClientOptions, GivenSettings } from './settings';
import { Snapshots } from './snapshots';
import { NamesInScope } from './names-in-scope';
import { followFolders } from './workspace/follow-folders';
import { Folders } from './workspace/folders';
import { BackgroundScheduler } from './workspace/background-scheduler';
import { Refresher } from './workspace/refresher';
import { Workspace } from './workspace/workspace';

/**
 * Serves one client until it exits. The language modules load after `initialize` is answered, so that starting the
 * server does not delay the editor.
 */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => serve(connection, documents, params));
  documents.listen(connection);
  connection.listen();
}

function serve(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  params: InitializeParams,
): InitializeResult {
  const client = params.capabilities;
  const extras = readClientOptions(params.initializationOptions);
  const logError = (text: string): void => connection.console.error(text);
  speakLanguageOf(params, extras, logError);
  const folders = new Folders(params);
  let settings = new FolderSettings({
    shared: settingsIn(params.initializationOptions),
    folders: new Map(),
  });
  const formatting = registersFormatting(client)
    ? new FormattingRegistrations(connection, extras.formattedByOthers)
    : undefined;

  const idle = new BackgroundScheduler();
  const readers = lazyReaders();
  const host: ServerHost = {
    readers: readers.load,
    ruleIds: () => readers.loaded()?.ruleIds,
    settings: (uri) => settings.for(uri),
    isWorkedOn: (uri) => folders.isWorkedOn(uri),
    openDocuments: () => documents.keys(),
    document: (uri) => documents.get(uri),
    snapshot: (uri) => snapshots.get(uri),
    idle,
    notify: (text) => void connection.window.showWarningMessage(text),
    logError,
  };
  const snapshots = new Snapshots(host, (uri, language, isManifest) =>
    isManifest ? formatting?.add(uri, language) : formatting?.remove(uri),
  );
  const workspace = new Workspace(host);
  const live = liveNamesOf(connection, host, extras, () => refresher.schedule());
  const namesStamp = (): string => `${workspace.stamp}.${live.generation}`;
  const refresher = new Refresher(workspace, namesStamp, () => showAgain());
  const namesInScope = (uri: string): NamesInScope => new NamesInScope(uri, workspace, live);
  let settingsSeen = 0;
  const diagnostics = new DiagnosticsEngine(host, {
    namesAround: namesInScope,
    stamp: () => `${namesStamp()}.${settingsSeen}`,
  });

  const features = featuresFor(client);
  const services = {
    client,
    extras,
    rulePage: ruleLinksFor(params, extras),
    settings: (uri: string) => host.settings(uri),
    settingsKnown: () => followed.known(),
    diagnostics,
    workspace,
    namesInScope,
  };
  for (const feature of features) {
    feature.register({ ...host, connection, services });
  }
  const showAgain = pullsDiagnostics(client)
    ? askClientToPull(connection, client)
    : pushDiagnostics(connection, documents, host, services);

  documents.onDidChangeContent(({ document }) => {
    idle.noteActivity();
    workspace.changed(document.uri);
    if (documents.keys().length > 1) refresher.schedule();
  });
  documents.onDidClose(({ document }) => {
    snapshots.drop(document.uri);
    formatting?.remove(document.uri);
    void workspace.closed(document.uri).then(() => refresher.schedule());
  });

  const applySettings = (given: GivenSettings): void => {
    const next = new FolderSettings(given);
    if (next.equals(settings)) return;
    if (!next.readsLike(settings)) snapshots.clear();
    settings = next;
    settingsSeen++;
    showAgain();
    if (client.workspace?.inlayHint?.refreshSupport === true) void connection.languages.inlayHint.refresh();
  };
  const followed = followSettings(connection, client, () => folders.uris, applySettings);
  const startReading = followFolders({
    connection,
    client,
    folders,
    workspace,
    namesChanged: () => refresher.schedule(),
    foldersChanged: () => void followed.ask(),
  });
  connection.onInitialized(async () => {
    setImmediate(() => void warmUp(readers.load, logError));
    startReading();
    formatting?.start(folders.schemes);
    await followed.start();
  });

  return {
    serverInfo: { name: 'engine-room' },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: TextDocumentSyncKind.Incremental,
      ...(client.workspace?.workspaceFolders === true && {
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      }),
      ...capabilitiesOf(features, client),
    },
  };
}

function liveNamesOf(
  connection: Connection,
  host: ServerHost,
  { liveNames }: ClientOptions,
  changed: () => void,
): LiveNames {
  return new LiveNames({
    kinds: liveNames,
    ask: (params) => connection.sendRequest(liveNamesMethod, params),
    changed,
    logError: (text) => host.logError(text),
    now: () => performance.now(),
  });
}

/** Loads the language modules once, on first use. */
function lazyReaders(): {
  readonly load: () => Promise<LanguageModules>;
  readonly loaded: () => LanguageModules | undefined;
} {
  let loading: Promise<LanguageModules> | undefined;
  let readers: LanguageModules | undefined;
  const load = async (): Promise<LanguageModules> => (readers = await loadLanguageModules());
  return { load: () => (loading ??= load()), loaded: () => readers };
}

/** Loads the language modules before the first document needs them. */
async function warmUp(load: () => Promise<unknown>, logError: (text: string) => void): Promise<void> {
  try {
    await load();
  } catch (error) {
    logError(`Loading the manifest readers: ${describeError(error)}`);
  }
}

/** Pushes the diagnostics of every open document; the returned function pushes all of them again. */
function pushDiagnostics(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  host: ServerHost,
  services: Pick<Services, 'diagnostics' | 'extras' | 'rulePage'>,
): () => void {
  const publisher = new DiagnosticsPublisher({
    ...host,
    diagnostics: (snapshot) => diagnosticsOf(snapshot, services),
    send: (params) => connection.sendDiagnostics(params),
  });
  documents.onDidChangeContent(({ document }) => publisher.changed(document.uri));
  documents.onDidClose(({ document }) => publisher.closed(document.uri));
  return () => publisher.refresh();
}

function askClientToPull(connection: Connection, client: ClientCapabilities): () => void {
  if (client.workspace?.diagnostics?.refreshSupport !== true) return () => undefined;
  return () => void connection.languages.diagnostics.refresh();
}
