import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { reportMissing } from '../../../engine/schema/missing';
import type { LainDocument } from '../document';

/** ein-plus: cron procs. */
export const cronSchedule: Rule<LainDocument> = {
  id: 'lain/cron-schedule',
  consequence: 'refused',
  summary: 'In the ein-plus dialect a cron proc has a `schedule`.',
  explanation: 'The ein-plus parser refuses the manifest.',
  source: { document: 'LAIN manifest reference', section: '10' },
  examples: {
    valid: ['# dialect: einplus\ncron.clean:\n  cmd: run\n  schedule: "30 0 * * *"\n'],
    invalid: [
      '# dialect: einplus\n«cron.clean»:\n  cmd: run\n',
      '# dialect: einplus\nproc.clean:\n  type: cron\n  «schedule»:\n',
    ],
  },
  check({ procs }, report) {
    const message = l10n.t('A cron proc needs a `schedule`; write for example `schedule: "30 0 * * *"`.');
    for (const { type, body, entry } of procs)
      if (type === 'cron') reportMissing(body, 'schedule', { message, at: entry.key.range }, report);
  },
};
