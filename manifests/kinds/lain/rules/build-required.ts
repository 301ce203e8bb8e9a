import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { headOf } from '../../../engine/schema/missing';
import type { LainDocument } from '../document';
import { fieldCheck, topFields } from './fields';
import type { FieldPolicy } from './fields';

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
    const { root, dialect } = document;
    if (root && !root.fields.has('build') && dialect === 'laincloud')
      report(headOf(root), l10n.t('`build` is missing; add it with a `base` image and a `script`.'));
    checkBuild(document, report);
  },
};

/** Other rules report what else is wrong with its parts. */
const policy: FieldPolicy = {
  reports: ({ kind, path: [, key] }) =>
    key === undefined || (key === 'base' && (kind === 'missing' || kind === 'length')),
  consequence: ({ kind }) => (kind === 'length' ? 'readers-differ' : undefined),
};

const checkBuild = fieldCheck(topFields('build'), policy);
