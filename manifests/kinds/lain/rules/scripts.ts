import * as l10n from '@vscode/l10n';
import type { Fix, Report, Rule } from '../../../engine/rules/rule';
import { field, resolve } from '../../../../parser/node';
import type { Entry, ListNode } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { itemsOf, kindOfValue, placeOf, consequenceOfNoList, textAt } from './proc/keys';
import type { Item } from './proc/keys';
import { listFix, quoteFix } from './proc/repairs';

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
    const body = build && resolve(build.value);
    if (build && body?.kind === 'map' && !body.fields.has('script'))
      report(build.key.range, l10n.t('`build` has no `script`; list the commands that build the app.'));
    for (const owner of [build?.value, field(build?.value, 'prepare')?.value])
      checkScript(field(owner, 'script'), document, report);
    for (const name of ['release', 'test'])
      checkScript(field(topLevel(document, name)?.value, 'script'), document, report);
    const prepare = field(build?.value, 'prepare');
    const old = prepare && resolve(prepare.value);
    if (old?.kind === 'list') checkItems(old, document, report);
  },
};

function checkScript(entry: Entry | undefined, document: LainDocument, report: Report): void {
  const value = entry && resolve(entry.value);
  if (!entry || !value) return;
  const range = placeOf(entry, document);
  if (value.kind === 'list') checkItems(value, document, report);
  else if (value.kind === 'scalar' && value.type === 'null') checkNull(entry, document, report);
  else if (value.kind === 'scalar' && value.type === 'string' && value.style !== 'block')
    report(range, l10n.t('A `script` is a list; as text it is cut into single characters.'), {
      consequence: consequenceOfNoList(value, document),
      fixes: [listFix(range, textAt(document, range))],
    });
  else
    report(
      range,
      l10n.t('A `script` is a list of commands, not {0}; write `- command`.', kindOfValue(value)),
      { consequence: consequenceOfNoList(value, document) },
    );
}

function checkNull(entry: Entry, { dialect }: LainDocument, report: Report): void {
  if (dialect === 'einplus')
    report(entry.key.range, l10n.t('An empty `script` is refused; list commands or remove the key.'), {
      consequence: 'refused',
    });
}

function checkItems(list: ListNode, document: LainDocument, report: Report): void {
  for (const item of itemsOf(list, document)) {
    const { value, range } = item;
    if (value.kind === 'scalar' && value.type === 'string') continue;
    report(range, l10n.t('A command is text, not {0}; quote it.', kindOfValue(value)), {
      fixes: quoted(item, document),
    });
  }
}

function quoted({ value, range }: Item, document: LainDocument): readonly Fix[] {
  const text = textAt(document, range);
  return value.kind === 'list' || text.includes('\n') || range.end <= range.start + 1
    ? []
    : [quoteFix(range, text)];
}
