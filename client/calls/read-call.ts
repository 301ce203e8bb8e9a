import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Operation } from '../../api/catalogue/operation';
import { connectionsNamed, reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { CallManifest } from '../../manifests/kinds/call/kind';
import { chooseConnection } from '../connections/choose-connection';
import type { Services } from '../services';
import { errorsIn, listedErrors } from '../listed-errors';
import { withCancel } from '../with-cancel';

/** An open call document that can be sent, and where it goes. */
export interface OpenCall {
  readonly document: vscode.TextDocument;
  readonly manifest: CallManifest;
  readonly operation: Operation;
  readonly target: ResolvedConnection;
}

/** The call of a document and its connection; undefined when it has errors, which are shown, or nothing was chosen. */
export async function readOpenCall(services: Services, resource: unknown): Promise<OpenCall | undefined> {
  const document = await documentOf(resource);
  if (document === undefined) {
    await services.prompts.inform(
      l10n.t('Open a call document (*.call.yaml) first, or run Engine Room: Call API….'),
    );
    return undefined;
  }
  const text = document.getText();
  if (await hasErrors(services, document)) return undefined;
  if (document.getText() !== text) return readOpenCall(services, document.uri);
  const manifest = new CallManifest(text, undefined);
  const { operation, connectionName } = manifest.document;
  if (operation === undefined) {
    await services.prompts.inform(l10n.t('This call document is empty: it names no operation.'));
    return undefined;
  }
  const target = await targetFor(services, operation, connectionName?.text);
  return target && { document, manifest, operation, target };
}

/** The document that a command is about: the one it was given, or the one of the active editor. */
export function uriOf(resource: unknown): vscode.Uri | undefined {
  if (typeof resource === 'string') return vscode.Uri.parse(resource);
  return resource instanceof vscode.Uri ? resource : vscode.window.activeTextEditor?.document.uri;
}

/** Links and other extensions may name any document; only call documents are read. */
async function documentOf(resource: unknown): Promise<vscode.TextDocument | undefined> {
  const uri = uriOf(resource);
  if (uri === undefined) return undefined;
  const open = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const isInWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const document = open ?? (isInWorkspace ? await vscode.workspace.openTextDocument(uri) : undefined);
  return document?.languageId === 'call-document' ? document : undefined;
}

async function hasErrors(
  { languageServer, prompts }: Services,
  document: vscode.TextDocument,
): Promise<boolean> {
  const source = new vscode.CancellationTokenSource();
  const checked = await withCancel(l10n.t('Checking the call'), async (signal) => {
    signal.addEventListener('abort', () => source.cancel());
    return languageServer.findings(document.uri, source.token);
  }).finally(() => source.dispose());
  if (checked === undefined) {
    await prompts.fail(l10n.t('Couldn’t check the call, so it is not sent; see the log.'));
    return true;
  }
  const errors = errorsIn(checked);
  if (errors.length === 0) return false;
  const show = l10n.t('Show Problems');
  const message = l10n.t(
    'The call is not sent because of its errors ({0}): {1}',
    errors.length,
    listedErrors(errors),
  );
  if ((await prompts.fail(message, show)) === show) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
  return true;
}

/** The connection that the document names, or one that the user chooses among those that reach the service. */
async function targetFor(
  { live, prompts }: Services,
  operation: Operation,
  name: string | undefined,
): Promise<ResolvedConnection | undefined> {
  const [named, other] = name === undefined ? [] : connectionsNamed(await live.list(name), name);
  if (name !== undefined && other) {
    await prompts.fail(l10n.t('Several engines are named {0}: add a connection for the one you mean.', name));
    return undefined;
  }
  if (named && reaches(named, operation.service)) return named;
  if (name !== undefined) {
    await prompts.fail(
      named
        ? l10n.t('The connection {0} has no address for {1}.', name, operation.service)
        : l10n.t('There is no connection {0}: change the name in the document, or add the connection.', name),
    );
    return undefined;
  }
  return chooseConnection({ live, prompts }, [operation.service], operation.id);
}
