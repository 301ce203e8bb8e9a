import * as l10n from '@vscode/l10n';
import { nodesOf } from '../../../../parser/locate';
import { bareRange } from '../../../../parser/node';
import type { Rule } from '../../../engine/rules/rule';
import type { CallDocument } from '../document';
import { placeholdersIn } from '../placeholders';
import { callDocuments } from '../schema';
import { literalSecrets } from '../secrets';

/** Secrets don't belong in files. */
export const literalSecret: Rule<CallDocument> = {
  id: 'call/literal-secret',
  consequence: 'exposed',
  summary: 'A secret comes from the environment, or is asked for: `${env:NAME}` or `${input:label}`.',
  explanation: 'Everybody who can read the file, and its history, can use a secret that is written in it.',
  source: callDocuments,
  examples: {
    valid: [
      'operation: obtainServiceCombToken\nbody:\n  name: root\n  password: ${env:ENGINE_PASSWORD}\n',
      'operation: obtainServiceCombToken\nbody: { name: root, password: "${input:Password of root}" }\n',
    ],
    invalid: ['operation: obtainServiceCombToken\nbody:\n  name: root\n  password: «A-secret-1»\n'],
  },
  check(document, report) {
    for (const { range } of literalSecrets(document))
      report(
        range,
        l10n.t(
          'Everybody who can read this file learns the secret; write `${env:NAME}` for a variable of the environment or `${input:label}` to be asked for it.',
        ),
      );
  },
};

/** Placeholders are of a known form. */
export const placeholderForm: Rule<CallDocument> = {
  id: 'call/placeholder',
  consequence: 'as-written',
  summary: 'Placeholders are `${env:NAME}` or `${input:label}`.',
  explanation: 'Anything else between `${` and `}` is sent as it is written.',
  source: callDocuments,
  examples: {
    valid: ['operation: getMicroservice\nparameters:\n  service_id: ${env:SERVICE}\n'],
    invalid: ['operation: getMicroservice\nparameters:\n  service_id: «${SERVICE}»\n'],
  },
  check({ root }, report) {
    for (const node of root ? nodesOf(root) : []) {
      if (node.kind !== 'scalar' || node.style === 'block' || !node.text.includes('${')) continue;
      if (node.parent?.kind === 'entry' && node.parent.key === node) continue;
      const isKnown = placeholdersIn(node.text).length === node.text.split('${').length - 1;
      if (!isKnown)
        report(
          bareRange(node),
          l10n.t('This is sent as it is written; placeholders are `${env:NAME}` and `${input:label}`.'),
        );
    }
  },
};
