import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { asMap, asScalar } from '../../../../parser/node';
import { headOf, reportMissing } from '../../../engine/schema/missing';
import type { Entry } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { placeOf } from './proc/keys';

/** What every manifest is built from. */
export const buildRequired: Rule<LainDocument> = {
  id: 'lain/build-required',
  consequence: 'refused',
  summary: 'A manifest has a `build` map with a `base` image.',
  explanation: 'The parser refuses the manifest: "no build section", "no base in section build".',
  source: { document: 'LAIN manifest reference', section: 'R-06' },
  examples: {
    valid: [
      'appname: hello\nbuild:\n  base: golang:1.8\n  script: [make]\n',
      '# dialect: einplus\nappname: hello\n',
    ],
    invalid: [
      '«appname»: hello\n',
      'appname: hello\n«build»:\n',
      'appname: hello\nbuild: «golang»\n',
      'appname: hello\n«build»:\n  script: [make]\n',
      'appname: hello\nbuild:\n  «base»:\n  script: [make]\n',
      '# dialect: einplus\nappname: hello\n«build»:\n  script: [make]\n',
    ],
  },
  check(document, report) {
    if (document.root === undefined) return;
    const entry = topLevel(document, 'build');
    if (entry) checkBuild(entry, document, report);
    else if (document.dialect === 'laincloud')
      report(headOf(document.root), l10n.t('`build` is missing; add it with a `base` image and a `script`.'));
  },
};

function checkBuild(entry: Entry, document: LainDocument, report: Report): void {
  const body = asMap(entry.value);
  if (body === undefined) {
    report(placeOf(entry, document), l10n.t('`build` must be a map with a `base` image and a `script`.'));
    return;
  }
  const message = l10n.t('`build` needs a `base`; write the image to build from.');
  if (reportMissing(body, 'base', { message, at: entry.key.range }, report)) return;
  const base = body.fields.get('base')?.value;
  if (base && asScalar(base)?.text === '')
    report(base.range, l10n.t('`base` is empty; write the image to build from.'), {
      consequence: 'readers-differ',
    });
}
