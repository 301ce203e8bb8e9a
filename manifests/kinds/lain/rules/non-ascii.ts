import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asList, asMap, asScalar } from '../../../../parser/node';
import type { Node } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';

const listKeys = ['volumes', 'persistent_dirs', 'labels', 'filters'];

/** Texts that Python 2 holds in a type that the parser does not look for. */
export const nonAscii: Rule<LainDocument> = {
  id: 'lain/non-ascii',
  consequence: 'ignored',
  summary: 'Entries of `volumes`, `labels`, `filters` and `release.copy` are plain ASCII.',
  explanation: 'The parser silently drops such entries, or refuses them. Comments may hold any language.',
  source: { document: 'LAIN manifest reference', section: 'R-42' },
  examples: {
    valid: ['web:\n  volumes:\n    - /data # 数据\n  cmd: echo 数据\n'],
    invalid: [
      'worker:\n  volumes:\n    - «/数据»\n',
      'release:\n  dest_base: centos\n  copy:\n    - «/文件»\n',
    ],
  },
  check(document, report) {
    if (document.dialect === 'einplus') return; // Its parser runs on Python 3.
    const copy = asMap(topLevel(document, 'release')?.value)?.fields.get('copy');
    const lists = document.procs.flatMap(({ body }) => listKeys.map((key) => body.fields.get(key)?.value));
    for (const item of [copy?.value, ...lists].flatMap(itemsOfList)) {
      const scalar = asScalar(item);
      if (scalar === undefined || isAscii(scalar.text)) continue;
      report(
        item.range,
        l10n.t('`{0}` is dropped or refused, because it is not plain ASCII; use another name.', scalar.text),
      );
    }
  },
};

function itemsOfList(node: Node | undefined): readonly Node[] {
  return asList(node)?.items ?? [];
}

function isAscii(text: string): boolean {
  return !/\P{ASCII}/u.test(text);
}
