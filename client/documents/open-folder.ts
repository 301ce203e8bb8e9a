import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { matchGroups } from '../../resources/cse/policies';
import { masked } from '../../resources/shown-value';
import { kieItems } from '../../resources/kie/items';
import type { ResourceKind } from '../../resources/resource-kind';
import { applications } from '../../resources/servicestage/applications';
import { chooseResource, type ChosenResource } from '../actions/choose-resource';
import { showFailure } from '../commands/register';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { folderContents } from './folder-contents';
import { folderScopeIn } from './openable-kinds';
import { PickedFolder } from './picked-folder';
import { differingFiles, writeFolder, type ExistingFiles } from './write-folder';

type Kind = ResourceKind<unknown, unknown>;

/** Writes the configuration or governance of an engine, or an application, of a row or of one that the user chooses, into a folder on disk. */
export async function openAsFolder(services: Services, row: unknown): Promise<void> {
  const title = l10n.t('Open as Folder');
  const chosen = await chooseScope(services, row, title);
  if (!chosen) return;
  const path = await services.prompts.chooseFolder(title, l10n.t('Write Here'));
  if (path !== undefined) await writeInto(services, chosen, vscode.Uri.file(path));
}

/** Writes what was chosen into a folder; asks before a file is written over, and offers to open the folder. */
async function writeInto(
  services: Services,
  { target, resource }: ChosenResource,
  uri: vscode.Uri,
): Promise<void> {
  const { live, lists } = services;
  try {
    const session = await live.sessions.get(target.id);
    const reading = l10n.t('Reading the state on {0}', target.connection.name);
    const { files, leftOut } = await withCancel(reading, (signal) =>
      folderContents(resource, session, lists, signal),
    );
    const folder = new PickedFolder(uri);
    const differing = await differingFiles(
      folder,
      files,
      (path) => new Error(l10n.t('{0} is in the way.', path)),
    );
    const existing = differing.size === 0 ? 'keep' : await askAboutExisting(services, differing);
    if (!existing) return;
    const count = await writeFolder(folder, files, differing, existing);
    const withSecrets = files.filter(({ text }) => text.includes(masked)).length;
    await offerToOpen(services, uri, count, [...leftOutText(leftOut), ...maskedText(withSecrets)]);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

async function chooseScope(
  services: Services,
  row: unknown,
  title: string,
): Promise<ChosenResource | undefined> {
  const node = services.views.nodeOf(row);
  const given = node && folderScopeIn(node);
  if (node?.connection && given) return { target: node.connection, resource: given };
  const kind = await services.prompts.choose<Kind>(title, [
    { label: l10n.t('Configuration'), value: kieItems },
    { label: l10n.t('Governance'), value: matchGroups },
    { label: l10n.t('Application'), value: applications },
  ]);
  const on = kind?.id === applications.id ? 'item' : 'list';
  return kind && chooseResource(services, { kind, on }, title, undefined);
}

async function askAboutExisting(
  { prompts }: Services,
  differing: ReadonlySet<string>,
): Promise<ExistingFiles | undefined> {
  const names = [...differing].slice(0, 5).join(', ');
  return prompts.choose<ExistingFiles>(
    l10n.t('Files that exist and differ ({0}): {1}', differing.size, names),
    [
      {
        label: l10n.t('Keep Existing Files'),
        description: l10n.t('only the others are written'),
        value: 'keep',
      },
      { label: l10n.t('Overwrite'), description: l10n.t('what they say is lost'), value: 'overwrite' },
    ],
  );
}

function leftOutText(count: number): string[] {
  return count === 0 ? [] : [l10n.t('Left out, since their names suggest secrets: {0}.', count)];
}

function maskedText(count: number): string[] {
  return count === 0
    ? []
    : [l10n.t('Secrets are masked in {0} of them: fill them in before you deploy.', count)];
}

async function offerToOpen(
  { prompts }: Services,
  uri: vscode.Uri,
  count: number,
  notes: readonly string[],
): Promise<void> {
  const open = l10n.t('Open Folder');
  const message = [l10n.t('Files written to {0}: {1}.', uri.fsPath, count), ...notes].join(' ');
  if ((await prompts.inform(message, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
}
