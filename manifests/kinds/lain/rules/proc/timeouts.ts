import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { Schema } from '../../../../engine/schema/schema';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import type { ProcKey } from './keys';
import { procKeys, schemaOfKey, unfitValue } from './keys';

/** `setup_time` and `kill_timeout`. */
export const timeouts: Rule<LainDocument> = {
  id: 'lain/timeouts',
  consequence: 'altered',
  summary: '`setup_time` is a whole number from 0 to 120, `kill_timeout` from 10 to 60.',
  explanation:
    'The parser silently takes the nearer end of the range, and the upper end for a quoted number.',
  source: { document: 'LAIN manifest reference', section: 'R-31' },
  examples: {
    valid: ['web:\n  setup_time: 0\n  kill_timeout: 60\n'],
    invalid: [
      'web:\n  setup_time: «"40"»\n',
      'web:\n  setup_time: «300»\n',
      'web:\n  kill_timeout: «5»\n',
      'web:\n  kill_timeout: «10.5»\n',
      '# dialect: einplus\nweb:\n  kill_timeout: «long»\n',
    ],
  },
  check(document, report) {
    for (const key of procKeys(document, 'setup_time', 'kill_timeout')) {
      if (document.dialect === 'einplus') checkTimeSpan(key, report);
      else if (!isTemplated(document, key.value)) checkKey(key, schemaOfKey(key, document), report);
    }
  },
};

/** The ein-plus parser reads numbers and time spans such as `5m`, and does not limit them. */
function checkTimeSpan({ entry, value, range }: ProcKey, report: Report): void {
  const isText = value.kind === 'scalar' && value.type === 'string';
  if (!isText || /^\s*\d+(?:\.\d+)?\s*(?:[a-z].*)?$/i.test(value.text)) return;
  report(range, l10n.t('`{0}` is no time span; write seconds, or a number with s, m or h.', entry.name), {
    consequence: 'refused',
  });
}

/** Seconds that the parser lets through; anything else becomes the nearer end. */
function checkKey({ entry, value, range }: ProcKey, schema: Schema, report: Report): void {
  const { minimum: min = 0, maximum: max = Infinity } = schema;
  const violation = unfitValue(value, schema);
  if (violation?.kind === 'type') {
    const text = value.kind === 'scalar' && /^\d+$/.test(value.text) ? value.text : undefined;
    const message =
      text === undefined
        ? l10n.t(
            '`{0}` must be a whole number of seconds from {1} to {2}; write it without a unit.',
            entry.name,
            min,
            max,
          )
        : l10n.t('Quoted, this counts as {0} seconds; write the number without quotes.', max);
    report(range, message, text === undefined ? {} : { fixes: [replaceFix(range, text)] });
    return;
  }
  if (violation?.kind !== 'range') return;
  const used = Math.min(max, Math.max(min, violation.number));
  report(
    range,
    l10n.t(
      '{0} counts as {1}: `{2}` goes from {3} to {4} seconds; write a number in that range.',
      violation.number,
      used,
      entry.name,
      min,
      max,
    ),
    { fixes: [replaceFix(range, `${used}`)] },
  );
}
