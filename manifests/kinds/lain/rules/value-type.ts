import type { Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import { isTemplated } from '../document';
import { surprisingReading } from '../../../engine/rules/yaml-reading';
import { fieldCheck, topFields } from './fields';

/** Those of procs have rules of their own. */
const fields = topFields(
  'appname',
  'giturl',
  'notify',
  'notify.slack',
  'notify.bearychat',
  'build.base',
  'build.build_arg',
);

/** Values of the type that their key requires. */
export const valueType: Rule<LainDocument> = {
  id: 'lain/value-type',
  consequence: 'readers-differ',
  summary:
    '`appname`, `giturl`, `build.base` and the channels of `notify` are text, `build_arg` is a list, `notify` a map.',
  explanation: '`lain validate` fails; the parser takes the value as it is.',
  source: { document: 'LAIN manifest reference', section: '3' },
  examples: {
    valid: ['giturl: https://github.com/a/b\nnotify:\n  slack: "#lain"\n'],
    invalid: [
      'appname: «123»\n',
      'notify: «slack»\n',
      'notify:\n  slack: «[lain]»\n',
      'build:\n  base: «3.14»\n  script: [make]\n',
      'build:\n  base: golang\n  script: [make]\n  build_arg: «A=b»\n',
    ],
  },
  check: fieldCheck(fields, {
    reports: ({ kind, path, value }, document) =>
      kind === 'type' &&
      path.length === 1 &&
      !isTemplated(document, value) &&
      (value?.kind !== 'scalar' || surprisingReading(value) === undefined), // Reported with what it is read as.
  }),
};
