import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { reportMissing } from '../../../engine/schema/missing';
import { asMap, isNull } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { fieldCheck, isWhole, topFields } from './fields';
import type { FieldPolicy } from './fields';
import { consequenceOfNoList, textAt } from './proc/keys';
import { textFix } from './proc/repairs';

/** `script` of build, prepare, release and test. */
export const scripts: Rule<LainDocument> = {
  id: 'lain/script',
  consequence: 'altered',
  summary: 'A `script` is a list of texts, and `build` has one.',
  explanation:
    'Text instead of a list is cut into single characters, each run as a command, and a number is refused; `- a: b` is a map, not a command.',
  source: { document: 'LAIN manifest reference', section: 'R-07' },
  examples: {
    valid: ['build:\n  base: golang\n  script:\n    - "echo a: b"\n', 'build:\n  base: golang\n  script:\n'],
    invalid: [
      '«build»:\n  base: golang\n',
      'build:\n  base: golang\n  script: «make all»\n',
      'build:\n  base: golang\n  script:\n    - «echo a: b»\n',
      'build:\n  base: golang\n  script: [make]\n  prepare:\n    script: «yum install»\n',
      'release:\n  dest_base: centos\n  copy: [app]\n  script: [«1»]\n',
      'test:\n  script: «make test»\n',
      'test:\n  script: «5»\n',
      '# dialect: einplus\nbuild:\n  base: golang\n  «script»:\n',
    ],
  },
  check(document, report) {
    const build = topLevel(document, 'build');
    const body = asMap(build?.value);
    const message = l10n.t('`build` has no `script`; list the commands that build the app.');
    if (build && body)
      reportMissing(body, 'script', { message, at: build.key.range, isNothing: () => false }, report);
    checkScripts(document, report);
    checkOldForm(document, report);
  },
};

const policy: FieldPolicy = {
  reports: ({ path, value }, { dialect }) => path.length > 1 || !isNull(value) || dialect === 'einplus',
  consequence: (violation, document) => {
    const { value } = violation;
    if (!value || !isWhole(violation)) return undefined;
    return isNull(value) ? 'refused' : consequenceOfNoList(value, document);
  },
  fixes: ({ value, range }, document) => {
    const text = textAt(document, range);
    return value?.kind === 'map' && !text.includes('\n') ? textFix(text, range) : undefined;
  },
};

const checkScripts = fieldCheck(
  topFields('build.script', 'build.prepare.script', 'release.script', 'test.script'),
  policy,
);

/** A list under `prepare` is its script; another rule reports other types. */
const checkOldForm = fieldCheck(topFields('build.prepare'), {
  ...policy,
  reports: ({ path }) => typeof path[1] === 'number',
});
