import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { asList, asMap, field, isNull } from '../../../../parser/node';
import type { KieFile } from '../file';
import { file, item, reference } from './shared';

/** The form of the whole file. */
export const fileForm: Rule<KieFile> = {
  id: 'kie/file-form',
  consequence: 'refused',
  summary: 'A file of configuration items is a map whose `data` is the list of the items.',
  explanation:
    'Servers refuse a file of another form; without `data`, they report success and import nothing.',
  source: reference('5 and 9, K01'),
  examples: {
    valid: [file(item()), '{"metadata": {"version": "1.0.0"}, "data": []}\n'],
    invalid: [
      '«[{"key": "shop.level", "value": "warn"}]»\n',
      '{«"items"»: []}\n',
      '{"data": «{"key": "shop.level", "value": "warn"}»}\n',
      '{"data": [«"shop.level"»]}\n',
    ],
  },
  check(kie, report) {
    const { root, skeleton, isWhole } = kie;
    if (root === undefined) return;
    const map = asMap(root);
    if (map === undefined) {
      if (isWhole) report(skeleton.outer(root.range), formInWords());
      return;
    }
    const data = field(map, 'data');
    if (data === undefined) {
      const [first] = map.entries;
      if (isWhole) report(skeleton.outer(first?.key.range ?? root.range), missingInWords());
    } else if (asList(data.value) === undefined) {
      const at = isNull(data.value) ? data.key.range : data.value.range;
      if (isWhole) report(skeleton.outer(at), l10n.t('`data` must be a list of items.'));
    } else checkItems(kie, report);
  },
};

/** Servers pass over items that are null. */
function checkItems({ items }: KieFile, report: Report): void {
  for (const { start, known } of items) {
    if (known.form !== 'other') continue;
    report(
      { start: start + known.head.start, end: start + known.head.end },
      l10n.t('An item is a map with `key` and `value`.'),
    );
  }
}

function formInWords(): string {
  return l10n.t('A file of configuration items is a map whose `data` is the list of the items.');
}

function missingInWords(): string {
  return l10n.t('`data` is missing, so nothing is imported; write the items as its list.');
}
