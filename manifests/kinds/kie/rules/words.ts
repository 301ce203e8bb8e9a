import * as l10n from '@vscode/l10n';
import { rewrite } from '../../../engine/rules/edits';
import { didYouMean } from '../../../engine/rules/did-you-mean';
import type { Rule } from '../../../engine/rules/rule';
import type { ScalarNode } from '../../../../parser/node';
import type { KieItem } from '../item';
import { wordsOf } from '../schema';
import { fileWith, reference } from './shared';

/** Words of clients that servers do not take, and the ones that are meant. */
const meantTypes: ReadonlyMap<string, string> = new Map([
  ['yml', 'yaml'],
  ['string', 'text'],
  ['txt', 'text'],
  ['plain', 'text'],
  ['props', 'properties'],
  ['conf', 'ini'],
]);

/** The word of a field, where it is not one of those that servers take. */
function oddWord(item: KieItem, field: 'value_type' | 'status'): ScalarNode | undefined {
  const isOdd = item.violationsOf(field).some(({ kind }) => kind === 'choice');
  return isOdd && item.isWhole ? item.textOf(field) : undefined;
}

/** How clients read the value. */
export const valueType: Rule<KieItem> = {
  id: 'kie/value-type',
  consequence: 'refused',
  summary: 'The type of a value is one of `text`, `yaml`, `json`, `properties`, `ini` and `xml`.',
  explanation:
    'The server refuses the item. An unknown type that reached a Java client would make it drop all items.',
  source: reference('2, 8 and 9, K13'),
  examples: {
    valid: [fileWith({ value_type: '"yaml"', value: '"a: 1"' }), fileWith({ value_type: '""' })],
    invalid: [
      fileWith({ value_type: '«"yml"»', value: '"a: 1"' }),
      fileWith({ value_type: '«"string"»' }),
      fileWith({ value_type: '«"YAML"»' }),
      fileWith({ value_type: '«"toml"»' }),
    ],
  },
  check(kie, report) {
    const written = oddWord(kie, 'value_type');
    if (written === undefined) return;
    const words = wordsOf('value_type');
    const meant = meantTypes.get(written.text.toLowerCase()) ?? didYouMean(written.text, words);
    const message =
      meant === undefined
        ? l10n.t(
            '`{0}` is not a type that servers support; write one of {1}.',
            written.text,
            words.join(', '),
          )
        : l10n.t('`{0}` is not a type that servers support; write `{1}`.', written.text, meant);
    report(written.range, message, { fixes: meant === undefined ? [] : [rewrite(written, meant)] });
  },
};

/** Whether clients see the item. */
export const status: Rule<KieItem> = {
  id: 'kie/status',
  consequence: 'refused',
  summary: 'The status of an item is `enabled` or `disabled`.',
  explanation: 'The server refuses the item.',
  source: reference('2 and 9, K14'),
  examples: {
    valid: [fileWith({ status: '"disabled"' })],
    invalid: [fileWith({ status: '«"enable"»' }), fileWith({ status: '«"on"»' })],
  },
  check(kie, report) {
    const written = oddWord(kie, 'status');
    if (written === undefined) return;
    const words = wordsOf('status');
    const meant = didYouMean(written.text, words);
    report(
      written.range,
      l10n.t(
        '`{0}` is not a valid status, so the item is refused; write `enabled` or `disabled`.',
        written.text,
      ),
      { fixes: (meant === undefined ? words : [meant]).map((word) => rewrite(written, word)) },
    );
  },
};
