import type { Rule } from '../../../../engine/rules/rule';
import type { MapNode } from '../../../../../parser/node';
import { asScalar } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { fieldCheck, isWhole, procFields } from '../fields';
import { mapToListFix, textFix } from './repairs';

/** `labels`: texts `key:value`. */
export const labels: Rule<LainDocument> = {
  id: 'lain/labels',
  consequence: 'refused',
  summary: 'Labels are a list of texts `key:value`.',
  explanation:
    'The parser refuses a text without a colon and crashes on other items; a map is ignored as a whole.',
  source: { document: 'LAIN manifest reference', section: 'R-23' },
  examples: {
    valid: ['worker:\n  labels:\n    - tier:backend\n', 'worker:\n  labels: tier:backend\n'],
    invalid: [
      'worker:\n  labels:\n    - «backend»\n',
      'worker:\n  labels:\n    - «tier: backend»\n',
      'worker:\n  labels:\n    «tier: backend»\n',
    ],
  },
  check: fieldCheck(procFields('labels'), {
    consequence: (violation) => (isWhole(violation) && violation.kind === 'type' ? 'ignored' : undefined),
    fixes: (violation) => {
      const { value, range } = violation;
      if (value?.kind !== 'map') return undefined;
      return isWhole(violation) ? mapToListFix(value, ':') : textFix(labelMeantBy(value), range);
    },
  }),
};

/** `- a: b` is a map for YAML where the label `a:b` was meant. */
function labelMeantBy({ entries: [entry, ...others] }: MapNode): string | undefined {
  const scalar = asScalar(entry?.value);
  return entry && scalar && others.length === 0 ? `${entry.name}:${scalar.text}` : undefined;
}
