import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { field, resolve } from '../../../../parser/node';
import type { Entry, ScalarNode } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { kindOfValue, placeOf, textAt } from './proc/keys';
import { quoteFix } from './proc/repairs';

/** `build.prepare` and its version. */
export const prepare: Rule<LainDocument> = {
  id: 'lain/prepare',
  consequence: 'refused',
  summary:
    '`prepare` is a map with a `script` (or a list of commands), and its `version` has only letters and digits.',
  explanation: 'The parser refuses other versions, such as `1.0`, and crashes on text.',
  source: { document: 'LAIN manifest reference', section: 'R-08' },
  examples: {
    valid: [
      build('prepare:\n  version: 201705231514\n  script: [make deps]'),
      build('prepare: [make deps]'),
      build('prepare:\n  version: " v2 "\n  script: [make deps]\n  keep: [src]'),
    ],
    invalid: [
      build('prepare: «make deps»'),
      build('prepare:\n  version: «1.0»\n  script: [make deps]'),
      build('prepare:\n  version: «2017-05-23»\n  script: [make deps]'),
      build('prepare:\n  version: «"1-2"»\n  script: [make deps]'),
      build('prepare:\n  script: [make deps]\n  keep: «src»'),
      build('«prepare»:\n  version: 1'),
      `# dialect: einplus\n${build('prepare: «[make deps]»')}`,
    ],
  },
  check(document, report) {
    const entry = field(topLevel(document, 'build')?.value, 'prepare');
    const value = entry && resolve(entry.value);
    if (!entry || !value) return;
    if (value.kind === 'map') {
      checkVersion(value.fields.get('version'), document, report);
      checkKeep(value.fields.get('keep'), document, report);
      if (!value.fields.has('script'))
        report(
          entry.key.range,
          l10n.t('`prepare` has no `script` and prepares nothing; list its commands, or remove it.'),
          {
            consequence: 'ignored',
          },
        );
    } else if (value.kind === 'scalar' && value.type !== 'null') {
      report(
        placeOf(entry, document),
        l10n.t('`prepare` must be a map with `version` and `script`, not {0}.', kindOfValue(value)),
      );
    } else if (value.kind === 'list' && document.dialect === 'einplus') {
      report(placeOf(entry, document), l10n.t('`prepare` must be a map here; move the list under `script`.'));
    }
  },
};

function checkVersion(entry: Entry | undefined, document: LainDocument, report: Report): void {
  const value = entry && resolve(entry.value);
  if (!entry || !value || (value.kind === 'scalar' && isVersion(value))) return;
  const range = placeOf(entry, document);
  const source = textAt(document, range);
  const plainNumber = value.kind === 'scalar' && /^[\d.]+$/.test(source);
  const digits = source.replace(/\D/g, '');
  report(range, l10n.t('`version` has letters and digits only; `{0}` is refused.', source), {
    fixes:
      plainNumber && digits !== ''
        ? [{ ...quoteFix(range, digits), title: l10n.t('Change to `{0}`', `"${digits}"`) }]
        : [],
  });
}

/** What the parser tests is the value as Python writes it, where a float always has a dot; templates are not rendered yet. */
function isVersion({ type, value }: ScalarNode): boolean {
  return type === 'null' || (type !== 'float' && /^[a-zA-Z0-9]+$/.test(String(value).trim()));
}

function checkKeep(entry: Entry | undefined, document: LainDocument, report: Report): void {
  const value = entry && resolve(entry.value);
  if (!entry || !value || value.kind === 'list' || (value.kind === 'scalar' && value.type === 'null')) return;
  report(placeOf(entry, document), l10n.t('`keep` is a list of names; write `- name`.'), {
    consequence: 'altered',
  });
}

/** An example with a `build` section. */
function build(keys: string): string {
  return `build:\n  base: golang\n  script: [make]\n${keys.replace(/^/gm, '  ')}\n`;
}
