import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { exportKinds } from '../../deploy/export/export-kinds';
import { exportManifest, type ExportedFile } from '../../deploy/export/export-manifest';
import { hasContents, LiveResources, type LiveResource } from '../../deploy/export/live-resources';
import type { ResourceRef } from '../../resources/resource-action';
import { showFailure } from '../commands/register';
import { openContext } from '../deploy/deploy';
import type { Choice } from '../prompts';
import type { ResourceKind } from '../../resources/resource-kind';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { withCancel } from '../with-cancel';
import { chooseResource, type ChosenResource } from '../actions/choose-resource';
import { describeExport } from './describe-export';
import { exportableIn, exportableKinds } from './openable-kinds';
import { openUntitled } from './open-untitled';

type Kind = ResourceKind<unknown, unknown>;

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
  const given = chosenIn(rows);
  const asked = given.length === 0 ? await askForResource(services) : undefined;
  const chosen = asked ? [{ target: asked.target, resources: [asked.resource] }] : given;
  const refs = chosen.flatMap(({ resources }) => resources);
  const isWhole = refs.some(({ kind }) => hasContents(kind)) ? await askAboutContents(services) : false;
  if (isWhole === undefined || chosen.length === 0) return;
  const exported: ExportedFile[] = [];
  for (const one of chosen) {
    try {
      exported.push(await exportChosen(services, one, isWhole));
    } catch (error) {
      await showFailure(services, error, one.target);
      return;
    }
  }
  const texts = exported.flatMap(({ text }) => (text === '' ? [] : [text]));
  if (texts.length > 0) {
    const text = texts.join('---\n');
    const ending = text.includes('servicestage/v2') ? '.servicestage.yaml' : '.cse.yaml';
    await openUntitled(asked?.name ?? rows[0]?.name ?? '', ending, text);
  }
  await describeExport(prompts, exported);
}

/** Asks for a kind, and then for a resource of it: what the command was called on can't be in a manifest. */
async function askForResource(services: Services): Promise<ChosenResource | undefined> {
  const choices = new Map<string, Choice<Kind>>();
  for (const { kind, resources } of exportKinds) {
    const known = choices.get(resources.id);
    const label = known ? `${known.label}, ${kind}` : kind;
    if (exportableKinds.has(resources.id)) choices.set(resources.id, { label, value: resources });
  }
  const kind = await services.prompts.choose(l10n.t('Kind of the resource'), [...choices.values()]);
  const title = l10n.t('Resource to create a manifest from');
  const isOffered = (item: unknown): boolean =>
    exportKinds.some((one) => one.resources.id === kind?.id && (one.isDescribed?.(item) ?? true));
  return kind && chooseResource(services, { kind, on: 'item', isOffered }, title, undefined);
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
): Promise<ExportedFile> {
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
