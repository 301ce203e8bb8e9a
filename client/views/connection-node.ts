import * as l10n from '@vscode/l10n';
import { needsSecret, type ResolvedConnection } from '../../connections/resolved-connection';
import type { NodeFlag } from '../commands/command-table';
import type { TreeNode } from './tree-node';

/** The row of a connection, the same in each view. */
export function connectionNode(target: ResolvedConnection, load: NonNullable<TreeNode['load']>): TreeNode {
  const { id, connection, type, origin, address } = target;
  const guarded = connection.protected ? l10n.t('protected') : '';
  return {
    id,
    label: connection.name,
    description: [type.label(), address, guarded].filter((text) => text !== '').join(' · '),
    tooltip: `${connection.name} (${type.label()})\n${address}`,
    icon: { id: type.icon },
    flags: flagsOf(target),
    connection: target,
    load,
    expanded: origin === 'sandbox',
  };
}

function flagsOf(target: ResolvedConnection): NodeFlag[] {
  const flags: NodeFlag[] = ['connection', 'named'];
  if (target.origin === 'settings') flags.push('editable');
  if (target.origin === 'settings' && needsSecret(target)) flags.push('secret');
  return flags;
}
