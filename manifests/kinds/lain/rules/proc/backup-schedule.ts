import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { reportUnknownIn } from '../../../../engine/schema/unknown';
import { reportMissing } from '../../../../engine/schema/missing';
import type { Entry, Node } from '../../../../../parser/node';
import { asScalar, stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import { scheduleProblem } from '../../values/cron';
import { parseExpire } from '../../values/expire';
import type { BackupPolicy } from './backup-policies';
import { backupPolicies } from './backup-policies';
import { placeOf } from './keys';

const policyKeys = ['schedule', 'expire', 'pre_run', 'post_run'];

/** When backups are made and how long they are kept. */
export const backupSchedule: Rule<LainDocument> = {
  id: 'lain/backup-schedule',
  consequence: 'ignored',
  summary: 'A backup policy has a `schedule` that backupd can read and an `expire` like `10d`.',
  explanation: 'Without either, or with one that backupd cannot read, no backup is made and nobody is told.',
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
    for (const found of backupPolicies(document)) checkPolicy(found, document, report);
  },
};

function checkPolicy({ entry, body }: BackupPolicy, document: LainDocument, report: Report): void {
  const at = entry.key.range;
  const noSchedule = l10n.t('Without a `schedule` no backup is made; add one like "0 3 * * *".');
  const noExpire = l10n.t('Without an `expire` the policy is dropped; add one like `30d`.');
  if (!reportMissing(body, 'schedule', { message: noSchedule, at, isNothing: isEmpty }, report))
    checkText(body.fields.get('schedule'), scheduleProblem, document, report);
  if (!reportMissing(body, 'expire', { message: noExpire, at, isNothing: isEmpty }, report))
    checkText(body.fields.get('expire'), expireProblem, document, report);
  reportUnknownIn(body, policyKeys, document.text, report);
}

function isEmpty(value: Node): boolean {
  return asScalar(value)?.text === '';
}

function checkText(
  entry: Entry | undefined,
  problemOf: (text: string) => string | undefined,
  document: LainDocument,
  report: Report,
): void {
  if (entry === undefined || isTemplated(document, entry.value)) return;
  const text = stringOf(entry.value);
  const problem = text === undefined ? notText(entry) : problemOf(text);
  if (problem !== undefined) report(placeOf(entry, document), problem);
}

function notText({ name }: Entry): string {
  return name === 'expire' ? expireForm() : l10n.t('A schedule is text; quote it, as in "0 3 * * *".');
}

function expireProblem(text: string): string | undefined {
  return parseExpire(text) === undefined ? expireForm() : undefined;
}

function expireForm(): string {
  return l10n.t('`expire` is a whole number and m, h or d (minutes, hours, days); write for example `30d`.');
}

/** An example with a full backup of one volume. */
function policy(keys: string): string {
  const indented = keys.replace(/^/gm, ' '.repeat(10));
  return `worker:\n  volumes:\n    - /data:\n        backup_full:\n${indented}\n`;
}
