import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { Schema } from '../../../../engine/schema/schema';
import { rangeFixes } from '../../../../engine/schema/range-fixes';
import { isInRange } from '../../../../engine/schema/value';
import type { Range } from '../../../../../parser/range';
import { resolve } from '../../../../../parser/node';
import type { ScalarNode } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { numberTrap, readPort } from '../../values/port';
import type { Item } from './keys';
import { isFalsy, itemsOf, procKeys, textAt } from './keys';

/** `port`: one port that the parser can read. Templates are not exempt: the parser reads it before it is rendered. */
export const port: Rule<LainDocument> = {
  id: 'lain/port',
  consequence: 'refused',
  summary: 'The port of a proc is a number from 1 to 65535.',
  explanation:
    'The parser takes `80:tcp` and lists too, on which `lain validate` fails; it refuses other forms, and YAML 1.1 silently turns `80:22` or `0100` into another number.',
  source: { document: 'LAIN manifest reference', section: 'R-21' },
  examples: {
    valid: ['web:\n  port: 8080\n', '# dialect: einplus\nworker:\n  port: 53:tcp\n'],
    invalid: [
      'worker:\n  port: «53:tcp»\n',
      'worker:\n  port: «{80: ["type:tcp"]}»\n',
      'worker:\n  port: «[80]»\n',
      'web:\n  port: «"80"»\n',
      'web:\n  port: «99999»\n',
      'web:\n  port: «80:22»\n',
      'web:\n  port: «0100»\n',
      'web:\n  port: «80:http»\n',
      'worker:\n  port: «53:udp»\n',
      'worker:\n  port: «[80, 81]»\n',
      '# dialect: einplus\nweb:\n  port: «[80]»\n',
      '# dialect: einplus\nweb:\n  port: «0»\n',
    ],
  },
  check(document, report) {
    for (const { value, range, schema } of procKeys(document, 'port')) {
      const context = { document, schema, report };
      if (document.dialect === 'einplus') checkSingle({ value, range }, context);
      else if (isFalsy(value)) checkAbsent(value.kind === 'scalar' && value.value === 0, range, report);
      else checkForms({ value, range }, context);
    }
  },
};

/** What the check of a port needs besides its value. */
interface Context {
  readonly document: LainDocument;
  /** The schema of `port`, whose limits hold for a number in a text or a map too. */
  readonly schema: Schema;
  readonly report: Report;
}

/** What the parser takes, and `lain validate` only where it is a number. */
function checkForms({ value, range }: Item, context: Context): void {
  const found: Parameters<Report>[] = [];
  const inner: Context = { ...context, report: (...finding) => void found.push(finding) };
  if (value.kind === 'list') checkList(itemsOf(value, context.document), range, inner);
  else checkPort({ value, range }, inner);
  for (const finding of found) context.report(...finding);
  if (found.length > 0 || (value.kind === 'scalar' && value.type === 'integer')) return;
  const reading = readPort(value.kind === 'list' ? (resolve(value.items[0] ?? value) ?? value) : value);
  const fixes = reading.kind === 'port' ? [replaceFix(range, String(reading.port))] : [];
  context.report(range, l10n.t('`lain validate` fails on this form of a port; write the number alone.'), {
    consequence: 'readers-differ',
    fixes,
  });
}

/** The ein-plus parser takes one number or text, and no 0. */
function checkSingle({ value, range }: Item, context: Context): void {
  if (value.kind !== 'scalar') reportUnreadable(value, range, context);
  else if (value.type !== 'null') checkPort({ value, range }, context);
}

function checkAbsent(zero: boolean, range: Range, report: Report): void {
  if (!zero) return;
  report(range, l10n.t('Port 0 counts as no port; write a number from 1 to 65535 or remove the key.'), {
    consequence: 'ignored',
  });
}

function checkList(items: readonly Item[], range: Range, context: Context): void {
  if (items.length > 1)
    context.report(
      range,
      l10n.t('Only one port of a list is exposed, and not always the first; write one port.'),
      {
        consequence: 'ignored',
      },
    );
  for (const item of items) checkPort(item, context);
}

function checkPort({ value, range }: Item, context: Context): void {
  const { schema, report } = context;
  if (value.kind === 'scalar' && reportTrap(value, range, report)) return;
  const reading = readPort(value);
  if (reading.kind === 'unknown-protocol') {
    report(range, l10n.t('`{0}` is not a protocol; write `tcp`.', reading.protocol));
  } else if (reading.kind === 'not-a-port') {
    reportUnreadable(value, range, context);
  } else if (!isInRange(reading.port, schema)) {
    report(range, l10n.t('{0} is not a port; write a number from 1 to 65535.', reading.port), {
      fixes: rangeFixes(range, reading.port, schema),
    });
  } else if (reading.protocol === 'udp') {
    report(
      range,
      l10n.t(
        'The port is exposed as tcp although `udp` is written; write `tcp`, since UDP is not supported here.',
      ),
      {
        consequence: 'altered',
      },
    );
  }
}

function reportTrap(scalar: ScalarNode, range: Range, report: Report): boolean {
  const trap = numberTrap(scalar);
  if (trap === 'base-60')
    report(
      range,
      l10n.t(
        'YAML 1.1 reads `{0}` as the number {1} (base 60); write one port.',
        scalar.text,
        `${scalar.value}`,
      ),
    );
  if (trap === 'octal') {
    const meant = scalar.text.replace(/^0+/, '');
    report(
      range,
      l10n.t(
        'YAML 1.1 reads `{0}` as the octal number {1}; write `{2}`.',
        scalar.text,
        `${scalar.value}`,
        meant,
      ),
      { fixes: [replaceFix(range, meant)] },
    );
  }
  return trap !== undefined;
}

function reportUnreadable(value: Item['value'], range: Range, { document, report }: Context): void {
  const text = value.kind === 'scalar' ? value.text : undefined;
  if (text === undefined) {
    report(range, l10n.t('A port must be a number from 1 to 65535, or text such as `"80:tcp"`.'));
  } else if (/^\d+$/.test(text)) {
    report(range, l10n.t('The quoted port is refused; write the number `{0}`.', text), {
      fixes: [replaceFix(range, text)],
    });
  } else if (text.includes('{{')) {
    report(
      range,
      l10n.t('A port cannot be a template: it is read before templates are rendered; write a number.'),
    );
  } else {
    report(
      range,
      l10n.t('`{0}` is not a port; write a number from 1 to 65535, or `"80:tcp"`.', textAt(document, range)),
    );
  }
}
