import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { exportManifest, type ExportedManifest } from '../../deploy/export/export-manifest';
import { hasContents, LiveResources, type LiveResource } from '../../deploy/export/live-resources';
import { namedFiles } from '../../resources/documents/folder';
import type { ResourceRef } from '../../resources/resource-action';
import { showFailure } from '../commands/register';
import { openContext } from '../deploy/deploy';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { withCancel } from '../with-cancel';
import { exportableIn } from './openable-kinds';

/** The rows of one connection. */
interface Chosen {
  readonly target: ResolvedConnection;
  readonly resources: ResourceRef[];
}

/**
 * Opens a manifest of the resources of rows as an untitled document; deploying it changes nothing. Asks whether what
 * belongs to them is part of it, says what is left out, and points out what may be secrets.
 */
export async function createManifest(services: Services, rows: readonly TreeNode[]): Promise<void> {
  const { prompts } = services;
  const chosen = chosenIn(rows);
  const refs = chosen.flatMap(({ resources }) => resources);
  const isWhole = refs.some(({ kind }) => hasContents(kind)) ? await askAboutContents(services) : false;
  if (isWhole === undefined) return;
  const exported: ExportedManifest[] = [];
  for (const one of chosen) {
    try {
      exported.push(await exportChosen(services, one, isWhole));
    } catch (error) {
      await showFailure(services, error, one.target);
      return;
    }
  }
  const texts = exported.flatMap(({ text }) => (text === '' ? [] : [text]));
  if (texts.length > 0) await openUntitled(rows[0]?.name ?? '', texts.join('---\n'));
  const leftOut = exported.flatMap((one) => one.leftOut);
  const secrets = exported.flatMap((one) => one.secrets);
  if (leftOut.length > 0) {
    const reasons = leftOut.map(({ title, details }) => `${title}: ${details}`).join(' ');
    await prompts.warn(l10n.t('Not in the manifest ({0}): {1}', leftOut.length, reasons));
  } else if (texts.length === 0) {
    await prompts.inform(l10n.t('There is nothing that a manifest could describe.'));
  }
  if (secrets.length > 0) {
    const where = secrets.map(({ title, details }) => `${title}: ${details}`).join('; ');
    await prompts.warn(l10n.t('The manifest has what may be secrets: {0}.', where));
  }
}

function chosenIn(rows: readonly TreeNode[]): readonly Chosen[] {
  const byTarget = new Map<string, Chosen>();
  for (const row of rows) {
    const { connection: target } = row;
    const resource = exportableIn(row);
    if (!target || !resource) continue;
    const known = byTarget.get(target.id) ?? { target, resources: [] };
    known.resources.push(resource);
    byTarget.set(target.id, known);
  }
  return [...byTarget.values()];
}

function askAboutContents({ prompts }: Services): Promise<boolean | undefined> {
  return prompts.choose(l10n.t('Create Manifest'), [
    { label: l10n.t('With What Belongs to It'), value: true },
    { label: l10n.t('By Itself'), value: false },
  ]);
}

/** @throws ApiError */
async function exportChosen(
  services: Services,
  { target, resources }: Chosen,
  isWhole: boolean,
): Promise<ExportedManifest> {
  const context = await openContext(services, target);
  const reading = l10n.t('Reading the state on {0}', target.connection.name);
  return withCancel(reading, async (signal) => {
    const live = new LiveResources(context, signal);
    const found: LiveResource[] = [];
    for (const resource of resources) {
      const one = await live.at(resource);
      if (one) found.push(...(isWhole ? await live.withContents(one) : [one]));
    }
    return exportManifest(found, live);
  });
}

/** Opens a text under a name that no file of the workspace has; without a folder, under none. */
async function openUntitled(name: string, content: string): Promise<void> {
  const uri = await freeUri(name, content.includes('servicestage/v2') ? '.servicestage.yaml' : '.cse.yaml');
  if (!uri) {
    const unnamed = await vscode.workspace.openTextDocument({ language: 'cloud-manifest', content });
    await vscode.window.showTextDocument(unnamed);
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
}

async function freeUri(name: string, ending: string): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) return undefined;
  for (let attempt = 1; ; attempt++) {
    const text = attempt === 1 ? name : `${name}-${String(attempt)}`;
    const [file] = namedFiles([{ id: text, name: text, text: '' }], ending);
    const uri = vscode.Uri.joinPath(folder.uri, file?.name ?? ending);
    const untitled = uri.with({ scheme: 'untitled' });
    const isOpen = vscode.workspace.textDocuments.some((one) => one.uri.toString() === untitled.toString());
    if (!isOpen && !(await exists(uri))) return untitled;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
