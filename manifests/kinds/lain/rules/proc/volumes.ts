import * as l10n from '@vscode/l10n';
import type { Fix, Report, Rule } from '../../../../engine/rules/rule';
import type { Range } from '../../../../../parser/range';
import type { MapNode } from '../../../../../parser/node';
import { asMap } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import type { Item } from './keys';
import { isFalsy, itemsOf, kindOfValue, procKeys, consequenceOfNoList, textAt } from './keys';
import { listFixes, quoteFixes } from './repairs';

/** `volumes` and `persistent_dirs`: a list of paths, some with backup policies. */
export const volumes: Rule<LainDocument> = {
  id: 'lain/volumes',
  consequence: 'refused',
  summary:
    'Volumes are a list of paths; a path with a colon behind it has a map of backup policies below it.',
  explanation: 'The parser crashes on a path with an empty map, and takes a lone text apart into characters.',
  source: { document: 'LAIN manifest reference', section: 'R-26' },
  examples: {
    valid: [
      'worker:\n  volumes:\n    - /data\n    - logs\n',
      'worker:\n  persistent_dirs:\n    - /data:\n        backup_full:\n          schedule: "0 3 * * *"\n          expire: 30d\n',
    ],
    invalid: [
      'worker:\n  volumes:\n    - «/data:»\n',
      'worker:\n  volumes: «/data»\n',
      'worker:\n  volumes:\n    - «/data: daily»\n',
      'worker:\n  volumes:\n    - «80»\n',
      'worker:\n  volumes:\n    «/data: {}»\n',
      'worker:\n  volumes:\n    - «/a: {}\n      /b: {}»\n',
      '# dialect: einplus\nworker:\n  volumes:\n    - «/data: {backup_full: {}}»\n',
    ],
  },
  check(document, report) {
    for (const { entry, value, range } of procKeys(document, 'volumes', 'persistent_dirs')) {
      if (isFalsy(value)) continue;
      if (value.kind === 'list')
        for (const item of itemsOf(value, document)) checkItem(item, document, report);
      else if (value.kind === 'map') reportMap(entry.name, range, report);
      else reportScalar(entry.name, { value, range }, document, report);
    }
  },
};

function reportMap(key: string, range: Range, report: Report): void {
  report(
    range,
    l10n.t('`{0}` as a map loses its backup policies; write a list, each path behind `- `.', key),
    { consequence: 'ignored' },
  );
}

/** Of the characters of a text, `/`, `.` and a blank are no paths that the parser takes. */
function reportScalar(key: string, item: Item, document: LainDocument, report: Report): void {
  const fixes = listFixes(item, document);
  const source = textAt(document, item.range);
  const message =
    fixes.length > 0
      ? l10n.t('`{0}` must be a list: the text is taken apart into characters; write `- {1}`.', key, source)
      : l10n.t('`{0}` must be a list of paths; write `- /path`.', key);
  const isRefused = item.value.kind === 'scalar' && /[/. ]/.test(item.value.text);
  report(item.range, message, {
    consequence: isRefused ? 'refused' : consequenceOfNoList(item.value, document),
    fixes,
  });
}

function checkItem({ value, range }: Item, document: LainDocument, report: Report): void {
  if (value.kind === 'map' && document.dialect === 'einplus') {
    report(range, l10n.t('A volume is a path here, without backup policies; write `- /path`.'));
  } else if (value.kind === 'map') {
    checkMap(value, range, document, report);
  } else if (value.kind === 'list' || value.type !== 'string') {
    report(range, l10n.t('A volume is a path; {0} is left out without a word.', kindOfValue(value)), {
      consequence: 'ignored',
      fixes: quoteFixes({ value, range }, document),
    });
  }
}

function checkMap(map: MapNode, range: Range, document: LainDocument, report: Report): void {
  const [first, second] = map.entries;
  if (first === undefined) return;
  if (second !== undefined) {
    report(range, l10n.t('Only one of these paths is used; give each its own `- `.'), {
      consequence: 'ignored',
    });
    return;
  }
  if (asMap(first.value)) return;
  const empty = textAt(document, first.value.range).trim() === '';
  const end = empty && !map.flow ? colonAfter(first.key.range.end, document) : range.end;
  report(
    { start: range.start, end },
    empty
      ? l10n.t(
          'The colon makes `{0}` a map without content, which crashes the parser; remove the colon.',
          first.name,
        )
      : l10n.t('Below a path only a map of backup policies can stand; remove the colon and what follows.'),
    { fixes: [pathOnly({ start: range.start, end }, textAt(document, first.key.range))] },
  );
}

function colonAfter(end: number, { text }: LainDocument): number {
  const colon = text.indexOf(':', end);
  return colon === -1 ? end : colon + 1;
}

function pathOnly(range: Range, path: string): Fix {
  return { title: l10n.t('Remove the colon'), edits: [{ range, text: path }] };
}
