import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { asList, field, resolve, valueOf } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { hasNoItems, isFalsy, itemsOf, kindOfValue, placeOf } from './proc/keys';

/** `build.volumes`, the caches of a build. */
export const buildVolumes: Rule<LainDocument> = {
  id: 'lain/build-volumes',
  consequence: 'refused',
  summary: '`build.volumes` is a list of absolute paths, and is not used together with `release.script`.',
  explanation: 'The parser refuses relative paths, and the combination.',
  source: { document: 'LAIN manifest reference', section: 'R-09' },
  examples: {
    valid: ['build:\n  base: golang\n  script: [make]\n  volumes: [/root/.cache]\n'],
    invalid: [
      'build:\n  base: golang\n  script: [make]\n  volumes: [«.cache»]\n',
      'build:\n  base: golang\n  script: [make]\n  volumes: «/root/.cache»\n',
      'build:\n  base: golang\n  script: [make]\n  volumes: [/root/.cache]\nrelease:\n  dest_base: centos\n  copy: [app]\n  «script»: [strip app]\n',
    ],
  },
  check(document, report) {
    if (document.dialect === 'einplus') return; // Unknown there, which is told once elsewhere.
    const entry = field(topLevel(document, 'build')?.value, 'volumes');
    const value = entry && resolve(entry.value);
    if (!entry || !value || (isFalsy(value) && !hasNoItems(value))) return;

    const list = asList(value);
    if (list === undefined)
      report(placeOf(entry, document), l10n.t('`volumes` is a list of absolute paths; write `- /path`.'));
    for (const item of list ? itemsOf(list, document) : []) {
      if (item.value.kind === 'scalar' && item.value.text.startsWith('/')) continue;
      const found = item.value.kind === 'scalar' ? `\`${item.value.text}\`` : kindOfValue(item.value);
      report(item.range, l10n.t('A build volume is an absolute path, not {0}; start it with `/`.', found));
    }

    const script = valueOf(topLevel(document, 'release')?.value, 'script');
    const scriptEntry = field(topLevel(document, 'release')?.value, 'script');
    if (scriptEntry && script && !isFalsy(script))
      report(
        scriptEntry.key.range,
        l10n.t(
          '`release.script` is refused together with `build.volumes`; move its commands to `build.script`.',
        ),
      );
  },
};
