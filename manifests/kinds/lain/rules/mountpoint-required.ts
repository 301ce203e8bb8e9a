import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { resolve } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { placeOf, textAt } from './proc/keys';
import { listFix } from './proc/repairs';

/** Web procs beside `web` have no default address. */
export const mountpointRequired: Rule<LainDocument> = {
  id: 'lain/mountpoint-required',
  consequence: 'refused',
  summary: 'A proc of type web that is not called `web` has a list of mountpoints.',
  explanation: 'The parser refuses the manifest; `lain validate` does not notice.',
  source: { document: 'LAIN manifest reference', section: 'R-15' },
  examples: {
    valid: ['web.admin:\n  mountpoint: [/admin]\n', 'proc.web:\n  type: web\n'],
    invalid: [
      '«web.admin»:\n  cmd: run\n',
      'proc.admin:\n  type: web\n  «mountpoint»:\n',
      'web.admin:\n  mountpoint: «/admin»\n',
      'web.admin:\n  mountpoint: «[]»\n',
    ],
  },
  check(document, report) {
    for (const { type, name, body, entry: section } of document.procs) {
      if (type !== 'web' || name === 'web') continue;
      const entry = body.fields.get('mountpoint');
      const value = entry && resolve(entry.value);
      if (entry === undefined || value === undefined) {
        report(
          section.key.range,
          l10n.t('`{0}` needs a `mountpoint` list, because only the proc `web` has a default.', name),
        );
        continue;
      }
      const range = placeOf(entry, document);
      if (value.kind !== 'list' || value.items.length === 0) {
        const isText = value.kind === 'scalar' && value.type === 'string' && value.text !== '';
        report(
          range,
          l10n.t('`mountpoint` of `{0}` must be a list that is not empty; write `- /path`.', name),
          {
            fixes: isText ? [listFix(range, textAt(document, range))] : [],
          },
        );
      }
    }
  },
};
