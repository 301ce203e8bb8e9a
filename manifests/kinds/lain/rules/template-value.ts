import * as l10n from '@vscode/l10n';
import { removeEntryFix } from '../../../engine/rules/remove-entry';
import type { Report, Rule } from '../../../engine/rules/rule';
import { asScalar } from '../../../../parser/node';
import type { Entry } from '../../../../parser/node';
import type { LainDocument } from '../document';
import { placeOf } from './proc/keys';

/** Values that change when a resource is rendered. */
export const templateValue: Rule<LainDocument> = {
  id: 'lain/template-value',
  consequence: 'altered',
  summary: 'The procs of a resource hold no `false`, no empty values, and no memory in digits alone.',
  explanation:
    'Rendering turns every value into text first: `false` becomes a text that counts as true, nothing becomes `None`, digits become a number.',
  source: { document: 'LAIN manifest reference', section: 'R-44' },
  examples: {
    valid: [
      'apptype: resource\nweb:\n  stateful: true\n  memory: "{{ memory }}"\n',
      'web:\n  stateful: false\n',
    ],
    invalid: [
      'apptype: resource\nweb:\n  stateful: «false»\n',
      'apptype: resource\nweb:\n  «workdir»:\n',
      'apptype: resource\nweb:\n  user: «"1000"»\n',
    ],
  },
  check(document, report) {
    if (!document.isTemplate || document.dialect === 'einplus') return;
    for (const { body } of document.procs)
      for (const entry of body.fields.values()) checkEntry(entry, document, report);
  },
};

function checkEntry(entry: Entry, document: LainDocument, report: Report): void {
  const scalar = asScalar(entry.value);
  const range = placeOf(entry, document);
  if (scalar?.type === 'boolean' && scalar.value === false)
    report(
      range,
      l10n.t('Rendering the resource turns `false` into text that counts as true; remove `{0}`.', entry.name),
      { fixes: removeEntryFix(entry, document.text) },
    );
  else if (scalar?.type === 'null' && entry.name !== 'cmd' && entry.name !== 'entrypoint')
    report(
      range,
      l10n.t('Rendering the resource turns nothing into the text `None`; remove `{0}`.', entry.name),
      { fixes: removeEntryFix(entry, document.text) },
    );
  else if (entry.name === 'user' && scalar?.type === 'string' && /^\d+$/.test(scalar.text))
    report(
      range,
      l10n.t('Rendering the resource turns `{0}` into a number; write a user name.', scalar.text),
    );
}
