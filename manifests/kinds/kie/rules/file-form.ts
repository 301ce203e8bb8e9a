import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { checkSchema } from '../../../engine/schema/check';
import type { SchemaViolation } from '../../../engine/schema/check';
import { field, isNull } from '../../../../parser/node';
import type { Node } from '../../../../parser/node';
import type { Skeleton } from '../../../../parser/skeleton';
import type { KieFile } from '../file';
import { isSingleItem } from '../items-in-tree';
import { skeletonSchema } from '../schema';
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
    valid: [
      file(item()),
      '{"key": "shop.level", "value": "warn", "value_type": "text", "status": "enabled", "labels": {"app": "shop", "environment": ""}}\n',
      '{"metadata": {"version": "1.0.0"}, "data": []}\n',
    ],
    invalid: [
      '«[{"key": "shop.level", "value": "warn"}]»\n',
      '{«"items"»: []}\n',
      '{"data": «{"key": "shop.level", "value": "warn"}»}\n',
      '{"data": [«"shop.level"»]}\n',
    ],
  },
  check(kie, report) {
    const { root, skeleton, isWhole } = kie;
    if (root === undefined || isSingleItem(root)) return;
    const [violation] = checkSchema(root, skeletonSchema).filter(({ kind }) => kind !== 'unknown');
    if (violation === undefined) checkItems(kie, report);
    else if (isWhole) reportForm(violation, root, skeleton, report);
  },
};

function reportForm(
  { range, path, value, absent }: SchemaViolation,
  root: Node,
  skeleton: Skeleton,
  report: Report,
): void {
  const written = field(root, 'data');
  if (path.length === 0) report(skeleton.outer(range), formInWords());
  else if (absent) report(skeleton.outer(absent.map.entries[0]?.key.range ?? root.range), missingInWords());
  else {
    const at = written && isNull(value) ? written.key.range : range;
    report(skeleton.outer(at), l10n.t('`data` must be a list of items.'));
  }
}

/** Servers pass over items that are null. */
function checkItems({ items }: KieFile, report: Report): void {
  for (const { start, known } of items) {
    if (known.form !== 'other') continue;
    report(
      { start: start + known.head.start, end: start + known.head.end },
      l10n.t('An item must be a map; write `key` and `value` in it.'),
    );
  }
}

function formInWords(): string {
  return l10n.t('A file of configuration items is a map whose `data` is the list of the items.');
}

function missingInWords(): string {
  return l10n.t('`data` is missing, so nothing is imported; write the items as its list.');
}
