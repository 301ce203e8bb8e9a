import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { Range } from '../../../../../parser/range';
import { asList, asMap, stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { containerPath, isReservedFolder } from '../../values/container-path';
import type { Item } from './keys';
import { itemsOf, procKeys } from './keys';

/** Paths of volumes: in the container, and not the platform's own folders. */
export const volumePath: Rule<LainDocument> = {
  id: 'lain/volume-path',
  consequence: 'refused',
  summary: 'A volume is a path in the container, and not `/`, `/lain` or `/lain/app`.',
  explanation: 'The parser refuses those folders; `host:container` is taken as one path with a colon in it.',
  source: { document: 'LAIN manifest reference', section: 'R-26' },
  examples: {
    valid: ['worker:\n  volumes:\n    - /data\n    - data\n    - /lain/app/data\n'],
    invalid: [
      'worker:\n  volumes:\n    - «/lain/app/»\n',
      'worker:\n  volumes:\n    - «../..»\n',
      'worker:\n  volumes:\n    - «/srv/data:/data»\n',
      'worker:\n  volumes:\n    - «/lain/logs»\n',
    ],
  },
  check(document, report) {
    for (const { value } of procKeys(document, 'volumes', 'persistent_dirs')) {
      const list = asList(value);
      for (const { path, range } of list ? itemsOf(list, document).flatMap(pathOf) : [])
        checkPath(path, range, document, report);
    }
  },
};

interface Place {
  readonly path: string;
  readonly range: Range;
}

function pathOf({ value, range }: Item): Place[] {
  const text = stringOf(value);
  if (text !== undefined) return [{ path: text, range }];
  const first = asMap(value)?.entries[0];
  return first ? [{ path: first.name, range: first.key.range }] : [];
}

function checkPath(path: string, range: Range, document: LainDocument, report: Report): void {
  if (isReservedFolder(path)) {
    report(
      range,
      l10n.t(
        '`{0}` is {1}, which belongs to the platform; write a folder below or elsewhere.',
        path,
        containerPath(path),
      ),
    );
  } else if (document.dialect === 'einplus') {
    if (!path.startsWith('/')) report(range, l10n.t('`{0}` is relative; write an absolute path.', path));
  } else if (/^[^:]+:[/.]/.test(path)) {
    report(
      range,
      l10n.t('`{0}` is taken as one path with a colon; write the path in the container only.', path),
      { consequence: 'altered' },
    );
  } else if (containerPath(path) === '/lain/logs') {
    report(
      range,
      l10n.t('/lain/logs is always there; listed here it ties the proc to its node, so remove it.'),
      { consequence: 'altered' },
    );
  }
}
