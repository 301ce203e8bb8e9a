import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asScalar } from '../../../../parser/node';
import type { LainDocument } from '../document';

/** The shape of the file: a map whose keys are text. */
export const topLevelMap: Rule<LainDocument> = {
  id: 'lain/top-level-map',
  consequence: 'refused',
  summary: 'The file is a map, and its top-level keys are text.',
  explanation: 'The parser crashes on an empty file, on a list and on a key that is a number.',
  source: { document: 'LAIN manifest reference', section: '2' },
  examples: {
    valid: ['notify:\n  slack: "#lain"\n'],
    invalid: ['«80»: web\n', 'web:\n  cmd: run\n«on»:\n  cmd: run\n'],
  },
  check({ root, source, text }, report) {
    if (root === undefined) {
      const range = source.root?.range ?? { start: 0, end: 0 };
      const message =
        text.trim() === '' || source.root === undefined || asScalar(source.root)?.type === 'null'
          ? l10n.t('The manifest is empty; start with `appname:` and `build:`.')
          : l10n.t('The manifest must be a map of keys such as `appname:` and `build:`.');
      report(range, message);
      return;
    }
    for (const { key, name } of root.entries)
      if (asScalar(key)?.type !== 'string')
        report(key.range, l10n.t('The key `{0}` is not read as text; quote it or remove it.', name));
  },
};
