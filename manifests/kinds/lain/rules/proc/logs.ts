import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Consequence, Rule } from '../../../../engine/rules/rule';
import { stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { fieldCheck, isWhole, procFields } from '../fields';
import { consequenceOfNoList } from './keys';
import type { Value } from './keys';

/** `logs`: files below /lain/logs. */
export const logs: Rule<LainDocument> = {
  id: 'lain/logs',
  consequence: 'refused',
  summary: 'Logs are a list of file names relative to /lain/logs.',
  explanation:
    'The parser refuses absolute paths, crashes on an empty value and splits a lone text into characters.',
  source: { document: 'LAIN manifest reference', section: 'R-28' },
  examples: {
    valid: ['web:\n  logs:\n    - access.log\n', 'web:\n  logs: []\n'],
    invalid: [
      'web:\n  logs:\n    - «/lain/logs/access.log»\n',
      'web:\n  «logs»:\n',
      'web:\n  logs: «access.log»\n',
      'web:\n  logs:\n    - «2024»\n',
    ],
  },
  check: fieldCheck(procFields('logs'), {
    consequence: (violation, document) =>
      violation.value && isWhole(violation) ? consequenceOf(violation.value, document) : undefined,
    fixes: ({ kind, value, range }) => {
      if (kind !== 'form' || value?.kind !== 'scalar') return undefined;
      const inside = /^\/lain\/logs\/+([^/].*)$/.exec(value.text)?.[1];
      return inside === undefined ? [] : [replaceFix(range, inside)];
    },
  }),
};

/** The parser takes the characters of a text and the keys of a map for file names, and refuses absolute ones. */
function consequenceOf(value: Value, document: LainDocument): Consequence {
  if (value.kind === 'scalar' && value.type !== 'string') return 'refused';
  const names = value.kind === 'map' ? [...value.fields.keys()] : [...(stringOf(value) ?? '')];
  return names.some((name) => name.startsWith('/')) ? 'refused' : consequenceOfNoList(value, document);
}
