import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { reportMissing } from '../../../engine/schema/missing';
import type { LainDocument } from '../document';
import { anyProcKeys } from '../schema/proc';
import { reportField } from './fields';

/** `type` of a proc. */
export const procType: Rule<LainDocument> = {
  id: 'lain/proc-type',
  consequence: 'refused',
  summary:
    'The `type` of `proc.NAME` or `service.NAME` is worker, web, oneshot or portal; other sections have none.',
  explanation: 'The parser crashes on another type; it ignores `type` where the section already says it.',
  source: { document: 'LAIN manifest reference', section: 'R-14' },
  examples: {
    valid: [
      'proc.api:\n  type: web\n  mountpoint: [/api]\n',
      'proc.jobs:\n  cmd: run\n',
      '# dialect: einplus\nproc.a:\n  type: cron\n  schedule: "@daily"\n',
    ],
    invalid: [
      'proc.jobs:\n  type: «wroker»\n',
      'proc.jobs:\n  type: «Web»\n',
      'proc.jobs:\n  «type»:\n',
      'web:\n  «type»: worker\n',
      '# dialect: einplus\n«proc.jobs»:\n  cmd: run\n',
    ],
  },
  check(document, report) {
    const { dialect, procs } = document;
    const schema = anyProcKeys(dialect)['type']?.schema;
    for (const { section, body, entry, name, type } of procs) {
      const given = body.fields.get('type');
      const isOwn = (section.word === 'proc' || section.word === 'service') && entry === section.entry;
      if (isOwn && given && schema) reportField({ entry: given, schema }, {}, document, report);
      else if (isOwn && dialect === 'einplus') {
        const message = l10n.t(
          '`{0}` needs a `type`; write `type: worker`, `web` or `cron`.',
          `proc.${name}`,
        );
        reportMissing(body, 'type', { message, at: entry.key.range }, report);
      } else if (given && !isOwn && (dialect === 'laincloud' || section.word === 'proc'))
        report(
          given.key.range,
          l10n.t('`type` is ignored here, `{0}` is already a {1}; remove it.', name, type ?? ''),
          { consequence: 'ignored' },
        );
    }
  },
};
