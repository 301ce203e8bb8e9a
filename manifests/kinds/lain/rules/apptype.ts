import * as l10n from '@vscode/l10n';
import { didYouMean, replaceFix } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import { asScalar, stringOf } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { placeOf } from './proc/keys';

const allowed = ['resource', 'app'];

/** `apptype`: app or resource. */
export const apptype: Rule<LainDocument> = {
  id: 'lain/apptype',
  consequence: 'readers-differ',
  summary: '`apptype` is `resource` or `app`.',
  explanation:
    'The console shows any other value as it is, and treats the app as no resource; `lain validate` fails.',
  source: { document: 'LAIN manifest reference', section: 'R-43' },
  examples: {
    valid: ['apptype: resource\n', 'apptype: app\n'],
    invalid: ['apptype: «resources»\n', 'apptype: «service»\n', '«apptype»:\n'],
  },
  check(document, report) {
    const entry = document.dialect === 'laincloud' ? topLevel(document, 'apptype') : undefined;
    const text = stringOf(entry?.value);
    if (!entry || (text !== undefined && allowed.includes(text))) return;
    const better = didYouMean(asScalar(entry.value)?.text ?? '', allowed);
    const range = placeOf(entry, document);
    report(range, l10n.t('`apptype` is `resource` or `app`; remove it for an ordinary app.'), {
      fixes: better === undefined ? [] : [replaceFix(range, better)],
    });
  },
};
