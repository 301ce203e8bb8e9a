import * as l10n from '@vscode/l10n';
import { didYouMean, replaceFix } from '../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../engine/rules/rule';
import { stringOf } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { procTypes } from '../sections';
import type { Proc } from '../sections';
import { placeOf } from './proc/keys';

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
    for (const proc of document.procs) {
      const { word } = proc.section;
      const given = proc.body.fields.get('type');
      const isOwn = (word === 'proc' || word === 'service') && proc.entry === proc.section.entry;
      if (given === undefined) {
        if (isOwn && document.dialect === 'einplus') reportMissing(proc, report);
      } else if (isOwn) checkType(proc, document, report);
      else if (document.dialect === 'laincloud' || word === 'proc')
        report(
          given.key.range,
          l10n.t('`type` is ignored here, `{0}` is already a {1}; remove it.', proc.name, proc.type ?? ''),
          {
            consequence: 'ignored',
          },
        );
    }
  },
};

function reportMissing({ entry, name }: Proc, report: Report): void {
  report(
    entry.key.range,
    l10n.t('`{0}` needs a `type`; write `type: worker`, `web` or `cron`.', `proc.${name}`),
  );
}

function checkType(proc: Proc, document: LainDocument, report: Report): void {
  const entry = proc.body.fields.get('type');
  if (proc.type !== undefined || entry === undefined) return;
  const allowed = procTypes(document.dialect);
  const word = stringOf(entry.value);
  const better = word === undefined ? undefined : didYouMean(word, allowed);
  const range = placeOf(entry, document);
  const message =
    better === undefined
      ? l10n.t('This is no type of a proc; write one of {0}.', allowed.join(', '))
      : l10n.t(
          '`{0}` is no type of a proc; did you mean `{1}`? Allowed are {2}.',
          word ?? '',
          better,
          allowed.join(', '),
        );
  report(range, message, { fixes: better === undefined ? [] : [replaceFix(range, better)] });
}
