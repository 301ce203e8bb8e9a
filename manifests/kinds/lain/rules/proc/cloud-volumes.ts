import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { asScalar, resolve, valueOf } from '../../../../../parser/node';
import { reportUnknownIn } from '../../../../engine/schema/unknown';
import type { MapNode } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import type { ProcKey } from './keys';
import { isFalsy, itemsOf, kindOfValue, placeOf, procKeys } from './keys';
import { listFixes, quoteFixes } from './repairs';

/** `cloud_volumes`: folders on a file system that all nodes share. */
export const cloudVolumes: Rule<LainDocument> = {
  id: 'lain/cloud-volumes',
  consequence: 'refused',
  summary: 'Cloud volumes are a map with `type` (`multi` or `single`) and a list of `dirs`.',
  explanation:
    'The parser refuses another type and crashes on anything but a map; without `dirs` nothing is mounted.',
  source: { document: 'LAIN manifest reference', section: 'R-30' },
  examples: {
    valid: ['web:\n  cloud_volumes:\n    type: single\n    dirs:\n      - /cloud\n'],
    invalid: [
      'web:\n  cloud_volumes: «[/cloud]»\n',
      'web:\n  cloud_volumes:\n    type: «shared»\n    dirs: [/cloud]\n',
      'web:\n  «cloud_volumes»:\n    type: multi\n',
      'web:\n  cloud_volumes:\n    dirs: «/cloud»\n',
      'web:\n  cloud_volumes:\n    dirs: [/cloud]\n    «size»: 3\n',
    ],
  },
  check(document, report) {
    for (const key of procKeys(document, 'cloud_volumes')) {
      if (isFalsy(key.value)) continue;
      if (key.value.kind === 'map') checkMap(key, key.value, document, report);
      else
        report(
          key.range,
          l10n.t('`cloud_volumes` must be a map with `type` and `dirs`, not {0}.', kindOfValue(key.value)),
        );
    }
  },
};

function checkMap(key: ProcKey, map: MapNode, document: LainDocument, report: Report): void {
  checkType(map, document, report);
  const dirs = valueOf(map, 'dirs');
  if (dirs === undefined || isFalsy(dirs))
    report(
      key.entry.key.range,
      l10n.t('Without `dirs` no cloud volume is mounted; list the folders there.'),
      {
        consequence: 'ignored',
      },
    );
  else checkDirs(map, document, report);
  reportUnknownIn(map, ['type', 'dirs'], document.text, report);
}

function checkType(map: MapNode, document: LainDocument, report: Report): void {
  const entry = map.fields.get('type');
  const text = asScalar(entry?.value)?.text;
  if (entry === undefined || text === 'multi' || text === 'single') return;
  report(
    placeOf(entry, document),
    l10n.t(
      'The type of cloud volumes is `multi` (a folder for each instance) or `single` (one for all); write one of them.',
    ),
  );
}

function checkDirs(map: MapNode, document: LainDocument, report: Report): void {
  const entry = map.fields.get('dirs');
  const dirs = entry && resolve(entry.value);
  if (entry === undefined || dirs === undefined) return;
  if (dirs.kind !== 'list') {
    const range = placeOf(entry, document);
    const isText = dirs.kind === 'scalar' && dirs.type === 'string';
    report(
      range,
      l10n.t('`dirs` must be a list of folders, not {0}; write `- /folder`.', kindOfValue(dirs)),
      {
        consequence: isText ? 'altered' : 'refused', // Text is taken apart into characters, other values crash the parser.
        fixes: listFixes({ value: dirs, range }, document),
      },
    );
    return;
  }
  for (const { value, range } of itemsOf(dirs, document)) {
    if (value.kind === 'scalar' && value.type === 'string') continue;
    report(range, l10n.t('A folder is a path, not {0}; the parser crashes on it.', kindOfValue(value)), {
      fixes: quoteFixes({ value, range }, document),
    });
  }
}
