import { problemFindings } from '../../../engine/rules/problem-findings';
import type { Rule } from '../../../engine/rules/rule';
import type { PolicyDocument } from '../policy-document';
import { inFile, reference } from './shared';

/** Inner texts are YAML of their own. */
export const yamlSyntax: Rule<PolicyDocument> = {
  id: 'governance/yaml-syntax',
  consequence: 'dropped',
  summary: 'The text of a policy is well-formed YAML.',
  explanation: 'The client logs `governance config yaml is illegal` and goes on without the policy.',
  source: reference('15, G02'),
  examples: {
    valid: [inFile('rateLimiting', 'rate: 10\nlimitRefreshPeriod: 1S')],
    invalid: [inFile('rateLimiting', 'rate: «10»\n limitRefreshPeriod: 1S')],
  },
  check({ problems }, report) {
    for (const { range, message } of problemFindings(problems)) report(range, message);
  },
};
