import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asScalar } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import type { Item, Value } from './keys';
import { isFalsy, itemsOf, kindOfValue, procKeys, textAt } from './keys';
import { listFixes, mapToListFix, quoted } from './repairs';

/** `env`: a list of texts `KEY=VALUE`. */
export const env: Rule<LainDocument> = {
  id: 'lain/env',
  consequence: 'fails-later',
  summary: 'Environment variables are a list of texts `KEY=VALUE`.',
  explanation: 'The console crashes at deployment on a map, a lone text or an item that is not text.',
  source: { document: 'LAIN manifest reference', section: 'R-24' },
  examples: {
    valid: ['web:\n  env:\n    - LEVEL=debug\n    - "URL=http://a: b"\n', 'web:\n  env:\n'],
    invalid: [
      'web:\n  env:\n    «LEVEL: debug»\n',
      'web:\n  env: «LEVEL=debug»\n',
      'web:\n  env:\n    - «LEVEL: debug»\n',
      'web:\n  env:\n    - «8080»\n',
      'web:\n  env:\n    - «LEVEL»\n',
    ],
  },
  check(document, report) {
    for (const { value, range } of procKeys(document, 'env')) {
      if (isFalsy(value)) continue;
      if (value.kind === 'list') {
        for (const item of itemsOf(value, document)) checkItem(item, document, report);
        continue;
      }
      report(
        range,
        l10n.t(
          '`env` must be a list of texts `KEY=VALUE`, not {0}; start each with `- `.',
          kindOfValue(value),
        ),
        { fixes: value.kind === 'map' ? mapToListFix(value, '=') : listFixes({ value, range }, document) },
      );
    }
  },
};

function checkItem({ value, range }: Item, document: LainDocument, report: Report): void {
  if (value.kind === 'scalar' && value.type === 'string') {
    if (isTemplated(document, value) || hasName(value.text, document)) return;
    const consequence = document.dialect === 'einplus' ? 'refused' : 'ignored';
    report(range, l10n.t('`{0}` sets no variable; write `KEY=VALUE`.', value.text), { consequence });
    return;
  }
  const meant = variableMeantBy(value, textAt(document, range));
  report(
    range,
    l10n.t(
      'A variable is text `KEY=VALUE`, not {0}; write it in that form and quote it.',
      kindOfValue(value),
    ),
    meant === undefined
      ? {}
      : { fixes: [{ title: l10n.t('Write it as text'), edits: [{ range, text: meant }] }] },
  );
}

function hasName(text: string, { dialect }: LainDocument): boolean {
  return dialect === 'einplus' ? /^\w+=/.test(text) : /^[^=]+=/.test(text);
}

/** `- KEY: value` is a map for YAML, and so is `- KEY=a: b`. */
function variableMeantBy(value: Value, source: string): string | undefined {
  const entry = value.kind === 'map' && value.entries.length === 1 ? value.entries[0] : undefined;
  const scalar = asScalar(entry?.value);
  if (!entry || !scalar || scalar.style === 'block') return undefined;
  return entry.name.includes('=') ? quoted(source) : quoted(`${entry.name}=${scalar.text}`);
}
