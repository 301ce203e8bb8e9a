import * as l10n from '@vscode/l10n';
import type { Rule } from '../../../../engine/rules/rule';
import { headOf } from '../../../../engine/schema/missing';
import type { PolicyDocument } from '../../policy-document';
import { matchesOf, saysSomething } from '../../values/matches';
import { isUnwritten } from '../../values/violations';
import { inFile, reference } from '../shared';

/** A match says what it is for. */
export const matchEverything: Rule<PolicyDocument> = {
  id: 'governance/match-everything',
  consequence: 'as-written',
  summary: 'A match has a path, headers, methods or a service name.',
  explanation:
    'One that has none is for every request, so the whole match group is; older servers refuse it.',
  source: reference('3 and 16'),
  examples: {
    valid: [inFile('matchGroup', 'alias: all\nmatches:\n  - name: any\n    apiPath:\n      prefix: "/"')],
    invalid: [inFile('matchGroup', 'alias: all\nmatches:\n  - «name»: any')],
  },
  check(document, report) {
    for (const match of matchesOf(document)) {
      const isBeingWritten = match.entries.some(({ value }) => isUnwritten(value));
      if (saysSomething(match) || isBeingWritten) continue;
      const range = match.entries[0]?.key.range ?? headOf(match);
      report(
        range,
        l10n.t('This match is for every request; write `apiPath`, `headers` or `method` to narrow it.'),
      );
    }
  },
};
