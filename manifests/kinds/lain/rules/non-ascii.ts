import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { textsLike } from '../schema/shapes';
import { fieldCheck, procFields, topFields } from './fields';
import type { WrittenField } from './fields';

const listFields = procFields('volumes', 'persistent_dirs', 'labels', 'filters');
const copy = topFields('release.copy');
const schema = textsLike('^\\p{ASCII}*$', () =>
  l10n.t('Use plain ASCII: the parser drops or refuses other characters.'),
);

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
  check: fieldCheck(asciiFields, { reports: ({ kind }) => kind === 'form' }),
};

/** The parser of the ein-plus dialect runs on Python 3. */
function asciiFields(document: LainDocument): readonly WrittenField[] {
  if (document.dialect === 'einplus') return [];
  return [...copy(document), ...listFields(document)].map(({ entry }) => ({ entry, schema }));
}
