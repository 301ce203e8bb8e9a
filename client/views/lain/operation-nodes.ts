import * as l10n from '@vscode/l10n';
import { describeVersion } from '../../../deploy/lain/versions';
import { operationLogs, type OperationLog } from '../../../resources/lain/operation-logs';
import type { AppScope } from '../../../resources/lain/procs';
import { operationInWords } from '../../../resources/readable-name';
import { shownUniversalTime } from '../../../resources/shown-time';
import { facts, listNode, resourceNode, type RowPlace } from '../resource-node';
import type { TreeNode } from '../tree-node';

const icon = { id: 'output' };

/** Who has done what with an app, newest first. */
export function operationsNode(place: RowPlace, app: string): TreeNode {
  const scope = { app };
  const node: TreeNode = listNode(place, operationLogs, scope, {
    label: l10n.t('Operations'),
    isStateless: true,
    icon,
    emptyText: l10n.t('Nothing has been noted; consoles before 2.2 keep no operations'),
    load: async (live) => {
      const all = await live.list(place.target, operationLogs, scope);
      return { children: all.map((one) => operationNode({ ...place, parent: node.id }, scope, one)) };
    },
  });
  return node;
}

function operationNode(place: RowPlace, scope: AppScope, log: OperationLog): TreeNode {
  const { operation, user, version, message } = log;
  const time = shownUniversalTime(log.time);
  return resourceNode(place, operationLogs, scope, log, {
    description: [user, time, message].filter((part) => part !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Operation'), operationInWords(operation)],
      [l10n.t('User'), user],
      [l10n.t('Version'), version === '' ? '' : describeVersion(version)],
      [l10n.t('Time'), time],
      [l10n.t('Message'), message],
    ),
    icon,
    copied: message,
  });
}
