import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { KieItem } from '../item';
import { fieldSchema } from '../schema';
import { fileWith, reference } from './shared';

const { maxLength = Infinity } = fieldSchema('value');

/** How long values are. */
export const valueLength: Rule<KieItem> = {
  id: 'kie/value-length',
  consequence: 'refused',
  summary: `A value has 1 to ${maxLength} characters.`,
  explanation:
    'Servers refuse longer values. The cloud refuses empty ones too; other servers take an empty value for a new item and keep the old one of an item that is there.',
  source: reference('2, 5 and 9, K12'),
  examples: {
    valid: [fileWith({ value: `"${'é'.repeat(10)}"` })],
    invalid: [fileWith({ value: `«"${'v'.repeat(maxLength + 1)}"»` })],
  },
  check(item, report) {
    if (!item.isWhole) return;
    if (item.value?.text === '') {
      const message = l10n.t(
        'The value is empty, so the cloud refuses it, and an import keeps the old value; write one.',
      );
      report(item.value.range, message, { consequence: 'readers-differ' });
    }
    for (const { range, limit } of item.violationsOf('value'))
      if (limit?.kind === 'length')
        report(
          range,
          l10n.t('A value has {0} characters at most and this has {1}; split it.', maxLength, limit.length),
        );
  },
};
