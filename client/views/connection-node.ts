import * as l10n from '@vscode/l10n';
import { asksForSecret, type ResolvedConnection } from '../../connections/resolved-connection';
import type { NodeFlag } from '../commands/command-table';
import type { TreeNode } from './tree-node';

/** The row of a connection, the same in each view. */
export function connectionNode(target: ResolvedConnection, load: NonNullable<TreeNode['load']>): TreeNode {
  const { id, connection, type, origin, address } = target;
  return {
    id,
    label: connection.name,
    description: describeConnection(target),
    tooltip: `${connection.name} (${type.label()})\n${address}`,
    icon: { id: type.icon },
    flags: ['named', ...flagsOf(target)],
    connection: target,
    ...(address !== '' && { address }),
    load,
    expanded: origin === 'sandbox',
  };
}

/** What tells a connection apart, the words that matter first: a narrow view cuts the address. */
export function describeConnection({ connection, type, address }: ResolvedConnection): string {
  const guarded = connection.protected ? l10n.t('protected') : '';
  const typeText = type.label() === connection.name ? '' : type.label();
  return [guarded, typeText, address].filter((text) => text !== '').join(' · ');
}

/** What can be done with a connection: one that nobody wrote can't be edited. */
export function flagsOf(target: ResolvedConnection): NodeFlag[] {
  const flags: NodeFlag[] = ['connection'];
  if (target.origin === 'settings') flags.push('editable');
  if (asksForSecret(target)) flags.push('secret');
  return flags;
}
