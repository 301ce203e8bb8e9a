import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';

/** `oneshot` promises what nobody does. */
export const oneshot: Rule<LainDocument> = {
  id: 'lain/oneshot',
  consequence: 'altered',
  summary: 'A proc is not of type oneshot.',
  explanation: 'It is deployed like a worker: when its command ends, it is started again.',
  source: { document: 'LAIN manifest reference', section: 'R-41' },
  examples: {
    valid: ['worker.jobs:\n  cmd: run\n'],
    invalid: ['«oneshot.migrate»:\n  cmd: run\n', 'proc.migrate:\n  type: «oneshot»\n'],
  },
  check({ procs }, report) {
    for (const { type, name, body, section } of procs) {
      if (type !== 'oneshot') continue;
      const typeEntry = section.word === 'oneshot' ? undefined : body.fields.get('type');
      report(
        typeEntry?.value.range ?? section.entry.key.range,
        l10n.t(
          '`{0}` is not run once: like a worker it is started again whenever it ends; let its command wait when done.',
          name,
        ),
      );
    }
  },
};
