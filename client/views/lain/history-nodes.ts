import * as l10n from '@vscode/l10n';
import { histories, type HistoryEntry, type InstanceScope } from '../../../resources/lain/histories';
import { operationInWords } from '../../../resources/readable-name';
import type { LiveReader } from '../live-reader';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import { shownTime } from '../../../resources/shown-time';
import { pastIcon, type Loaded, type TreeNode } from '../tree-node';

/** What happened to an instance, newest first. */
export async function loadHistory(
  { target, parent }: RowPlace,
  scope: InstanceScope,
  live: LiveReader,
): Promise<Loaded> {
  const entries = await live.list(target, histories, scope);
  const place = { target, parent: `${parent}/history:${String(scope.instance)}` };
  return { children: entries.map((entry) => entryNode(place, scope, entry)) };
}

function entryNode(place: RowPlace, scope: InstanceScope, entry: HistoryEntry): TreeNode {
  const { action, status, time, node, image } = entry;
  return resourceNode(place, histories, scope, entry, {
    description: [status, shownTime(time * 1000), node]
      .filter((text) => text !== undefined && text !== '')
      .join(' · '),
    tooltip: facts(
      [l10n.t('Action'), operationInWords(action)],
      [l10n.t('State'), status],
      [l10n.t('Node'), node],
      [l10n.t('Image'), image],
    ),
    icon: status === 'Fail' ? pastIcon('bad') : { id: 'history' },
  });
}
