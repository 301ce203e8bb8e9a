import * as l10n from '@vscode/l10n';
import type { NameSource } from '../../../engine/names';
import { didYouMean, replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import type { CallDocument } from '../document';
import { callDocuments } from '../schema';

/** A call document, and the connections that are known beyond it. */
export interface CallAmongNames {
  readonly document: CallDocument;
  readonly names: NameSource;
}

/** The connection is one that there is. */
export const unknownConnection: Rule<CallAmongNames> = {
  id: 'call/unknown-connection',
  consequence: 'refused',
  summary: 'The connection is one of those in the settings.',
  explanation:
    'Nothing is sent to a connection that is not known. Reported only where all of them are known.',
  source: callDocuments,
  examples: {
    valid: ['operation: listMicroservices\nconnection: production\n'],
    invalid: ['# connections: staging\noperation: listMicroservices\nconnection: «production»\n'],
  },
  check({ document, names }, report) {
    const written = document.connectionName;
    if (written === undefined) return;
    const known = names
      .namesOf('connection')
      .filter(({ state, strength }) => state === 'complete' && strength === 'allowed')
      .flatMap((list) => list.names);
    if (known.length === 0 || known.includes(written.text)) return;
    const better = didYouMean(written.text, known);
    const message =
      better === undefined
        ? l10n.t(
            'There is no connection `{0}`; there are {1}.',
            written.text,
            known.map((one) => `\`${one}\``).join(', '),
          )
        : l10n.t('There is no connection `{0}`; did you mean `{1}`?', written.text, better);
    report(written.range, message, {
      fixes: better === undefined ? [] : [replaceFix(written.range, better)],
    });
  },
};
