import type { Rule } from '../../../engine/rules/rule';
import { isNull } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { fieldCheck, topFields } from './fields';

/** `test`: how the build is tested. */
export const testSection: Rule<LainDocument> = {
  id: 'lain/test-section',
  consequence: 'refused',
  summary: '`test` is a map with a `script`.',
  explanation: 'The parser crashes on a list or text; `lain validate` fails without `script`.',
  source: { document: 'LAIN manifest reference', section: '4' },
  examples: {
    valid: ['test:\n  script:\n    - make test\n'],
    invalid: ['test: «[make test]»\n', 'test: «make test»\n', '«test»: {}\n'],
  },
  check: fieldCheck(topFields('test'), {
    reports: ({ kind, path }) => kind === 'missing' || path.length === 1,
    consequence: ({ kind, value }) => (kind === 'missing' || isNull(value) ? 'readers-differ' : undefined),
  }),
};
