import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Session } from '../../connections/session';
import type { EngineScope } from '../../resources/cse/engines';
import { matchGroups, policies } from '../../resources/cse/policies';
import { routedServices } from '../../resources/cse/route-rules';
import { documentKindOf } from '../../resources/documents/documents';
import { configurationFiles, namedFiles, type NamedText } from '../../resources/documents/folder';
import { kieItems, type KieScope } from '../../resources/kie/items';
import type { ActionPlace } from '../../resources/resource-action';
import type { ResourceKind } from '../../resources/resource-kind';
import type { SharedLists } from '../../resources/shared-lists';
import { chooseResource, type ChosenResource } from '../actions/choose-resource';
import { showFailure } from '../commands/register';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { folderScopeIn } from './openable-kinds';
import { PickedFolder } from './picked-folder';
import { differingFiles, writeFolder, type ExistingFiles } from './write-folder';

type Kind = ResourceKind<unknown, unknown>;

/** Writes the configuration or the governance of a row, or of one that the user chooses, into a folder on disk. */
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
      resource.kind.id === kieItems.id
        ? configurationOf(session, lists, resource.scope as KieScope, signal)
        : governanceOf(session, lists, resource.scope as EngineScope, signal),
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
    await offerToOpen(services, uri, count, leftOut);
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
  ]);
  return kind && chooseResource(services, { kind, on: 'list' }, title, undefined);
}

async function configurationOf(session: Session, lists: SharedLists, scope: KieScope, signal: AbortSignal) {
  const { items, error } = await lists.get(kieItems, session, scope, { anew: true, signal });
  if (error) throw error;
  return configurationFiles(items);
}

/** The match groups, policies and route rules of an engine, each as the manifest that its document shows. */
async function governanceOf(session: Session, lists: SharedLists, scope: EngineScope, signal: AbortSignal) {
  const files: NamedText[] = [];
  const list: ActionPlace<unknown, unknown>['list'] = async (kind, within) => {
    const { items, error } = await lists.get(kind, session, within, { signal });
    if (error) throw error;
    return items;
  };
  for (const kind of [matchGroups, policies, routedServices] as readonly Kind[]) {
    const document = documentKindOf(kind);
    const { items, error } = await lists.get(kind, session, scope, { anew: true, signal });
    if (error) throw error;
    for (const item of items) {
      const path = document?.path(scope, item) ?? [];
      const file = path.at(-1)?.replace(/\.governance\.yaml$/, '');
      if (!document || file === undefined) continue;
      const text = await document.text({ session, scope, list, subject: item });
      files.push({ id: [kind.id, ...path].join('/'), name: file, text });
    }
  }
  return { files: namedFiles(files, '.governance.yaml'), leftOut: 0 };
}

async function askAboutExisting(
  { prompts }: Services,
  differing: ReadonlySet<string>,
): Promise<ExistingFiles | undefined> {
  const names = [...differing].slice(0, 5).join(', ');
  return prompts.choose<ExistingFiles>(l10n.t('{0} files exist and differ: {1}', differing.size, names), [
    {
      label: l10n.t('Keep Existing Files'),
      description: l10n.t('only the others are written'),
      value: 'keep',
    },
    { label: l10n.t('Overwrite'), description: l10n.t('what they say is lost'), value: 'overwrite' },
  ]);
}

async function offerToOpen(
  { prompts }: Services,
  uri: vscode.Uri,
  count: number,
  leftOut: number,
): Promise<void> {
  const open = l10n.t('Open Folder');
  const secrets = leftOut === 0 ? '' : l10n.t('{0} items whose names suggest secrets are left out.', leftOut);
  const message = [l10n.t('{0} files are written to {1}.', count, uri.fsPath), secrets].join(' ').trim();
  if ((await prompts.inform(message, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
}
