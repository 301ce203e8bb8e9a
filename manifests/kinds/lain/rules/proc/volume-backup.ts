import * as l10n from '@vscode/l10n';
import { didYouMean } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { reportUnknown } from '../../../../engine/schema/unknown';
import { asMap } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import type { VolumeSetting } from './backup-policies';
import { isPolicy, policyNames, volumeSettings } from './backup-policies';

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
    for (const setting of volumeSettings(document)) checkSetting(setting, document, report);
  },
};

function checkSetting({ proc, entry }: VolumeSetting, { text }: LainDocument, report: Report): void {
  const { key, name, value } = entry;
  if (!isPolicy(entry)) {
    const free = policyNames.filter((policy) => !entry.parent.fields.has(policy));
    const better = name.startsWith('backup') ? free[0] : didYouMean(name, free);
    reportUnknown(entry, better, { consequence: 'ignored', text }, report);
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
