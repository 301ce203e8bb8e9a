import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { LainDocument } from '../../document';
import { containerPath } from '../../values/container-path';
import type { Item } from './keys';
import { isFalsy, itemsOf, kindOfValue, procKeys, consequenceOfNoList } from './keys';
import { listFixes, quoteFixes } from './repairs';

/** `secret_files`: files that lvault puts into the container. */
export const secretFiles: Rule<LainDocument> = {
  id: 'lain/secret-files',
  consequence: 'altered',
  summary: 'Secret files are a list of paths, each file once; relative paths are under /lain/app.',
  explanation: 'A lone text is taken apart into characters, and a file listed twice fails the deployment.',
  source: { document: 'LAIN manifest reference', section: 'R-29' },
  examples: {
    valid: ['web:\n  secret_files:\n    - config.json\n    - /etc/app/key.pem\n'],
    invalid: [
      'web:\n  secret_files: «config.json»\n',
      'web:\n  secret_files: «5»\n',
      'web:\n  secret_files:\n    - config.json\n    - «/lain/app/config.json»\n',
      'web:\n  secret_files:\n    - «1»\n',
    ],
  },
  check(document, report) {
    for (const { value, range } of procKeys(document, 'secret_files')) {
      if (isFalsy(value)) continue;
      if (value.kind === 'list') {
        checkItems(itemsOf(value, document), document, report);
        continue;
      }
      report(
        range,
        l10n.t('`secret_files` must be a list of paths, not {0}; write `- config.json`.', kindOfValue(value)),
        { consequence: consequenceOfNoList(value, document), fixes: listFixes({ value, range }, document) },
      );
    }
  },
};

function checkItems(items: readonly Item[], document: LainDocument, report: Report): void {
  const seen = new Set<string>();
  for (const { value, range } of items) {
    if (value.kind !== 'scalar' || value.type !== 'string') {
      report(
        range,
        l10n.t('A secret file is a path, not {0}; the parser crashes on it.', kindOfValue(value)),
        {
          consequence: 'refused',
          fixes: quoteFixes({ value, range }, document),
        },
      );
      continue;
    }
    const path = containerPath(value.text);
    if (seen.has(path))
      report(range, l10n.t('{0} is listed twice, which fails the deployment; remove one.', path));
    seen.add(path);
  }
}
