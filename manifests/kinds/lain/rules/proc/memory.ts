import * as l10n from '@vscode/l10n';
import { replaceFix } from '../../../../engine/rules/did-you-mean';
import type { Report, Rule } from '../../../../engine/rules/rule';
import { stringOf } from '../../../../../parser/node';
import type { LainDocument } from '../../document';
import { isTemplated } from '../../document';
import { formatMemory, isUsualMemory, parseMemory, smallestMemory } from '../../values/memory';
import { reportField } from '../fields';
import type { FieldPolicy } from '../fields';
import type { ProcKey } from './keys';
import { procKeys } from './keys';

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
      reportField(key, policy, document, report);
      const text = isTemplated(document, key.value) ? undefined : stringOf(key.value);
      if (text !== undefined) checkText(key, text, document, report);
    }
  },
};

/** Texts are checked below, as the console reads them; the ein-plus parser takes bytes as a number too. */
const policy: FieldPolicy = {
  reports: ({ kind, value }, { dialect }) =>
    kind === 'type' && (dialect === 'laincloud' || value?.kind !== 'scalar'),
  fixes: ({ value }) => {
    if (value?.kind !== 'scalar' || value.type !== 'integer') return undefined;
    const meant = sizeMeantBy(Number(value.value));
    return meant === undefined ? [] : [replaceFix(value.range, meant)];
  },
};

function checkText(key: ProcKey, text: string, document: LainDocument, report: Report): void {
  const bytes = parseMemory(text);
  if (bytes === undefined) {
    report(key.range, l10n.t('`{0}` is not a size; write a whole number and M or G, as in `64M`.', text));
  } else if (document.dialect === 'einplus') {
    return; // Its units are decimal, and what it needs at least is not known.
  } else if (bytes < smallestMemory) {
    const meant = /^\d+$/.test(text) ? sizeMeantBy(Number(text)) : undefined;
    report(
      key.range,
      l10n.t(
        '`{0}` is {1} bytes, less than the 4 MiB that a container needs; write `4M` or more.',
        text,
        bytes,
      ),
      {
        fixes: [
          meant ? replaceFix(key.range, meant) : { ...replaceFix(key.range, '4M'), onlyWhenAsked: true },
        ],
      },
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
