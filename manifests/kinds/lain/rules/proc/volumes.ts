import * as l10n from '@vscode/l10n';
import type { Consequence, Fix, Report, Rule } from '../../../../engine/rules/rule';
import type { SchemaViolation } from '../../../../engine/schema/check';
import type { Range } from '../../../../../parser/range';
import type { MapNode } from '../../../../../parser/node';
import { asList, asMap } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isWhole, reportField } from '../fields';
import { itemsOf, procKeys, consequenceOfNoList, textAt } from './keys';

/** `volumes` and `persistent_dirs`: a list of paths, some with backup policies. */
export const volumes: Rule<LainDocument> = {
  id: 'lain/volumes',
  consequence: 'refused',
  summary: 'Volumes are a list of paths; a path with a colon after it has a map of backup policies below it.',
  explanation: 'The parser crashes on a path with an empty map, and splits a lone text into characters.',
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
    for (const key of procKeys(document, 'volumes', 'persistent_dirs')) {
      // Other rules report what is below the path of a volume.
      reportField(key, { reports: ({ path }) => path.length <= 2, consequence }, document, report);
      const list = document.dialect === 'laincloud' ? asList(key.value) : undefined;
      for (const { value, range } of list ? itemsOf(list, document) : [])
        if (value.kind === 'map') checkMap(value, range, document, report);
    }
  },
};

/** Of the characters of a text, `/`, `.` and a blank are not paths that the parser accepts; other items are left out. */
function consequence(violation: SchemaViolation, document: LainDocument): Consequence | undefined {
  const { value } = violation;
  if (!isWhole(violation)) return value?.kind === 'map' ? 'refused' : 'ignored';
  if (value?.kind !== 'scalar') return 'ignored';
  return /[/. ]/.test(value.text) ? 'refused' : consequenceOfNoList(value, document);
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
      : l10n.t('Only a map of backup policies is allowed below a path; remove the colon and what follows.'),
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
