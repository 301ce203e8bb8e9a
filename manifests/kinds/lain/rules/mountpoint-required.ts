import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../engine/rules/rule';
import { reportMissing } from '../../../engine/schema/missing';
import type { Schema } from '../../../engine/schema/schema';
import type { LainDocument } from '../document';
import { texts } from '../schema/shapes';
import { isWhole, reportField } from './fields';

const nonEmpty: Schema = { ...texts, minItems: 1 };

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
      const message = l10n.t(
        '`{0}` needs a `mountpoint` list, because only the proc `web` has a default.',
        name,
      );
      if (entry) reportField({ entry, schema: nonEmpty }, { reports: isWhole }, document, report);
      else reportMissing(body, 'mountpoint', { message, at: section.key.range }, report);
    }
  },
};
