import * as l10n from '@vscode/l10n';
import type { CursorContext } from '../../../../parser/cursor/context';
import { itemPlace, itemProposals } from '../../../engine/language/suggest';
import type { Proposal } from '../../../engine/language/suggest';
import type { Dialect } from '../sections';

const withBackup = '${1:/data}:\n  backup_full:\n    schedule: "${2:0 3 * * *}"\n    expire: "${3:30d}"';

/** Items of `volumes`: a path, and in the laincloud dialect a path with a backup policy (portals get no backups). */
export function volumeProposals(dialect: Dialect, context: CursorContext): Proposal[] {
  const place = itemPlace(context);
  if (place === undefined) return [];
  const [section, key, ...deeper] = context.path;
  const isVolumes = key === 'volumes' || key === 'persistent_dirs';
  if (!isVolumes || typeof section !== 'string' || deeper.length !== (place === 'behind' ? 1 : 0)) return [];

  const path = itemProposals(context, '${1:/data}', {
    label: '/data',
    detail: l10n.t('a directory that outlives the container'),
  });
  if (dialect !== 'laincloud' || context.flow || /^portal(?:\.|$)/.test(section)) return path;
  const backup = itemProposals(context, withBackup, {
    label: l10n.t('/data with backup'),
    detail: l10n.t('a directory with a full backup every day'),
  });
  return [...path, ...backup];
}
