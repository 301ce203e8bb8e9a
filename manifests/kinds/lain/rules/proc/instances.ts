import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { Schema } from '../../../../engine/schema/schema';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import type { ProcKey } from './keys';
import { procKeys, schemaOfKey, unfitValue } from './keys';

/** `num_instances` and `cpu`. */
export const instances: Rule<LainDocument> = {
  id: 'lain/instances',
  consequence: 'altered',
  summary: '`num_instances` is a whole number from 0, `cpu` a level from 0 to 8.',
  explanation:
    'deployd refuses text and fractions and a negative number of instances, and cuts the level of CPU to 8.',
  source: { document: 'LAIN manifest reference', section: 'R-36' },
  examples: {
    valid: ['web:\n  num_instances: 0\n  cpu: 8\n'],
    invalid: [
      'web:\n  num_instances: «"2"»\n',
      'web:\n  num_instances: «-1»\n',
      'web:\n  cpu: «0.5»\n',
      'web:\n  cpu: «16»\n',
    ],
  },
  check(document, report) {
    for (const key of procKeys(document, 'num_instances', 'cpu'))
      if (!isTemplated(document, key.value)) checkKey(key, schemaOfKey(key, document), report);
  },
};

function checkKey({ entry, value, range }: ProcKey, schema: Schema, report: Report): void {
  const violation = unfitValue(value, schema);
  if (violation?.kind === 'type') {
    const number = value.kind === 'scalar' && /^\d+$/.test(value.text) ? value.text : undefined;
    report(range, wholeNumber(entry.name), number ? { fixes: [replaceFix(range, number)] } : {});
  } else if (violation?.kind === 'range') {
    const { number } = violation;
    report(
      range,
      entry.name === 'cpu'
        ? l10n.t(
            'The level of CPU goes from 0 to 8 (half of the node); {0} counts as {1}.',
            number,
            number < 0 ? 2 : 8,
          )
        : l10n.t('{0} instances are refused; write 0 or more.', number),
    );
  }
}

function wholeNumber(key: string): string {
  return key === 'cpu'
    ? l10n.t('`cpu` must be a whole number, a level from 0 to 8; write it without quotes, unit or fraction.')
    : l10n.t('`num_instances` must be a whole number, 0 or more; write it without quotes.');
}
