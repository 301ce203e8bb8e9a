import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import type { ClientCapabilities, Connection, InitializeResult } from 'vscode-languageserver/node';
import { TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ManifestKind } from '../manifests/manifest';
import { DiagnosticsPublisher } from './diagnostics-publisher';
import { pullsDiagnostics } from './features/diagnostics';
import { capabilitiesOf, featuresFor } from './features/table';
import { describeError } from './run-safely';
import { followSettings, initializationOptions, manifestOptions } from './settings';
import { Snapshots } from './snapshots';

/**
 * Serves one client until it says goodbye. The readers of manifests load after `initialize` is answered,
 * so that starting the server does not hold up the editor.
 */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const logError = (text: string): void => connection.console.error(text);
  const kinds = once(loadKinds);
  let options = manifestOptions(undefined);
  const snapshots = new Snapshots({ document: (uri) => documents.get(uri), kinds, options: () => options });

  connection.onInitialize(({ capabilities: client, initializationOptions: given }): InitializeResult => {
    const { l10nBundle, settings } = initializationOptions(given);
    loadTranslation(l10nBundle, logError);
    options = manifestOptions(settings);

    const features = featuresFor(client);
    for (const feature of features) {
      feature.register({ connection, services: { client }, snapshot: (uri) => snapshots.get(uri) });
    }
    const showAgain = pullsDiagnostics(client)
      ? askClientToPull(connection, client)
      : pushDiagnostics(connection, documents, snapshots);

    const startFollowing = followSettings(connection, client, (changed) => {
      const next = manifestOptions(changed);
      if (isDeepStrictEqual(next, options)) return;
      options = next;
      snapshots.clear();
      showAgain();
    });
    connection.onInitialized(() => {
      setImmediate(() => void warmUp(kinds, logError));
      return startFollowing();
    });

    return {
      serverInfo: { name: 'engine-room' },
      capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, ...capabilitiesOf(features) },
    };
  });

  documents.onDidClose(({ document }) => snapshots.drop(document.uri));
  documents.listen(connection);
  connection.listen();
}

async function loadKinds(): Promise<readonly ManifestKind[]> {
  const { manifestKinds } = await import('../manifests/kinds');
  return manifestKinds;
}

/** Loads the readers before the first document needs them. */
async function warmUp(kinds: () => Promise<unknown>, logError: (text: string) => void): Promise<void> {
  try {
    await kinds();
  } catch (error) {
    logError(`Loading the manifest readers: ${describeError(error)}`);
  }
}

/** Pushes the diagnostics of every open document from now on; the answer pushes all of them again. */
function pushDiagnostics(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  snapshots: Snapshots,
): () => void {
  const publisher = new DiagnosticsPublisher({
    snapshot: (uri) => snapshots.get(uri),
    currentVersion: (uri) => documents.get(uri)?.version,
    openDocuments: () => documents.keys(),
    send: (params) => connection.sendDiagnostics(params),
    logError: (text) => connection.console.error(text),
  });
  documents.onDidChangeContent(({ document }) => publisher.changed(document.uri));
  documents.onDidClose(({ document }) => publisher.closed(document.uri));
  return () => publisher.refresh();
}

function askClientToPull(connection: Connection, client: ClientCapabilities): () => void {
  if (client.workspace?.diagnostics?.refreshSupport !== true) return () => undefined;
  return () => void connection.languages.diagnostics.refresh();
}

/** Texts stay English when the bundle cannot be read. */
function loadTranslation(bundle: string | undefined, logError: (text: string) => void): void {
  if (bundle === undefined) return;
  try {
    l10n.config({ fsPath: fileURLToPath(bundle) });
  } catch (error) {
    logError(`Reading the translation ${bundle}: ${describeError(error)}`);
  }
}

function once<Result>(load: () => Promise<Result>): () => Promise<Result> {
  let loading: Promise<Result> | undefined;
  return () => (loading ??= load());
}
