import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asMap } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import type { VolumeSetting } from './backup-policies';
import { isPolicy, volumeSettings } from './backup-policies';

/** What stands below the path of a volume. */
export const volumeBackup: Rule<LainDocument> = {
  id: 'lain/volume-backup',
  consequence: 'ignored',
  summary:
    'Below the path of a volume stand `backup_full` and `backup_increment`, each a map, and not in a portal.',
  explanation:
    'Other keys (also `backup`) and the policies of portals are ignored; an empty policy crashes the parser.',
  source: { document: 'LAIN manifest reference', section: 'R-26' },
  examples: {
    valid: [
      'worker:\n  volumes:\n    - /data:\n        backup_increment:\n          schedule: "@daily"\n          expire: 10d\n',
    ],
    invalid: [
      'worker:\n  volumes:\n    - /data:\n        «backup»:\n          schedule: "@daily"\n          expire: 10d\n',
      'worker:\n  volumes:\n    - /data:\n        «backup_full»:\n',
      'portal.db:\n  service_name: db\n  volumes:\n    - /data:\n        «backup_full»:\n          schedule: "@daily"\n          expire: 10d\n',
    ],
  },
  check(document, report) {
    for (const setting of volumeSettings(document)) checkSetting(setting, report);
  },
};

function checkSetting({ proc, entry }: VolumeSetting, report: Report): void {
  const { key, name, value } = entry;
  if (!isPolicy(entry)) {
    report(
      key.range,
      l10n.t('`{0}` is ignored here; write `backup_full` or `backup_increment`.', name),
      name.startsWith('backup') ? { fixes: [replaceFix(key.range, 'backup_full')] } : {},
    );
  } else if (!asMap(value)) {
    report(
      key.range,
      l10n.t(
        '`{0}` without `schedule` and `expire` below it crashes the parser; add them or remove it.',
        name,
      ),
      { consequence: 'refused' },
    );
  } else if (proc.type === 'portal') {
    report(
      key.range,
      l10n.t('Backup policies of a portal are ignored; move the volume to the proc behind it.'),
    );
  }
}
