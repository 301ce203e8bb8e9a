import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Rule } from '../../../../engine/rules/rule';
import { stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import { isFalsy, kindOfValue, procKeys } from './keys';

/** `healthcheck`: a path of the web proc. */
export const healthcheck: Rule<LainDocument> = {
  id: 'lain/healthcheck',
  consequence: 'altered',
  summary: 'The health check of a web proc is a URL path that begins with `/`.',
  explanation: 'The value is put right behind `http://localhost:PORT`: without `/` the check can never pass.',
  source: { document: 'LAIN manifest reference', section: 'R-33' },
  examples: {
    valid: ['web:\n  healthcheck: /ping\n'],
    invalid: [
      'web:\n  healthcheck: «ping»\n',
      'web:\n  healthcheck: «http://localhost:80/ping»\n',
      'web:\n  healthcheck: «true»\n',
    ],
  },
  check(document, report) {
    for (const { proc, value, range } of procKeys(document, 'healthcheck')) {
      if (proc.type !== 'web' || isFalsy(value) || isTemplated(document, value)) continue;
      const path = stringOf(value);
      if (path === undefined) {
        report(range, l10n.t('`healthcheck` is a path like `/ping`, not {0}.', kindOfValue(value)));
      } else if (!path.startsWith('/')) {
        const meant = path.includes('://') ? path.replace(/^[^:]+:\/\/[^/]*/, '') || '/' : `/${path}`;
        report(range, l10n.t('`{0}` must begin with `/`; write `{1}`.', path, meant), {
          fixes: /\s/.test(meant) ? [] : [replaceFix(range, meant)],
        });
      }
    }
  },
};
