import { problemFixes } from '../../../engine/rules/problem-findings';
import { problemMessage } from '../../../engine/rules/problem-messages';
import type { Rule } from '../../../engine/rules/rule';
import { propertyOf } from '../../../engine/schema/schema';
import { keySlip } from '../../../../parser/key-slips';
import { asScalar } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { lainSchema } from '../schema';
import { isWhole, reportField } from './fields';

/** Content of a proc section. */
export const sectionBody: Rule<LainDocument> = {
  id: 'lain/section-body',
  consequence: 'refused',
  summary: 'A proc section is a map.',
  explanation:
    'The parser crashes on anything else, also on a section with nothing in it; write `web: {}` for a proc with defaults.',
  source: { document: 'LAIN manifest reference', section: 'R-13' },
  examples: {
    valid: ['web: {}\n'],
    invalid: [
      '«web»:\n',
      'worker: «run»\n',
      'worker:\n  «cmd:run»\n',
      'web:\n  cmd«：» run\n',
      'proc.jobs: «[run]»\n',
    ],
  },
  check(document, report) {
    for (const { entry, key, body, malformed } of document.sections) {
      if (body !== undefined || malformed !== undefined) continue;
      const value = asScalar(entry.value);
      const slip = value?.style === 'plain' && keySlip(value.range, value.text);
      const schema = propertyOf(lainSchema(document.dialect), key)?.schema;
      if (slip) report(slip.range, problemMessage(slip), { fixes: problemFixes(slip) });
      else if (schema) reportField({ entry, schema }, { reports: isWhole }, document, report);
    }
  },
};
