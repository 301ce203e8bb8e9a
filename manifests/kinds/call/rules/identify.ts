import * as l10n from '@vscode/l10n';
import { catalogue } from '../../../../api/catalogue/catalogue';
import { CandidateWords, replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import type { CallDocument } from '../document';
import { callDocuments } from '../schema';

/** A call document is a map. */
export const documentForm: Rule<CallDocument> = {
  id: 'call/document-form',
  consequence: 'refused',
  summary: 'A call document is a map with `operation`, and what the operation needs.',
  explanation: 'Nothing else can be sent.',
  source: callDocuments,
  examples: {
    valid: ['operation: listMicroservices\n'],
    invalid: ['«- operation: listMicroservices»\n', '«listMicroservices»\n'],
  },
  check({ root, map, isEmpty, isWhole }, report) {
    if (root === undefined || map !== undefined || isEmpty || !isWhole) return;
    report(root.range, l10n.t('A call document is a map; begin with `operation: ` and the id of one.'));
  },
};

const ids = new CandidateWords(catalogue.map(({ id }) => id));

/** The operation is one of the catalogue. */
export const unknownOperation: Rule<CallDocument> = {
  id: 'call/unknown-operation',
  consequence: 'refused',
  summary: 'The operation is one of the catalogue.',
  explanation: '`engine-room call --list` names them all, and completion proposes them.',
  source: callDocuments,
  examples: {
    valid: ['operation: listMicroservices\n'],
    invalid: ['operation: «listMicroservice»\nparameters: { project_id: default }\n'],
  },
  check({ operation, operationName: written }, report) {
    if (operation !== undefined || written === undefined) return;
    const better = ids.nearest(written.text);
    const message =
      better === undefined
        ? l10n.t('There is no operation `{0}`; choose one of those that completion proposes.', written.text)
        : l10n.t('There is no operation `{0}`; did you mean `{1}`?', written.text, better);
    report(written.range, message, {
      fixes: better === undefined ? [] : [replaceFix(written.range, better)],
    });
  },
};
