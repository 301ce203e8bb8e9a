import * as l10n from '@vscode/l10n';
import { didYouMean, replaceFix } from '../../../../engine/rules/did-you-mean';
import type { NameUse } from '../../../../engine/names';
import type { FileNames, KindBeyond, CandidateList } from '../../../../engine/rules/file-names';
import type { Rule } from '../../../../engine/rules/rule';
import { inFile, reference } from '../shared';

const group = 'matches:\n        - apiPath:\n            exact: "/login"';
const both = `servicecomb:\n  matchGroup:\n    login: |\n      ${group}\n  rateLimiting:\n    login: |\n      rate: 10\n`;

/** Policies belong to a match group of the same name. */
export const policyWithoutGroup: Rule<FileNames> = {
  id: 'governance/policy-without-match-group',
  consequence: 'never-applies',
  severity: 'warning',
  summary: 'There is a match group of the name of each policy.',
  explanation:
    'Clients look for a match group of exactly the same name; without one the policy is never used. Where no engine is asked, the match group may be in its configuration, so that only a name nearly like that of a match group without policies is reported.',
  source: reference('2, 3 and 15, G07'),
  examples: {
    valid: [both],
    invalid: [
      inFile('rateLimiting', 'rate: 10', '«login»'),
      both.replace(/login: \|\n {6}rate/, '«logins»: |\n      rate'),
    ],
  },
  check(names, report) {
    for (const use of missing(names, 'reference', 'match-group')) {
      const better = nearGroup(use, names);
      if (better !== undefined)
        report(
          use.range,
          l10n.t(
            'There is no match group `{0}`, so this policy is never used ({1}); did you mean `{2}`?',
            use.name,
            use.sources,
            better,
          ),
          { fixes: use.fixed === true ? [] : [replaceFix(use.range, better)] },
        );
      else if (use.isCertain)
        report(
          use.range,
          l10n.t('There is no match group `{0}`, so this policy is never used ({1}).', use.name, use.sources),
        );
    }
  },
};

/** Names of fewer letters are near too many others. */
const shortestName = 4;

function withoutNumbers(name: string): string {
  return name.replace(/\d+/g, '');
}

/** A match group whose name is nearly that of a policy, and that is for no other policy; numbers make names of their own. */
function nearGroup({ name, scope }: NameUse, names: FileNames): string | undefined {
  const groups = new Set([
    ...names.definitions('match-group').map((use) => use.name),
    ...names.listsOf('match-group', scope).flatMap((list) => list.names),
  ]);
  const policies = names.listsOf('policy', scope);
  const isUnused = (group: string) =>
    !names.definesAnywhere('policy', group) && !policies.some((list) => list.has(group));
  const letters = withoutNumbers(name);
  if (letters.length < shortestName) return undefined;
  const isNumberedOtherwise = (group: string) => withoutNumbers(group) === letters && group !== name;
  return didYouMean(
    name,
    [...groups].filter((group) => isUnused(group) && !isNumberedOtherwise(group)),
  );
}

/** Match groups are for policies. */
export const groupWithoutPolicy: Rule<FileNames> = {
  id: 'governance/match-group-without-policy',
  consequence: 'ignored',
  summary: 'There is a policy of the name of each match group.',
  explanation:
    'A match group alone does nothing. It is reported where an engine is asked for its policies, since they may be in its configuration.',
  source: reference('2 and 15, G07'),
  examples: {
    valid: [both],
    invalid: [inFile('matchGroup', 'matches:\n  - apiPath:\n      exact: "/login"', '«login»')],
  },
  check(names, report) {
    for (const use of missing(names, 'definition', 'policy')) {
      if (!use.isCertain) continue;
      const message = l10n.t(
        'No policy has the name `{0}`, so this match group does nothing ({1}).',
        use.name,
        use.sources,
      );
      report(use.range, message);
    }
  },
};

interface Missing extends NameUse {
  readonly sources: string;
  /** Whether all that clients read is known, and not only the workspace. */
  readonly isCertain: boolean;
}

/** Uses of match groups whose name is nowhere known as a `wanted`; none where lists prove nothing. */
function missing(names: FileNames, role: NameUse['role'], wanted: KindBeyond): readonly Missing[] {
  return names.beyond(role, 'match-group', wanted).flatMap((use) => {
    const lists = names.listsOf(wanted, use.scope);
    if (!provesAbsent(lists, use.name)) return [];
    const isCertain = lists.some(({ strength }) => strength === 'allowed');
    const sources = lists.map(({ source }) => source).join(', ');
    return [{ ...use, sources, isCertain }];
  });
}

/** Whether all lists are complete and none has a name; nothing is proved by no list. */
export function provesAbsent(lists: readonly CandidateList[], name: string): boolean {
  return lists.length > 0 && lists.every((list) => list.state === 'complete' && !list.has(name));
}
