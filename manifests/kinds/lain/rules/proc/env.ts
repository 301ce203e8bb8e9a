import type { Rule } from '../../../../engine/rules/rule';
import { asScalar } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { fieldCheck, isWhole, procFields } from '../fields';
import { textAt } from './keys';
import type { Value } from './keys';
import { mapToListFix, textFix } from './repairs';

/** `env`: a list of texts `KEY=VALUE`. */
export const env: Rule<LainDocument> = {
  id: 'lain/env',
  consequence: 'fails-later',
  summary: 'Environment variables are a list of texts `KEY=VALUE`.',
  explanation: 'The console crashes at deployment on a map, a lone text or an item that is not text.',
  source: { document: 'LAIN manifest reference', section: 'R-24' },
  examples: {
    valid: ['web:\n  env:\n    - LEVEL=debug\n    - "URL=http://a: b"\n', 'web:\n  env:\n'],
    invalid: [
      'web:\n  env:\n    «LEVEL: debug»\n',
      'web:\n  env: «LEVEL=debug»\n',
      'web:\n  env:\n    - «LEVEL: debug»\n',
      'web:\n  env:\n    - «8080»\n',
      'web:\n  env:\n    - «LEVEL»\n',
    ],
  },
  check: fieldCheck(procFields('env'), {
    isRendered: true,
    consequence: ({ kind }, { dialect }) =>
      kind !== 'form' ? undefined : dialect === 'einplus' ? 'refused' : 'ignored',
    fixes: (violation, document) => {
      const { value, range } = violation;
      if (isWhole(violation)) return value?.kind === 'map' ? mapToListFix(value, '=') : undefined;
      return value ? textFix(variableMeantBy(value, textAt(document, range)), range) : [];
    },
  }),
};

/** `- KEY: value` is a map for YAML, and so is `- KEY=a: b`. */
function variableMeantBy(value: Value, source: string): string | undefined {
  const entry = value.kind === 'map' && value.entries.length === 1 ? value.entries[0] : undefined;
  const scalar = asScalar(entry?.value);
  if (!entry || !scalar || scalar.style === 'block') return undefined;
  return entry.name.includes('=') ? source : `${entry.name}=${scalar.text}`;
}
