import * as l10n from '@vscode/l10n';
import type { TreeNode } from './tree-node';

/** A row that only shows a message. */
export function messageNode(parentId: string, text: string, icon = 'info'): TreeNode {
  return { id: `${parentId}/message`, label: text, icon: { id: icon }, isNotice: true };
}

/** The row in place of children that a filter leaves out. */
export function noMatchNode({ id }: TreeNode): TreeNode {
  return { ...messageNode(id, l10n.t('Nothing here matches the filter'), 'filter'), id: `${id}/no-match` };
}

/** The row that shows more of a long list. */
export function moreNode(list: TreeNode, shown: number, count: number): TreeNode {
  const label = l10n.t('Show More…');
  return {
    id: `${list.id}/more`,
    label,
    description: l10n.t('{0} of {1} shown', shown, count),
    icon: { id: 'ellipsis' },
    flags: ['more'],
    isNotice: true,
    command: { command: 'engineRoom.showMore', title: label, arguments: [list] },
  };
}

/** The row in place of absent children. */
export function emptyNode(parent: TreeNode): TreeNode {
  return messageNode(parent.id, parent.emptyText ?? l10n.t('Nothing here'));
}
