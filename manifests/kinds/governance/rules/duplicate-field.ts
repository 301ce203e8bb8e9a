import type { Rule } from '../../../engine/rules/rule';
import { reportDuplicates } from '../../../engine/schema/duplicates';
import type { PolicyDocument } from '../policy-document';
import { inFile, reference } from './shared';

/** No field twice. In manifests every map is checked, also outside of the spec. */
export const duplicateField: Rule<PolicyDocument> = {
  id: 'governance/duplicate-field',
  consequence: 'ignored',
  summary: 'No field appears twice in the same map.',
  explanation: 'Clients keep the last one and silently ignore the others.',
  source: reference('2'),
  examples: {
    valid: [inFile('rateLimiting', 'rate: 10')],
    invalid: [inFile('rateLimiting', '«rate»: 10\nrate: 20')],
  },
  check({ policy, isForServer }, report) {
    if (isForServer) return;
    reportDuplicates(policy.spec, { consequence: 'ignored', at: 'replaced' }, report, policy.source);
  },
};
