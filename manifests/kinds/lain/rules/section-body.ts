import * as l10n from '@vscode/l10n';
import { problemFixes } from '../../../engine/rules/problem-findings';
import { problemMessage } from '../../../engine/rules/problem-messages';
import type { Rule } from '../../../engine/rules/rule';
import { keySlip } from '../../../../parser/key-slips';
import { resolve } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { kindOfValue, placeOf } from './proc/keys';
import type { Value } from './proc/keys';

/** What stands under a proc section. */
export const sectionBody: Rule<LainDocument> = {
  id: 'lain/section-body',
  consequence: 'refused',
  summary: 'A proc section is a map.',
  explanation: 'The parser crashes on anything else, also on a section with nothing in it.',
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
      const value = resolve(entry.value);
      const slip = value?.kind === 'scalar' && value.style === 'plain' && keySlip(value.range, value.text);
      if (slip) report(slip.range, problemMessage(slip), { fixes: problemFixes(slip) });
      else report(placeOf(entry, document), value ? describe(key, value) : nothing(key));
    }
  },
};

function describe(key: string, value: Value): string {
  if (value.kind === 'scalar' && value.type === 'null') return nothing(key);
  return l10n.t('`{0}` must be a map with keys such as `cmd`, not {1}.', key, kindOfValue(value));
}

function nothing(key: string): string {
  return l10n.t(
    '`{0}` is empty; give it keys such as `cmd`, or write `{0}: {1}` for a proc with defaults.',
    key,
    '{}',
  );
}
