import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { asMap, asScalar, isNull } from '../../../../parser/node';
import type { Entry } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { firstKey } from './places';
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
      report(firstKey(document), l10n.t('`build` is missing; add it with a `base` image and a `script`.'));
  },
};

function checkBuild(entry: Entry, document: LainDocument, report: Report): void {
  const body = asMap(entry.value);
  if (body === undefined) {
    report(placeOf(entry, document), l10n.t('`build` must be a map with a `base` image and a `script`.'));
    return;
  }
  const base = body.fields.get('base');
  if (base === undefined || isNull(base.value))
    report(
      base?.key.range ?? entry.key.range,
      l10n.t('`build` needs a `base`; write the image to build from.'),
    );
  else if (asScalar(base.value)?.text === '')
    report(base.value.range, l10n.t('`base` is empty; write the image to build from.'), {
      consequence: 'readers-differ',
    });
}
