import * as l10n from '@vscode/l10n';
import type { Report, Rule } from '../../../engine/rules/rule';
import { reportMissing } from '../../../engine/schema/missing';
import type { Range } from '../../../../parser/range';
import { asMap, asScalar, isNull, valueAt } from '../../../../parser/node';
import type { MapNode, Node } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { reportField, topFields } from './fields';
import type { FieldPolicy } from './fields';
import { consequenceOfNoList } from './proc/keys';

/** `release`: the image that runs. */
export const release: Rule<LainDocument> = {
  id: 'lain/release',
  consequence: 'readers-differ',
  summary: '`release` has a `dest_base` and a list `copy` of paths or of maps with `src` and `dest`.',
  explanation:
    '`lain validate` fails without them; without `dest_base` the copy is ignored; the parser crashes on anything but a map, and an item without `src` or `dest` stops the build.',
  source: { document: 'LAIN manifest reference', section: 'R-39' },
  examples: {
    valid: [
      'release:\n  dest_base: centos:7\n  copy:\n    - src: app\n      dest: /app\n    - /etc/app.conf\n',
    ],
    invalid: [
      '«release»:\n  dest_base: centos:7\n',
      '«release»:\n  copy: [app]\n',
      'release:\n  dest_base: centos:7\n  copy: «app»\n',
      'release:\n  dest_base: centos:7\n  copy:\n    - «src»: app\n',
      'release:\n  dest_base: centos:7\n  copy:\n    - «dest»: app\n',
      'release:\n  dest_base: centos:7\n  copy: [«80»]\n',
      'release: «centos:7»\n',
      'release:\n  dest_base: «7»\n  copy: [app]\n',
      'release:\n  dest_base: centos:7\n  copy:\n    - src: app\n      dest: «7»\n',
      '# dialect: einplus\nrelease:\n  dest_base: centos:7\n  copy:\n    - «dest»: app\n',
    ],
  },
  check(document, report) {
    for (const release of topFields('release')(document)) {
      reportField(release, policy, document, report);
      const body = asMap(release.entry.value);
      if (body && document.dialect === 'laincloud') reportGaps(body, release.entry.key.range, report);
    }
  },
};

/** Other rules report commands and unknown keys. */
const policy: FieldPolicy = {
  reports: ({ kind, path }) => kind !== 'unknown' && path[1] !== 'script',
  consequence: ({ kind, path, value }, document) => {
    const isStrict = document.dialect === 'einplus';
    if (path.length === 1) return isNull(value) && !isStrict ? undefined : 'refused';
    if (path.length === 2 && path[1] === 'copy' && value) return consequenceOfNoList(value, document);
    if (kind !== 'missing') return undefined;
    return isStrict ? 'refused' : copies(document) ? 'fails-later' : undefined;
  },
};

/** Without `dest_base` nothing is copied. */
function copies({ root }: LainDocument): boolean {
  const base = valueAt(root, ['release', 'dest_base']);
  return base !== undefined && !isEmpty(base);
}

function reportGaps(body: MapNode, at: Range, report: Report): void {
  const withoutBase = l10n.t(
    '`release` has no `dest_base`, so the build image runs and `copy` is ignored; add the base image.',
  );
  const withoutCopy = l10n.t(
    '`release` has no `copy`; list what goes from the build image into the release image.',
  );
  reportMissing(body, 'dest_base', { message: withoutBase, at, isNothing: isEmpty }, report);
  reportMissing(body, 'copy', { message: withoutCopy, at }, report);
}

function isEmpty(node: Node): boolean {
  return isNull(node) || asScalar(node)?.text === '';
}
