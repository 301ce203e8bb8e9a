import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import type { ScalarNode } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import { formatMemory, isUsualMemory, parseMemory, smallestMemory } from '../../values/memory';
import type { ProcKey } from './keys';
import { kindOfValue, procKeys } from './keys';

/** `memory`: a text that the console can read, of at least 4 MiB. */
export const memory: Rule<LainDocument> = {
  id: 'lain/memory',
  consequence: 'fails-later',
  summary: 'The memory of a proc is a text like `64M`, of at least 4 MiB.',
  explanation: 'The console cannot compute the size, or Docker refuses it, and the deployment fails.',
  source: { document: 'LAIN manifest reference', section: 'R-20' },
  examples: {
    valid: ['web:\n  memory: 64M\n', 'web:\n  memory: "2g"\n'],
    invalid: [
      'web:\n  memory: «64»\n',
      'web:\n  «memory»:\n',
      'web:\n  memory: «big»\n',
      'web:\n  memory: «2M»\n',
      'web:\n  memory: «1.5G»\n',
      '# dialect: einplus\nweb:\n  memory: «big»\n',
    ],
  },
  check(document, report) {
    for (const key of procKeys(document, 'memory')) {
      if (document.dialect === 'einplus') checkSize(key, report);
      else if (key.value.kind === 'scalar') checkScalar(key, key.value, document, report);
      else report(key.range, wrongType(key));
    }
  },
};

/** The ein-plus parser takes bytes as a number too, and its units are decimal. */
function checkSize({ value, range }: ProcKey, report: Report): void {
  if (value.kind === 'scalar' && (value.type !== 'string' || parseMemory(value.text) !== undefined)) return;
  const text = value.kind === 'scalar' ? value.text : kindOfValue(value);
  report(range, l10n.t('`{0}` is not a size; write a whole number and M or G, as in `64M`.', text));
}

function checkScalar(key: ProcKey, scalar: ScalarNode, document: LainDocument, report: Report): void {
  if (isTemplated(document, scalar)) return;
  if (scalar.type === 'integer' && typeof scalar.value === 'number') checkNumber(key, scalar.value, report);
  else if (scalar.type === 'string') checkText(key, scalar.text, document, report);
  else report(key.range, wrongType(key));
}

function checkNumber(key: ProcKey, number: number, report: Report): void {
  const meant = sizeMeantBy(number);
  report(
    key.range,
    l10n.t('`memory` must be text with a unit, not a number; write for example `{0}`.', meant ?? '64M'),
    meant ? { fixes: [replaceFix(key.range, meant)] } : {},
  );
}

function checkText(key: ProcKey, text: string, document: LainDocument, report: Report): void {
  const bytes = parseMemory(text);
  if (bytes === undefined) {
    report(key.range, l10n.t('`{0}` is not a size; write a whole number and M or G, as in `64M`.', text));
  } else if (bytes < smallestMemory) {
    const meant = /^\d+$/.test(text) ? sizeMeantBy(Number(text)) : undefined;
    report(
      key.range,
      l10n.t(
        '`{0}` is {1} bytes, less than the 4 MiB that a container needs; write `4M` or more.',
        text,
        bytes,
      ),
      meant ? { fixes: [replaceFix(key.range, meant)] } : {},
    );
  } else if (document.isTemplate && /^\d+$/.test(text)) {
    report(key.range, l10n.t('In a resource `{0}` is rendered to a number; add a unit, as in `64M`.', text));
  } else if (!isUsualMemory(text)) {
    const usual = formatMemory(bytes);
    report(
      key.range,
      l10n.t('`{0}` works but `lain validate` refuses it; write a whole number and M or G.', text),
      { consequence: 'readers-differ', ...(usual && { fixes: [replaceFix(key.range, usual)] }) },
    );
  }
}

/** Small numbers are megabytes without the unit, large ones are bytes; in between nothing is obvious. */
function sizeMeantBy(number: number): string | undefined {
  if (number >= smallestMemory) return formatMemory(number);
  return number >= 4 && number <= 65_536 ? `${number}M` : undefined;
}

function wrongType({ value }: ProcKey): string {
  return l10n.t(
    '`memory` must be text like `64M`, not {0}; write a size or remove the key.',
    kindOfValue(value),
  );
}
