import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { reaches } from '../../connections/resolved-connection';
import { documentKinds } from '../../resources/documents/documents';
import type { ResourceKind } from '../../resources/resource-kind';
import { chooseResource, type ChosenResource } from '../actions/choose-resource';
import { showFailure } from '../commands/register';
import type { Services } from '../services';
import { viewIn } from '../views/view-table';
import { withCancel } from '../with-cancel';
import { DocumentProblem } from './document-problem';
import { uriOf } from './document-uri';
import { openableIn, opensWhenSelected } from './openable-kinds';

/**
 * Opens the document of a row's resource, or of one that the user chooses.
 *
 * @param manner `preview` leaves the focus where it is; menus pass other things.
 */
export async function openDocument(services: Services, row: unknown, manner?: unknown): Promise<void> {
  const chosen = await chooseDocument(services, row);
  const uri = chosen && (await uriOfChosen(services, chosen));
  if (uri) await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: manner === 'preview' });
}

/**
 * Does what Enter does in a list, and gives the focus to the document of the row if it has one.
 *
 * @param key What the key passes: its view.
 */
export async function openRow(services: Services, key: unknown): Promise<void> {
  await vscode.commands.executeCommand('list.select');
  const view = viewIn(key);
  const row = view && (await services.views.rowsAtKey(view))?.row;
  if (row && opensWhenSelected(row)) await openDocument(services, row);
}

/** The resource of a row, or one that the user chooses among those that open as documents. */
async function chooseDocument(services: Services, row: unknown): Promise<ChosenResource | undefined> {
  const node = services.views.nodeOf(row);
  const resource = node && openableIn(node);
  if (node?.connection && resource) return { target: node.connection, resource };
  const title = l10n.t('Open as Document');
  const kind = await chooseKind(services, title);
  return kind && chooseResource(services, { kind, on: 'item' }, title, undefined);
}

async function chooseKind(
  { live, prompts }: Services,
  title: string,
): Promise<ResourceKind<unknown, unknown> | undefined> {
  const targets = await live.list();
  const kinds = documentKinds.filter(({ kind }) => targets.some((target) => reaches(target, kind.service)));
  if (kinds.length === 0) {
    await prompts.inform(
      l10n.t('There is no connection: run Engine Room: Add Connection, or start the sandbox.'),
    );
    return undefined;
  }
  return prompts.choose(
    title,
    kinds.map((document) => ({ label: document.title(), value: document.kind })),
  );
}

/** The URI of a resource's document; a failure to read the resource is shown. */
export async function uriOfChosen(
  services: Services,
  { target, resource }: ChosenResource,
): Promise<vscode.Uri | undefined> {
  const { name } = target.connection;
  try {
    const { live } = await services.documents.open();
    const reading = l10n.t('Reading the state on {0}', name);
    const address = await withCancel(reading, (signal) => live.addressOf(target, resource, signal));
    if (address) return uriOf(address);
    await services.prompts.inform(l10n.t('It does not exist on {0}, or no longer.', name));
  } catch (error) {
    await showFailure(services, error instanceof DocumentProblem ? error.cause : error, target);
  }
  return undefined;
}
