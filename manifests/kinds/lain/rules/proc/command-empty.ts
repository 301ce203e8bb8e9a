import * as l10n from '@vscode/l10n';
import type { Fix, Report, Rule } from '../../../../engine/rules/rule';
import type { ListNode } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import type { Item, ProcKey } from './keys';
import { itemsOf, kindOfValue, procKeys, textAt } from './keys';
import { quoted, quoteFixes } from './repairs';

/** `cmd` and `entrypoint` that end up as no command at all. */
export const commandEmpty: Rule<LainDocument> = {
  id: 'lain/command-empty',
  consequence: 'altered',
  summary: 'A command is text or a list of texts, and not empty.',
  explanation:
    'The parser silently replaces anything else by an empty command, so the container starts nothing.',
  source: { document: 'LAIN manifest reference', section: 'R-25' },
  examples: {
    valid: ['web:\n  cmd: ./serve -p 80\n', 'web:\n  cmd: [sleep, "100"]\n', 'web:\n  cmd:\n'],
    invalid: [
      'web:\n  cmd: «1»\n',
      '# dialect: einplus\nweb:\n  cmd: «1»\n',
      'web:\n  cmd: [sleep, «100»]\n',
      'web:\n  entrypoint: «""»\n',
      'web:\n  cmd: «[]»\n',
    ],
  },
  check(document, report) {
    for (const key of procKeys(document, 'cmd', 'entrypoint')) {
      if (key.value.kind === 'list') checkList(key, key.value, document, report);
      else if (key.value.kind === 'map') reportType(key, document, report);
      else if (key.value.type === 'string') checkText(key, key.value.text, report);
      else if (key.value.type !== 'null') reportType(key, document, report, quoteFixes(key, document));
    }
  },
};

function checkText({ entry, range }: ProcKey, text: string, report: Report): void {
  if (text.trim() !== '') return;
  report(
    range,
    l10n.t('`{0}` is an empty command; write one, or remove the key to use the image’s own.', entry.name),
  );
}

function checkList(key: ProcKey, list: ListNode, document: LainDocument, report: Report): void {
  const items = itemsOf(list, document);
  if (items.length === 0) checkText(key, '', report);
  const others = items.filter((item) => !isText(item));
  const fixes = quoteAll(others, document);
  for (const { value, range } of others) {
    report(
      range,
      l10n.t(
        'All of `{0}` is dropped because this item is {1}, not text; quote it.',
        key.entry.name,
        kindOfValue(value),
      ),
      { fixes },
    );
  }
}

function isText({ value }: Item): boolean {
  return value.kind === 'scalar' && value.type === 'string';
}

/** One fix for all items: one that is left would still empty the command. */
function quoteAll(items: readonly Item[], document: LainDocument): readonly Fix[] {
  if (items.length === 0 || items.some(({ value }) => value.kind !== 'scalar' || value.type === 'null'))
    return [];
  const edits = items.map(({ range }) => ({ range, text: quoted(textAt(document, range)) }));
  return [{ title: l10n.t('Quote it'), edits }];
}

function reportType(
  { entry, value, range }: ProcKey,
  { dialect }: LainDocument,
  report: Report,
  fixes: readonly Fix[] = [],
): void {
  const found = kindOfValue(value);
  if (dialect === 'einplus')
    report(range, l10n.t('`{0}` must be text or a list of texts; {1} is refused.', entry.name, found), {
      consequence: 'refused',
      fixes,
    });
  else
    report(
      range,
      l10n.t('`{0}` must be text or a list of texts; {1} becomes an empty command.', entry.name, found),
      { fixes },
    );
}
