import * as l10n from '@vscode/l10n';
import { appendKeyFix } from '../../../engine/rules/append-key';
import { didYouMean } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import { reportDuplicates } from '../../../engine/schema/duplicates';
import { headOf, reportMissing } from '../../../engine/schema/missing';
import { reportUnknown } from '../../../engine/schema/unknown';
import type { KieItem } from '../item';
import { itemFields } from '../schema';
import { file, fileWith, item, reference } from './shared';

/** Fields that nobody reads. */
export const unknownField: Rule<KieItem> = {
  id: 'kie/unknown-field',
  consequence: 'ignored',
  summary: 'The fields of an item are `key`, `labels`, `value`, `value_type` and `status`.',
  explanation: 'Servers ignore other fields, so what was meant does not happen.',
  source: reference('2'),
  examples: {
    valid: [file(item()), file(item({ priority: '1', check: '""' }))],
    invalid: [
      file(item({ value_type: '' }).replace('{', '{«"valueType"»: "yaml", ')),
      file(item().replace('{', '{«"group"»: "a", ')),
    ],
  },
  check({ map, text }, report) {
    for (const entry of map?.entries ?? []) {
      const { name } = entry;
      if (itemFields.has(name) || name === '<<') continue;
      const meant = didYouMean(
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        itemFields,
      );
      const better = meant !== undefined && map?.fields.has(meant) ? undefined : meant;
      reportUnknown(entry, better, { consequence: 'ignored', text }, report);
    }
  },
};

/** Fields that appear twice. */
export const duplicateField: Rule<KieItem> = {
  id: 'kie/duplicate-field',
  consequence: 'ignored',
  summary: 'A field of an item, and a label, appears once.',
  explanation: 'Of JSON the last one counts; YAML with a key twice is refused as a whole.',
  source: reference('2'),
  examples: {
    valid: [file(item())],
    invalid: [
      file(
        item()
          .replace('"status"', '"value": "info", "status"')
          .replace('"value": "info"', '«"value"»: "info"'),
      ),
      fileWith({ labels: '{"app": "shop", "environment": "testing", «"app"»: "cart"}' }),
    ],
  },
  check({ map, format }, report) {
    reportDuplicates(map, { consequence: format === 'json' ? 'ignored' : 'refused', at: 'repeated' }, report);
  },
};

/** Fields without which an item is nothing. */
export const missingField: Rule<KieItem> = {
  id: 'kie/missing-field',
  consequence: 'refused',
  summary: 'An item has a key and a value.',
  explanation:
    'The server refuses an item without a key. Without a value, the cloud refuses it too, and other servers make it empty or keep the old value.',
  source: reference('2 and 9, K10 and K12'),
  examples: {
    valid: [file(item())],
    invalid: [
      file(item({ key: '' }).replace('"labels"', '«"labels"»')),
      fileWith({ key: '«null»' }),
      '{"data": [«{»}]}\n',
    ],
  },
  check({ map, isWhole, text, lines, key }, report) {
    if (map === undefined || !isWhole) return;
    const withoutKey = l10n.t('The item has no `key`, so it is refused; write one.');
    const withoutValue = l10n.t(
      'The item has no `value`; the cloud refuses it, other servers make it empty.',
    );
    reportMissing(map, 'key', { message: withoutKey, consequence: 'refused' }, report);
    const at = key?.range ?? headOf(map);
    const add = () => appendKeyFix(map, text, lines, 'value', '""');
    reportMissing(map, 'value', { message: withoutValue, consequence: 'readers-differ', at, add }, report);
  },
};
