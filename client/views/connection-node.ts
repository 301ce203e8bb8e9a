import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addressOf, needsSecret, type Place } from '../connections/place';
import type { Loaded, TreeNode } from './tree-node';

/** The row of a connection, the same in each view. */
export function connectionNode(place: Place, load: (signal: AbortSignal) => Promise<Loaded>): TreeNode {
  const { connection, origin } = place;
  const address = addressOf(connection);
  const kind = connection.type === 'lain' ? l10n.t('LAIN console') : l10n.t('engine');
  const guarded = connection.protected ? l10n.t('protected') : '';
  return {
    id: place.key,
    label: connection.name,
    description: [kind, address, guarded].filter((text) => text !== '').join(' · '),
    tooltip: `${connection.name} (${kind})\n${address}`,
    icon: new vscode.ThemeIcon(connection.type === 'lain' ? 'server-environment' : 'server-process'),
    flags: flagsOf(place),
    place,
    load,
    expanded: origin === 'sandbox',
  };
}

function flagsOf({ connection, origin }: Place): string[] {
  const flags = ['connection', connection.type, 'named'];
  if (origin === 'settings') flags.push('editable');
  if (origin === 'settings' && needsSecret(connection)) flags.push('secret');
  return flags;
}
