import * as l10n from '@vscode/l10n';
import { reaches, type ResolvedConnection } from '../../connections/resolved-connection';
import { connectionChoice } from '../connections/choose-connection';
import type { Choice } from '../prompts';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { withCancel } from '../with-cancel';
import { scopeOfRow } from './chosen-items';
import { chooseLabels, filePlace, livePlace, sideOf, type Place, type Side } from './side';

/** The side that a row stands for: the items of its scope, or of its whole engine. */
export function sideOfRow(services: Services, row: TreeNode): Side | undefined {
  const scope = scopeOfRow(row);
  return scope && sideOf(livePlace(services, scope.target), scope.labels);
}

/** A connection or a file, and the labels of the items in it that the user chooses; undefined when cancelled. @throws ApiError */
export async function chooseSide(services: Services, title: string): Promise<Side | undefined> {
  const place = await choosePlace(services, title);
  const reading = l10n.t('Reading the state on {0}', place?.name ?? '');
  const all = place && (await withCancel(reading, (signal) => place.read({}, signal)));
  const labels = all && (await chooseLabels(services, `${title}: ${place.name}`, all));
  return labels && sideOf(place, labels);
}

async function choosePlace(services: Services, title: string): Promise<Place | undefined> {
  const { prompts, live } = services;
  const targets = (await live.list()).filter((target) => reaches(target, 'kie'));
  const file: Choice<ResolvedConnection | 'file'> = { label: l10n.t('File…'), icon: 'file', value: 'file' };
  const chosen = await prompts.choose(title, [...targets.map(connectionChoice), file]);
  if (chosen !== 'file') return chosen && livePlace(services, chosen);
  const path = await prompts.chooseFile(l10n.t('File of configuration items'), ['json', 'yaml', 'yml']);
  return path === undefined ? undefined : filePlace(services, path);
}
