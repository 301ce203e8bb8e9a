import * as l10n from '@vscode/l10n';
import { didYouMean } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { reportUnknown } from '../../../../engine/schema/unknown';
import { propertyOf } from '../../../../engine/schema/schema';
import { asMap } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { volumePolicies } from '../../schema/volumes';
import { isWhole, reportField } from '../fields';
import type { VolumeSetting } from './backup-policies';
import { policyNames, volumeSettings } from './backup-policies';

/** Content below the path of a volume. */
export const volumeBackup: Rule<LainDocument> = {
  id: 'lain/volume-backup',
  consequence: 'ignored',
  summary:
    'The keys below the path of a volume are `backup_full` and `backup_increment`, each a map, and not in a portal.',
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

function checkSetting({ proc, entry }: VolumeSetting, document: LainDocument, report: Report): void {
  const { key, name, value } = entry;
  const schema = propertyOf(volumePolicies, name)?.schema;
  if (schema === undefined) {
    const free = policyNames.filter((policy) => !entry.parent.fields.has(policy));
    const better = name.startsWith('backup') ? free[0] : didYouMean(name, free);
    reportUnknown(entry, better, { consequence: 'ignored', text: document.text }, report);
  } else if (!asMap(value)) {
    reportField({ entry, schema }, { reports: isWhole, consequence: () => 'refused' }, document, report);
  } else if (proc.type === 'portal') {
    report(
      key.range,
      l10n.t('Backup policies of a portal are ignored; move the volume to the proc behind it.'),
    );
  }
}
