import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import type { Entry } from '../../../../parser/node';
import { field, resolve } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { topLevel } from '../document';
import { reportField, topFields } from './fields';
import { isFalsy } from './proc/keys';

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
    for (const volumes of topFields('build.volumes')(document)) {
      reportField(volumes, {}, document, report);
      const script = field(topLevel(document, 'release')?.value, 'script');
      if (isUsed(script) && isUsed(volumes.entry))
        report(
          script.key.range,
          l10n.t(
            '`release.script` is refused together with `build.volumes`; move its commands to `build.script`.',
          ),
        );
    }
  },
};

function isUsed(entry: Entry | undefined): entry is Entry {
  const value = entry && resolve(entry.value);
  return value !== undefined && !isFalsy(value);
}
