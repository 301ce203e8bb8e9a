import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { isTemplated } from '../document';

const checkedByValidate = ['num_instances', 'cpu', 'setup_time', 'kill_timeout', 'memory'];

/** Templates that `lain validate` takes for mistakes. */
export const templateUnchecked: Rule<LainDocument> = {
  id: 'lain/template-unchecked',
  consequence: 'as-written',
  summary: 'Numbers and memory of a resource may be templates, although `lain validate` fails on them.',
  explanation: 'The deployment works; `lain validate` compares the text before rendering.',
  source: { document: 'LAIN manifest reference', section: 'R-45' },
  examples: {
    valid: ['apptype: resource\nweb:\n  cmd: "run {{ option }}"\n'],
    invalid: [
      'apptype: resource\nweb:\n  num_instances: «"{{ n }}"»\n',
      'apptype: resource\nweb:\n  memory: «"{{ memory }}"»\n',
    ],
  },
  check(document, report) {
    for (const { body } of document.procs)
      for (const name of checkedByValidate) {
        const entry = body.fields.get(name);
        if (entry && isTemplated(document, entry.value))
          report(
            entry.value.range,
            l10n.t('`lain validate` fails on a template here, but the deployment works; nothing to change.'),
          );
      }
  },
};
