import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import type { Feature, Services } from '../services';
import { DocumentFiles } from './document-files';
import { DocumentLenses } from './document-lenses';
import { documentScheme } from './document-uri';
import { DraftMarks } from './draft-marks';
import { LiveTexts } from './live-texts';

/** Live resources as documents. Commands are loaded on the first call. */
export const documentFeature: Feature = (services) => {
  const { documents, log } = services;
  const onFailed = (error: unknown): void => log.debug(`Keeping a draft: ${String(error)}`);
  const files = new DocumentFiles(documents.open, documents.drafts, onFailed);
  const merges = once(async () => {
    const made = new (await import('./merges')).Merges();
    services.context.subscriptions.push(made);
    return made;
  });
  const liveTexts = new LiveTexts(documents.open);
  const comparisons = once(async () => new (await import('./compare')).Comparisons(services, liveTexts));
  return vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(documentScheme, files, { isCaseSensitive: true }),
    files,
    documents.drafts,
    new DraftMarks(documents.drafts),
    new DocumentLenses(documents.open, documents.drafts),
    registerCommand(services, 'openDocument', async (row, manner) => {
      const { openDocument } = await import('./open-document');
      await openDocument(services, row, manner);
    }),
    registerCommand(services, 'openRow', async (key) => {
      const { openRow } = await import('./open-document');
      await openRow(services, key);
    }),
    registerCommand(services, 'applyDocument', async (argument) => {
      const { applyDocument } = await import('./apply-command');
      await applyDocument(services, await merges(), liveTexts, argument);
    }),
    registerCommand(services, 'discardDraft', async (argument) => {
      const { discardDraft } = await import('./discard-draft');
      await discardDraft(services, argument);
    }),
    liveTexts,
    registerCommand(services, 'compareWithLive', async (argument) =>
      (await comparisons()).withLive(argument),
    ),
    registerCommand(services, 'compareWithFile', async (argument) =>
      (await comparisons()).withFile(argument),
    ),
    registerCommand(services, 'selectForCompare', async (argument) => (await comparisons()).select(argument)),
    registerCommand(services, 'compareSelected', async (row, selected) =>
      (await comparisons()).both(await services.views.nodesOf(row, selected)),
    ),
    registerCommand(services, 'compareWithSelected', async (argument) =>
      (await comparisons()).withSelected(argument),
    ),
    registerCommand(services, 'openAsFolder', async (row) => {
      const { openAsFolder } = await import('./open-folder');
      await openAsFolder(services, row);
    }),
    registerCommand(services, 'createManifest', async (row, selected) => {
      const { createManifest } = await import('./create-manifest');
      await createManifest(services, await services.views.nodesOf(row, selected));
    }),
    registerCommand(services, 'findInConfiguration', async () => {
      const { findInConfiguration } = await import('./find-configuration');
      await findInConfiguration(services);
    }),
    services.views.markDrafts(documents.drafts),
    checkContents(services),
  );
};

/** Shows what is wrong in values of configuration items; what checks them is loaded with the first document. */
function checkContents({ context, documents, log }: Services): vscode.Disposable {
  const diagnostics = once(async () => {
    const { ContentDiagnostics } = await import('./content-diagnostics');
    const failed = (error: unknown): void => log.debug(`Checking a document: ${String(error)}`);
    const made = new ContentDiagnostics(documents.open, failed);
    context.subscriptions.push(made);
    return made;
  });
  const look = (document: vscode.TextDocument): void => {
    if (document.uri.scheme === documentScheme) void diagnostics().then((loaded) => loaded.look(document));
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.uri.scheme === documentScheme)
        void diagnostics().then((loaded) => loaded.forget(document));
    }),
  );
}

/** Makes something on the first call. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
