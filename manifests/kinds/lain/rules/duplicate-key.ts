import type { Rule } from '../../../engine/rules/rule';
import { reportDuplicates } from '../../../engine/schema/duplicates';
import type { LainDocument } from '../document';

/** The same key twice in one map. */
export const duplicateKey: Rule<LainDocument> = {
  id: 'lain/duplicate-key',
  consequence: 'ignored',
  summary: 'A key appears once in a map.',
  explanation: 'The parser silently takes the last one; the others, whole sections too, are lost.',
  source: { document: 'LAIN manifest reference', section: 'R-42' },
  examples: {
    valid: ['base: &base\n  cmd: run\nweb:\n  <<: *base\n  cmd: serve\n'],
    invalid: ['web:\n  cmd: run\n  «cmd»: serve\n', 'web:\n  cmd: run\n«web»:\n  cmd: serve\n'],
  },
  check({ source }, report) {
    reportDuplicates(source.root, { consequence: 'ignored', at: 'repeated', isTyped: true }, report);
  },
};
