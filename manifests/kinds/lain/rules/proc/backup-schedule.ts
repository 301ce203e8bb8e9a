import type { Rule } from '../../../../engine/rules/rule';
import { stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import { scheduleProblem } from '../../values/cron';
import { backupPolicy } from '../../schema/volumes';
import { reportField } from '../fields';
import type { FieldPolicy } from '../fields';
import { backupPolicies } from './backup-policies';

/** When backups are made and how long they are kept. */
export const backupSchedule: Rule<LainDocument> = {
  id: 'lain/backup-schedule',
  consequence: 'ignored',
  summary: 'A backup policy has a `schedule` that backupd can read and an `expire` like `10d`.',
  explanation:
    'Without either, or with one that backupd cannot read, no backup is made and no error is shown.',
  source: { document: 'LAIN manifest reference', section: 'R-27' },
  examples: {
    valid: [policy('schedule: "*/5 * * * *"\nexpire: 10d'), policy('schedule: "@every 1h"\nexpire: 36h')],
    invalid: [
      'worker:\n  volumes:\n    - /data:\n        «backup_full»:\n          schedule: "@daily"\n',
      'worker:\n  volumes:\n    - /data:\n        «backup_full»:\n          expire: 10d\n',
      policy('schedule: «"0 3 * * 7"»\nexpire: 10d'),
      policy('schedule: «"0 3 * *"»\nexpire: 10d'),
      policy('schedule: "@daily"\nexpire: «10»'),
      policy('schedule: "@daily"\nexpire: 10d\n«run»: ./backup.sh'),
    ],
  },
  check(document, report) {
    for (const { entry, body } of backupPolicies(document)) {
      reportField({ entry, schema: backupPolicy }, readByBackupd, document, report);
      const schedule = body.fields.get('schedule')?.value;
      const text = isTemplated(document, schedule) ? '' : stringOf(schedule);
      const problem = text ? scheduleProblem(text) : undefined;
      if (schedule && problem !== undefined) report(schedule.range, problem);
    }
  },
};

/** The commands around a backup are not looked at. */
const readByBackupd: FieldPolicy = {
  isRendered: true,
  reports: ({ kind, path }) => kind === 'unknown' || path[1] === 'schedule' || path[1] === 'expire',
};

/** An example with a full backup of one volume. */
function policy(keys: string): string {
  const indented = keys.replace(/^/gm, ' '.repeat(10));
  return `worker:\n  volumes:\n    - /data:\n        backup_full:\n${indented}\n`;
}
