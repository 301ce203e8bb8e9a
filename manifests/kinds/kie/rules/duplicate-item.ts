import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { shiftRange } from '../../../engine/parts/shift';
import type { KieFile } from '../file';
import type { AnalyzedItem } from '../analyzed-item';
import { file, item, reference } from './shared';

/** Items that are the same to a server. */
export const duplicateItem: Rule<KieFile> = {
  id: 'kie/duplicate-item',
  consequence: 'refused',
  summary: 'The same key and labels appear once in a file.',
  explanation:
    'The import stops at the second item (abort), leaves it out (skip), or overwrites the first with it (force).',
  source: reference('5 and 9, K03'),
  examples: {
    valid: [
      file(item(), item({ labels: '{"app": "shop", "environment": "testing"}' })),
      file(item(), item({ key: '"shop.other"' })),
    ],
    invalid: [
      file(item(), item({ key: '«"shop.level"»', labels: '{"environment": "production", "app": "shop"}' })),
    ],
  },
  check({ items }, report) {
    const first = new Map<string, AnalyzedItem>();
    for (const { start, known } of items) {
      if (known.identity === undefined) continue;
      if (!first.has(known.identity)) first.set(known.identity, known);
      else report(shiftRange(known.head, start), inWords(known));
    }
  },
};

function inWords({ key, scope }: AnalyzedItem): string {
  return scope === ''
    ? l10n.t('`{0}` without labels already appears above; give it labels of its own, or remove one.', key)
    : l10n.t('`{0}` with {1} already appears above; give it other labels, or remove one.', key, scope);
}
