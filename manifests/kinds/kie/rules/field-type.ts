import * as l10n from '@vscode/l10n';
import { quote } from '../../../engine/rules/edits';
import type { Fix, Report, Rule } from '../../../engine/rules/rule';
import type { SchemaViolation } from '../../../engine/schema/check';
import type { Node, ScalarNode } from '../../../../parser/node';
import type { Range } from '../../../../parser/range';
import type { KieItem } from '../item';
import { fileWith, reference } from './shared';

/** Everything in an item is text. */
export const fieldType: Rule<KieItem> = {
  id: 'kie/field-type',
  consequence: 'refused',
  summary:
    'Every field of an item is text, also a number or a JSON object as value; labels are a map of texts.',
  explanation:
    'Servers read no other type: the whole file is refused with `cannot unmarshal number`. Of YAML, open-source servers take numbers and booleans as they are written.',
  source: reference('9, K11'),
  examples: {
    valid: [fileWith({ value: '"8080"' }), fileWith({ value: '"{\\"port\\": 8080}"', value_type: '"json"' })],
    invalid: [
      fileWith({ value: '«8080»' }),
      fileWith({ value: '«true»' }),
      fileWith({ value: '«{"port": 8080}»', value_type: '"json"' }),
      fileWith({ key: '«1»' }),
      fileWith({ labels: '«["app"]»' }),
      fileWith({ labels: '{"app": «1», "environment": "testing"}' }),
    ],
  },
  check(item, report) {
    for (const field of ['key', 'labels', 'value', 'value_type', 'status'] as const)
      for (const violation of item.violationsOf(field))
        if (violation.kind === 'type') reportType(violation, item, report);
  },
};

function reportType({ path, range, value }: SchemaViolation, item: KieItem, report: Report): void {
  const name = String(path.at(-1));
  if (name === 'labels' && path.length === 1)
    report(range, l10n.t('`labels` must be a map; write a name and a text for each label.'));
  else if (item.format === 'json')
    report(range, l10n.t('`{0}` must be text; put it in quotes.', name), {
      fixes: value ? inQuotes(value, item.text) : [],
    });
  else if (value?.kind === 'scalar') reportScalar(value, range, name, report);
  else report(range, l10n.t('`{0}` must be text; begin it with `|` or put it in quotes.', name));
}

/** YAML can be imported directly only, where the server reads what is written. */
function reportScalar(value: ScalarNode, range: Range, name: string, report: Report): void {
  report(
    range,
    l10n.t('Only open-source servers take this as text; put the `{0}` in quotes to be sure.', name),
    { consequence: 'readers-differ', fixes: value.range.start === range.start ? [quote(value)] : [] },
  );
}

/** Numbers and words as they are; objects and lists as the JSON that they are. */
function inQuotes(value: Node, text: string): readonly Fix[] {
  if (value.kind === 'scalar') return [quote(value)];
  const { start, end } = value.range;
  const edits = [{ range: value.range, text: JSON.stringify(text.slice(start, end)) }];
  return [{ title: l10n.t('Put it in quotes'), edits }];
}
