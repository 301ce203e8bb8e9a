import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DeployFile } from '../../deploy/deploy-file';
import type { DeployContext } from '../../deploy/deploy-kind';
import { planImport, type ImportOptions, type Override } from '../../deploy/kie/import-items';
import { hasItems } from '../../deploy/kie/wanted-items';
import { kieItems, type KieScope } from '../../resources/kie/items';
import { chooseResource } from '../actions/choose-resource';
import { showFailure } from '../commands/register';
import { openContext } from '../deploy/deploy';
import { Deployment, type PlannedWork } from '../deploy/deployment';
import { openAgain, readDocument } from '../deploy/read-document';
import type { Prompts } from '../prompts';
import type { Services } from '../services';

/**
 * Imports a file of configuration items into the engine of a row, or with the labels of its scope: asks what becomes of
 * those that exist, shows the plan, asks for confirmation, and follows it to its end.
 */
export async function importItems(services: Services, row: unknown): Promise<void> {
  const title = l10n.t('Import Configuration Items');
  const chosen = await chooseResource(services, { kind: kieItems, on: 'list' }, title, row);
  if (!chosen) return;
  const { target, resource } = chosen;
  try {
    const work = await askForWork(services, await openContext(services, target), resource.scope as KieScope); // of this kind
    if (work) await new Deployment(services, await services.planView.open(), target).run(work);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

async function askForWork(
  services: Services,
  context: DeployContext,
  { labels }: KieScope,
): Promise<PlannedWork | undefined> {
  const { prompts } = services;
  const path = await prompts.chooseFile(l10n.t('File of configuration items'), ['json', 'yaml', 'yml']);
  if (path === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
  const file = await readDocument(services, document);
  if (file && !hasItems(file)) {
    await prompts.inform(l10n.t('{0} holds no configuration items.', file.title));
    return undefined;
  }
  const override = file && (await askAboutExisting(prompts));
  if (!file || !override) return undefined;
  return importOf(services, context, document, file, { override, ...(labels && { labels }) });
}

function askAboutExisting(prompts: Prompts): Promise<Override | undefined> {
  return prompts.choose<Override>(l10n.t('Items that exist already'), [
    { label: l10n.t('Overwrite'), description: l10n.t('their values and states'), value: 'force' },
    { label: l10n.t('Leave As They Are'), value: 'skip' },
    {
      label: l10n.t('Stop at the First'),
      description: l10n.t('what was before it is imported'),
      value: 'abort',
    },
  ]);
}

function importOf(
  services: Services,
  context: DeployContext,
  document: vscode.TextDocument,
  file: DeployFile,
  options: ImportOptions,
): PlannedWork {
  return {
    verb: 'import',
    agree: l10n.t('Import'),
    nothing: () => l10n.t('Nothing to import: the plan says why, item by item.'),
    make: (_allowReplace, signal) => planImport([file], options, context, signal),
    again: async () => {
      const open = await openAgain(services.prompts, document);
      const current = open && (await readDocument(services, open));
      return current && importOf(services, context, open, current, options);
    },
  };
}
