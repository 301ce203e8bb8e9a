import type { Rule } from '../../../engine/rules/rule';
import { reportDuplicates } from '../../../engine/schema/duplicates';
import type { CloudDocument } from '../document';
import { instance, manifests } from './shared';

/** No key twice. */
export const duplicateKey: Rule<CloudDocument> = {
  id: 'cloud/duplicate-key',
  consequence: 'ignored',
  summary: 'No key appears twice in the same map.',
  explanation: 'The last one counts; what the others say is lost.',
  source: manifests,
  examples: {
    valid: [instance()],
    invalid: [
      instance().replace('  replica: 2', '  «replica»: 1\n  replica: 2'),
      instance().replace('{ name: cart-dev,', '{ «name»: cart, name: cart-dev,'),
    ],
  },
  check({ form, root, text }, report) {
    if ((form !== 'manifest' && form !== 'body') || root === undefined) return;
    reportDuplicates(root, { consequence: 'ignored', at: 'replaced' }, report, text);
  },
};
