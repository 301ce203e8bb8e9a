import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { MapNode, ScalarNode } from '../../../../../parser/node';
import { isNull } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import type { Item } from './keys';
import { hasNoItems, itemsOf, kindOfValue, procKeys, consequenceOfNoList } from './keys';
import { listFixes, quoteFixes } from './repairs';

/** `logs`: files below /lain/logs. */
export const logs: Rule<LainDocument> = {
  id: 'lain/logs',
  consequence: 'refused',
  summary: 'Logs are a list of file names relative to /lain/logs.',
  explanation: 'The parser refuses absolute paths, crashes on an empty value and takes a lone text apart.',
  source: { document: 'LAIN manifest reference', section: 'R-28' },
  examples: {
    valid: ['web:\n  logs:\n    - access.log\n', 'web:\n  logs: []\n'],
    invalid: [
      'web:\n  logs:\n    - «/lain/logs/access.log»\n',
      'web:\n  «logs»:\n',
      'web:\n  logs: «access.log»\n',
      'web:\n  logs:\n    - «2024»\n',
    ],
  },
  check(document, report) {
    for (const { value, range } of procKeys(document, 'logs')) {
      if (value.kind === 'list') {
        for (const item of itemsOf(value, document)) checkItem(item, document, report);
        continue;
      }
      const isRefused =
        isNull(value) || hasNoItems(value) || namesIn(value).some((name) => name.startsWith('/'));
      report(
        range,
        l10n.t('`logs` must be a list of file names, not {0}; write `- access.log`.', kindOfValue(value)),
        {
          consequence: isRefused ? 'refused' : consequenceOfNoList(value, document),
          fixes: listFixes({ value, range }, document),
        },
      );
    }
  },
};

/** What the parser takes for file names: the characters of a text, the keys of a map. */
function namesIn(value: ScalarNode | MapNode): readonly string[] {
  return value.kind === 'map' ? [...value.fields.keys()] : [...value.text];
}

function checkItem({ value, range }: Item, document: LainDocument, report: Report): void {
  if (value.kind !== 'scalar' || value.type !== 'string') {
    report(range, l10n.t('A log is a file name, not {0}; write it as text.', kindOfValue(value)), {
      fixes: quoteFixes({ value, range }, document),
    });
    return;
  }
  if (!value.text.startsWith('/')) return;
  const inside = /^\/lain\/logs\/+([^/].*)$/.exec(value.text)?.[1];
  report(
    range,
    l10n.t('`{0}` is absolute; write it relative to /lain/logs.', value.text),
    inside ? { fixes: [replaceFix(range, inside)] } : {},
  );
}
