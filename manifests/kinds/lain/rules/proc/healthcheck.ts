import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { fieldCheck, procFields } from '../fields';

const paths = procFields('healthcheck');

/** `healthcheck`: a path of the web proc. */
export const healthcheck: Rule<LainDocument> = {
  id: 'lain/healthcheck',
  consequence: 'altered',
  summary: 'The health check of a web proc is a URL path that begins with `/`.',
  explanation:
    'The value is appended directly to `http://localhost:PORT`: without `/` the check can never pass.',
  source: { document: 'LAIN manifest reference', section: 'R-33' },
  examples: {
    valid: ['web:\n  healthcheck: /ping\n'],
    invalid: [
      'web:\n  healthcheck: «ping»\n',
      'web:\n  healthcheck: «http://localhost:80/ping»\n',
      'web:\n  healthcheck: «true»\n',
    ],
  },
  check: fieldCheck((document) => paths(document).filter(({ proc }) => proc?.type === 'web'), {
    isRendered: true,
    fixes: ({ kind, value, range }) => {
      if (kind !== 'form' || value?.kind !== 'scalar') return undefined;
      const { text } = value;
      const meant = text.includes('://') ? text.replace(/^[^:]+:\/\/[^/]*/, '') || '/' : `/${text}`;
      return /\s/.test(meant) ? [] : [replaceFix(range, meant)];
    },
  }),
};
