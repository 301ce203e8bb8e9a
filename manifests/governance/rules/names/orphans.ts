import * as l10n from '@vscode/l10n';
import type { KnownNames, NameKind, NameSource, NameUse } from '../../../names';
import type { Rule, Severity } from '../../../rules/rule';
import { inFile, reference } from '../shared';

/** The names in a file, and what is known of names beyond it. */
export interface NamesAround {
  readonly uses: readonly NameUse[];
  readonly known: NameSource;
}

const group = 'matches:\n        - apiPath:\n            exact: "/login"';
const both = `servicecomb:\n  matchGroup:\n    login: |\n      ${group}\n  rateLimiting:\n    login: |\n      rate: 10\n`;

/** Policies belong to a match group of the same name. */
export const policyWithoutGroup: Rule<NamesAround> = {
  id: 'governance/policy-without-match-group',
  severity: 'warning',
  summary: 'There is a match group of the name of each policy.',
  consequence:
    'Clients look for a match group of exactly the same name; without one the policy is never used. Where nothing but the workspace is known it is only said.',
  source: reference('2, 3 and 15, G07'),
  examples: { valid: [both], invalid: [inFile('rateLimiting', 'rate: 10', '«login»')] },
  check(around, report) {
    for (const use of missing(around, 'reference', 'match-group')) {
      const message = l10n.t(
        'There is no match group `{0}`, so this policy is never used ({1}).',
        use.name,
        use.sources,
      );
      report(use.range, message, { severity: use.severity });
    }
  },
};

/** Match groups are for policies. */
export const groupWithoutPolicy: Rule<NamesAround> = {
  id: 'governance/match-group-without-policy',
  severity: 'warning',
  summary: 'There is a policy of the name of each match group.',
  consequence: 'A match group alone does nothing. Where nothing but the workspace is known it is only said.',
  source: reference('2 and 15, G07'),
  examples: {
    valid: [both],
    invalid: [inFile('matchGroup', 'matches:\n  - apiPath:\n      exact: "/login"', '«login»')],
  },
  check(around, report) {
    for (const use of missing(around, 'definition', 'policy')) {
      const message = l10n.t(
        'No policy has the name `{0}`, so this match group does nothing ({1}).',
        use.name,
        use.sources,
      );
      report(use.range, message, { severity: use.severity });
    }
  },
};

interface Missing extends NameUse {
  readonly sources: string;
  readonly severity: Severity;
}

/** Uses of match groups with a role, whose name is nowhere known as a `wanted`; none where lists prove nothing. */
function missing({ uses, known }: NamesAround, role: NameUse['role'], wanted: NameKind): readonly Missing[] {
  const defined = new Set(
    uses.filter(({ kind, role }) => kind === wanted && role === 'definition').map(({ name }) => name),
  );
  const asked = uses.filter(
    (use) => use.kind === 'match-group' && use.role === role && !defined.has(use.name),
  );
  return asked.flatMap((use) => {
    const lists = known.namesOf(wanted, use.scope);
    if (!provesAbsent(lists, use.name)) return [];
    const isCertain = lists.some(({ strength }) => strength === 'allowed');
    const sources = lists.map(({ source }) => source).join(', ');
    return [{ ...use, sources, severity: isCertain ? 'warning' : 'information' }];
  });
}

function provesAbsent(lists: readonly KnownNames[], name: string): boolean {
  return lists.length > 0 && lists.every(({ state, names }) => state === 'complete' && !names.includes(name));
}
