import * as l10n from '@vscode/l10n';
import type { Lens } from '../../engine/manifest';
import { field } from '../../../parser/node';
import type { CallDocument } from './document';

/** What can be done with a call: send it, watch its answer where the server tells of changes, copy it as curl. */
export function lensesOfCall({ operation, root }: CallDocument): readonly Lens[] {
  const range = field(root, 'operation')?.range;
  if (operation === undefined || range === undefined) return [];
  const lens = (title: string, command: string): Lens => ({ range, title, command, arguments: [] });
  return [
    lens(l10n.t('Send'), 'engineRoom.sendCall'),
    ...(operation.revisions ? [lens(l10n.t('Watch'), 'engineRoom.watchCall')] : []),
    lens(l10n.t('Copy as curl'), 'engineRoom.copyCallAsCurl'),
  ];
}
