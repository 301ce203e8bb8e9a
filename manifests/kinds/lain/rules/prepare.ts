import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../engine/rules/rule';
import { resolve, field } from '../../../../parser/node';
import type { ScalarNode } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { reportField, topFields } from './fields';
import type { FieldPolicy, WrittenField } from './fields';
import { placeOf, textAt } from './proc/keys';

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
    for (const prepare of topFields('build.prepare')(document)) {
      reportField(prepare, policy, document, report);
      checkVersion(prepare, document, report);
    }
  },
};

/** Its version is checked below; other rules report its commands and unknown keys. */
const policy: FieldPolicy = {
  reports: ({ kind, path: [, key, ...rest] }) =>
    key === undefined || (rest.length === 0 && (key === 'keep' || kind === 'missing')),
  consequence: ({ kind, path }) => (kind === 'missing' ? 'ignored' : path.length > 1 ? 'altered' : undefined),
};

function checkVersion(prepare: WrittenField, document: LainDocument, report: Report): void {
  const entry = field(prepare.entry.value, 'version');
  const value = entry && resolve(entry.value);
  if (!entry || !value || (value.kind === 'scalar' && isVersion(value))) return;
  const range = placeOf(entry, document);
  const source = textAt(document, range);
  const plainNumber = value.kind === 'scalar' && /^[\d.]+$/.test(source);
  const digits = source.replace(/\D/g, '');
  report(range, l10n.t('`{0}` is refused as a `version`; use letters and digits only.', source), {
    fixes: plainNumber && digits !== '' ? [replaceFix(range, `"${digits}"`)] : [],
  });
}

/** What the parser tests is the value as Python writes it, where a float always has a dot; templates are not rendered yet. */
function isVersion({ type, value }: ScalarNode): boolean {
  return type === 'null' || (type !== 'float' && /^[a-zA-Z0-9]+$/.test(String(value).trim()));
}

/** An example with a `build` section. */
function build(keys: string): string {
  return `build:\n  base: golang\n  script: [make]\n${keys.replace(/^/gm, '  ')}\n`;
}
