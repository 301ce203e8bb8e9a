import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asScalar } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import type { Item } from './keys';
import { isFalsy, itemsOf, kindOfValue, procKeys } from './keys';
import { mapToListFix, quoted } from './repairs';

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
  check(document, report) {
    for (const { value, range } of procKeys(document, 'labels')) {
      if (isFalsy(value)) continue;
      if (value.kind === 'list') for (const item of itemsOf(value, document)) checkItem(item, report);
      else if (value.kind === 'scalar' && value.type === 'string') checkItem({ value, range }, report);
      else
        report(
          range,
          l10n.t('`labels` is ignored when it is {0}; write a list of `key:value`.', kindOfValue(value)),
          { consequence: 'ignored', fixes: value.kind === 'map' ? mapToListFix(value, ':') : [] },
        );
    }
  },
};

function checkItem({ value, range }: Item, report: Report): void {
  if (value.kind === 'scalar' && value.type === 'string') {
    if (!value.text.includes(':'))
      report(range, l10n.t('The label `{0}` has no colon; write `key:value`.', value.text));
    return;
  }
  const meant = labelMeantBy(value);
  report(
    range,
    l10n.t(
      'A label is text `key:value`, not {0}; write it without a space, or quote it.',
      kindOfValue(value),
    ),
    meant ? { fixes: [{ title: l10n.t('Write it as text'), edits: [{ range, text: quoted(meant) }] }] } : {},
  );
}

/** `- a: b` is a map for YAML where the label `a:b` was meant. */
function labelMeantBy(value: Item['value']): string | undefined {
  if (value.kind !== 'map' || value.entries.length !== 1) return undefined;
  const entry = value.entries[0];
  const scalar = asScalar(entry?.value);
  return entry && scalar ? `${entry.name}:${scalar.text}` : undefined;
}
