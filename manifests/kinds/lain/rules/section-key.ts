import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import type { LainDocument } from '../document';
import type { ProcSection } from '../sections';

const nameForm = /^[a-zA-Z][a-zA-Z0-9]*(?:-[a-zA-Z0-9]+)*$/;

/** Keys of proc sections: `TYPE` or `TYPE.NAME`. */
export const sectionKey: Rule<LainDocument> = {
  id: 'lain/section-key',
  consequence: 'refused',
  summary: 'A proc section is called `web`, `worker` or `oneshot`, or `TYPE.NAME` with one dot and a name.',
  explanation:
    'The parser crashes on `proc` and `service` alone and on `service.a.b`; other keys with two dots lose their name.',
  source: { document: 'LAIN manifest reference', section: 'R-12' },
  examples: {
    valid: ['web:\n  cmd: run\nproc.job-2:\n  cmd: run\n'],
    invalid: [
      '«proc»:\n  cmd: run\n',
      '«service»:\n  portal: {port: 80}\n',
      '«worker.a.b»:\n  cmd: run\n',
      '«service.a.b»:\n  portal: {port: 80}\n',
      '«worker.»:\n  cmd: run\n',
      'worker.«my_job»:\n  cmd: run\n',
      '«portal»:\n  service_name: db\n',
    ],
  },
  check({ sections, dialect }, report) {
    for (const section of sections) {
      if (section.malformed !== undefined) reportMalformed(section, dialect === 'einplus', report);
      else if (section.key === 'portal')
        report(
          section.entry.key.range,
          l10n.t('`lain validate` fails on `portal` without a name; write `portal.NAME`.'),
          {
            consequence: 'readers-differ',
          },
        );
      else checkName(section, report);
    }
  },
};

function reportMalformed(
  { entry, key, word, malformed }: ProcSection,
  strict: boolean,
  report: Report,
): void {
  if (malformed === 'bare') {
    report(entry.key.range, l10n.t('`{0}` needs a name; write `{0}.NAME`.', word));
  } else if (malformed === 'too-many-parts') {
    report(entry.key.range, l10n.t('`{0}` has more than one dot; write `{1}.NAME`.', key, word));
  } else {
    const consequence = strict || word === 'service' ? 'refused' : 'altered';
    report(entry.key.range, l10n.t('The name after the dot is missing; write `{0}.NAME`.', word), {
      consequence,
    });
  }
}

function checkName({ entry, key, name, word }: ProcSection, report: Report): void {
  if (name === undefined || name === word || nameForm.test(name)) return;
  const { start, end } = entry.key.range;
  const from =
    entry.key.kind === 'scalar' && entry.key.style === 'plain' ? start + key.length - name.length : start;
  report(
    { start: from, end },
    l10n.t(
      '`lain validate` fails on the name `{0}`; use letters, digits and single dashes, a letter first.',
      name,
    ),
    { consequence: 'readers-differ' },
  );
}
