import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import type { Entry } from '../../../../../parser/node';
import type { Placement } from '../../policy';
import { policySchema } from '../../schema';
import { reference } from '../shared';

/** Texts of policies are indented below their names. */
export const textBelow: Rule<Placement> = {
  id: 'governance/text-below',
  consequence: 'dropped',
  summary: 'The text of a policy is indented deeper than its name.',
  explanation:
    'Otherwise the text is empty, and clients take each field for a policy of its own that has its name and the default values.',
  source: reference('13'),
  examples: {
    valid: ['servicecomb:\n  bulkhead:\n    login: |\n      maxConcurrentCalls: 5\n'],
    invalid: ['servicecomb:\n  bulkhead:\n    «login»: |\n    maxConcurrentCalls: 5\n'],
  },
  check({ place, kind, entry }, report) {
    if (place !== 'file' || entry === undefined || !isEmptyBlock(entry)) return;
    const next = entry.parent.entries[entry.parent.entries.indexOf(entry) + 1];
    if (next === undefined || !Object.hasOwn(policySchema(kind, place).properties ?? {}, next.name)) return;
    report(
      entry.key.range,
      l10n.t(
        'The text of `{0}` is empty, so there is no such policy; indent `{1}` and what belongs to it deeper than the name.',
        entry.name,
        next.name,
      ),
    );
  },
};

function isEmptyBlock({ value }: Entry): boolean {
  return value.kind === 'scalar' && value.style === 'block' && value.text === '';
}
