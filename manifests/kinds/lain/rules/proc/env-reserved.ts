import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { asList, stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import type { ProcType } from '../../sections';
import { itemsOf, procKeys } from './keys';

const reserved = new Set([
  'TZ',
  'LAIN_APPNAME',
  'LAIN_APP_RELEASE_VERSION',
  'LAIN_PROCNAME',
  'LAIN_DOMAIN',
  'DEPLOYD_POD_INSTANCE_NO',
  'DEPLOYD_POD_NAME',
  'DEPLOYD_POD_NAMESPACE',
]);

/** Variables that the platform sets itself. */
export const envReserved: Rule<LainDocument> = {
  id: 'lain/env-reserved',
  consequence: 'altered',
  summary: 'Variables that the platform sets are not set by hand.',
  explanation: 'The console and deployd overwrite them: `TZ` is always Asia/Shanghai, for example.',
  source: { document: 'LAIN manifest reference', section: 'R-24' },
  examples: {
    valid: ['web:\n  env:\n    - TIMEZONE=UTC\n'],
    invalid: [
      'web:\n  env:\n    - «TZ=UTC»\n',
      'portal.db:\n  service_name: db\n  env:\n    - «LAIN_SERVICE_NAME=x»\n',
    ],
  },
  check(document, report) {
    if (document.dialect === 'einplus') return; // What its console overwrites is not known.
    for (const { proc, value } of procKeys(document, 'env')) {
      const list = asList(value);
      for (const item of list ? itemsOf(list, document) : []) {
        const name = stringOf(item.value)?.split('=')[0] ?? '';
        if (isReserved(name, proc.type))
          report(
            item.range,
            l10n.t('`{0}` is overwritten by the platform; remove it or use another name.', name),
          );
      }
    }
  },
};

function isReserved(name: string, type: ProcType | undefined): boolean {
  return reserved.has(name) || (type === 'portal' && name === 'LAIN_SERVICE_NAME');
}
