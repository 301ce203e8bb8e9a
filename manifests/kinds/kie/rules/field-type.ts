import * as l10n from '@vscode/l10n';
import { quote } from '../../../engine/rules/edits';
import type { Fix, Report, Rule } from '../../../engine/rules/rule';
import { isNull, resolve } from '../../../../parser/node';
import type { Entry, Node } from '../../../../parser/node';
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
    for (const name of ['key', 'value', 'value_type', 'status'])
      checkText(item.entry(name), name, item, report);
    const labels = item.entry('labels');
    const node = labels && resolve(labels.value);
    if (labels === undefined || node === undefined || isNull(node)) return;
    if (node.kind !== 'map') report(labels.value.range, l10n.t('`labels` is a map of names and texts.'));
    else for (const label of node.entries) checkText(label, label.name, item, report);
  },
};

function checkText(entry: Entry | undefined, name: string, item: KieItem, report: Report): void {
  const node = entry && resolve(entry.value);
  if (entry === undefined || node === undefined || isNull(node)) return;
  if (node.kind === 'scalar' && node.type === 'string') return;
  if (item.format === 'json')
    report(entry.value.range, l10n.t('`{0}` has to be text; put it in quotes.', name), {
      fixes: inQuotes(entry.value, item.text),
    });
  else if (node.kind === 'scalar') reportScalar(entry, name, report);
  else
    report(entry.value.range, l10n.t('`{0}` has to be text; begin it with `|` or put it in quotes.', name));
}

/** YAML can be imported directly only, where the server reads what is written. */
function reportScalar({ value }: Entry, name: string, report: Report): void {
  report(
    value.range,
    l10n.t('Only open-source servers take this as text; put the `{0}` in quotes to be sure.', name),
    { consequence: 'readers-differ', fixes: value.kind === 'scalar' ? [quote(value)] : [] },
  );
}

/** Numbers and words as they are; objects and lists as the JSON that they are. */
function inQuotes(value: Node, text: string): readonly Fix[] {
  if (value.kind === 'scalar') return [quote(value)];
  const { start, end } = value.range;
  const edits = [{ range: value.range, text: JSON.stringify(text.slice(start, end)) }];
  return [{ title: l10n.t('Put it in quotes'), edits }];
}
