import * as l10n from '@vscode/l10n';
import { didYouMean } from '../../../engine/rules/did-you-mean';
import type { Finding, Rule } from '../../../engine/rules/rule';
import { rewrite } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import { fieldsOf } from '../values/fields';
import { asManifest, inFile, reference } from './shared';

/** Words that a field knows, in their exact spelling. */
export const valueChoice: Rule<PolicyDocument> = {
  id: 'governance/value-choice',
  consequence: 'default-in-force',
  summary: 'Words such as the strategy of retries are spelled exactly as clients know them.',
  explanation:
    'Clients take the default for a word that they do not know, also where only capitals differ. With an unknown `type` of faults nothing is injected.',
  source: reference('4, 6, 7 and 9'),
  examples: {
    valid: [
      inFile('retry', 'maxAttempts: 2\nretryStrategy: RandomBackoff'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nslidingWindowType: COUNT_BASED'),
    ],
    invalid: [
      inFile('retry', 'maxAttempts: 2\nretryStrategy: «randomBackoff»'),
      inFile('loadbalance', 'rule: «random»'),
      inFile('faultInjection', 'percentage: 10\ntype: «Delay»'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nslidingWindowType: «count»'),
      asManifest('LoadBalance', 'rule: «""»'),
    ],
  },
  check(document, report) {
    for (const { name, property, form, scalar } of fieldsOf(document)) {
      const known =
        form === 'choice' ? (property.schema.choices ?? []).map(({ value }) => String(value)) : [];
      if (scalar === undefined || known.length === 0 || known.includes(scalar.text)) continue;
      // A server that wants text refuses it as a number, which is told as such.
      if (document.isForServer && document.policy.kind === 'loadbalance' && scalar.type !== 'string')
        continue;
      const better = meant(scalar.text, known);
      report(scalar.range, messageOf(document, name, known, property.default?.() ?? ''), {
        ...consequenceOf(document, name, scalar.text, property.default?.()),
        fixes: better === undefined ? [] : [rewrite(scalar, better)],
      });
    }
  },
};

/** `count` is short for `COUNT_BASED`. */
function meant(text: string, known: readonly string[]): string | undefined {
  if (text === '') return undefined;
  const longer = known.filter((word) => word.toLowerCase().startsWith(text.toLowerCase()));
  return longer.length === 1 ? longer[0] : didYouMean(text, known);
}

function consequenceOf(
  { policy: { kind }, isForServer }: PolicyDocument,
  name: string,
  text: string,
  initial: string | undefined,
): Partial<Pick<Finding, 'consequence' | 'value'>> {
  if (kind === 'faultInjection' && name === 'type') return { consequence: 'never-applies' };
  if (kind === 'loadbalance' && text === '' && isForServer) return { consequence: 'refused' };
  return initial === undefined ? {} : { value: initial };
}

function messageOf(
  { policy }: PolicyDocument,
  name: string,
  known: readonly string[],
  initial: string,
): string {
  const words = known.map((word) => `\`${word}\``).join(', ');
  if (policy.kind === 'faultInjection' && name === 'type')
    return l10n.t('`{0}` must be one of {1}; nothing is injected otherwise.', name, words);
  return l10n.t('`{0}` must be one of {1}; clients take `{2}` otherwise.', name, words, initial);
}
