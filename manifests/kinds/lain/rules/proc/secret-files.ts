import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { SchemaViolation } from '../../../../engine/schema/check';
import { asList, stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { containerPath } from '../../values/container-path';
import { isWhole, procFields, reportField } from '../fields';
import type { WrittenField } from '../fields';
import { consequenceOfNoList, itemsOf } from './keys';

/** `secret_files`: files that lvault puts into the container. */
export const secretFiles: Rule<LainDocument> = {
  id: 'lain/secret-files',
  consequence: 'altered',
  summary: 'Secret files are a list of paths, each file once; relative paths are under /lain/app.',
  explanation: 'A lone text is split into characters, and a file listed twice fails the deployment.',
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
    for (const written of procFields('secret_files')(document)) {
      const consequence = (violation: SchemaViolation) =>
        violation.value && isWhole(violation) ? consequenceOfNoList(violation.value, document) : 'refused';
      reportField(written, { consequence }, document, report);
      reportTwice(written, document, report);
    }
  },
};

/** Paths are compared as they are in the container. */
function reportTwice({ entry }: WrittenField, document: LainDocument, report: Report): void {
  const list = asList(entry.value);
  const seen = new Set<string>();
  for (const { value, range } of list ? itemsOf(list, document) : []) {
    const text = stringOf(value);
    if (text === undefined) continue;
    const path = containerPath(text);
    if (seen.has(path))
      report(range, l10n.t('{0} is listed twice, which fails the deployment; remove one.', path));
    seen.add(path);
  }
}
