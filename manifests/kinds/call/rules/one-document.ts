import * as l10n from '@vscode/l10n';
import type { Range } from '../../../../parser/range';
import type { Rule } from '../../../engine/rules/rule';
import { callDocuments } from '../schema';

/** A file holds one call. */
export const oneDocument: Rule<{ readonly others: readonly Range[] }> = {
  id: 'call/one-document',
  consequence: 'ignored',
  summary: 'A file holds one call.',
  explanation: 'The first document is sent; what follows it is never read.',
  source: callDocuments,
  examples: {
    valid: ['---\noperation: listMicroservices\n'],
    invalid: ['operation: listMicroservices\n---\n«operation: listApps»\n'],
  },
  check({ others }, report) {
    for (const range of others)
      report(
        range,
        l10n.t('Only the first document of a file is sent; put this call into a file of its own.'),
      );
  },
};
