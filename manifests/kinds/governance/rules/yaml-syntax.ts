import * as l10n from '@vscode/l10n';
import { problemFindings } from '../../../engine/rules/problem-findings';
import type { Report, Rule } from '../../../engine/rules/rule';
import type { Range } from '../../../../parser/range';
import type { PolicyDocument } from '../policy-document';
import { refusedTags } from '../values/tags';
import { inFile, reference } from './shared';

/** Inner texts are YAML of their own. */
export const yamlSyntax: Rule<PolicyDocument> = {
  id: 'governance/yaml-syntax',
  consequence: 'dropped',
  summary: 'The text of a policy is one document of well-formed YAML, without tags.',
  explanation:
    'The client logs `governance config yaml is illegal` and goes on without the policy: also with a tab behind a colon, a second document, a tag that the field does not take, a key that is a list, or comments alone.',
  source: reference('15, G02'),
  examples: {
    valid: [inFile('rateLimiting', 'rate: 10\nlimitRefreshPeriod: 1S')],
    invalid: [
      inFile('rateLimiting', 'rate: «10»\n limitRefreshPeriod: 1S'),
      inFile('rateLimiting', 'rate:«\t»10'),
      inFile('rateLimiting', 'rate: 10\n«---»\nrate: 20'),
      inFile('rateLimiting', '«# rate: 10»'),
      inFile('rateLimiting', 'rate: «!!str» 10'),
      inFile('rateLimiting', 'rate: 10\n«[a]»: 1'),
    ],
  },
  check(document, report) {
    const { problems, policy } = document;
    for (const { range, message, fixes = [] } of problemFindings(problems)) report(range, message, { fixes });
    if (problems.length > 0 || document.isForServer || policy.generation === 'go') return;
    if (policy.spec === undefined) reportComment(policy.source, report);
    else if (policy.source.includes('!'))
      for (const { range, tag } of refusedTags(policy.spec, document)) reportTag(range, tag, report);
  },
};

/** Clients read a text of comments as null, and fail to make a policy of it. */
function reportComment(source: string, report: Report): void {
  const start = source.search(/\S/);
  if (start === -1) return;
  const end = source.indexOf('\n', start);
  report(
    { start, end: end === -1 ? source.length : end },
    l10n.t(
      'There is nothing but a comment here, and clients report an error; write the policy or remove its name.',
    ),
  );
}

function reportTag(range: Range, tag: string, report: Report): void {
  report(range, l10n.t('Clients refuse the tag `{0}` here and drop the policy; remove it.', tag));
}
