import * as l10n from '@vscode/l10n';
import { didYouMean } from '../../../engine/rules/did-you-mean';
import type { Finding, Report, Rule } from '../../../engine/rules/rule';
import { choicesInWords, mustBe } from '../../../engine/schema/words';
import { rewrite } from '../../../engine/rules/edits';
import type { PolicyDocument } from '../policy-document';
import { violatingFields } from '../values/fields';
import { isUnwritten } from '../values/violations';
import { asManifest, inFile, otherwise, reference } from './shared';

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
      inFile('faultInjection', 'percentage: 10\n«type»:'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nslidingWindowType: «count»'),
      asManifest('LoadBalance', 'rule: «""»'),
    ],
  },
  check(document, report) {
    reportEmptyFault(document, report);
    for (const { field, violation } of violatingFields(document)) {
      const { name, property, scalar } = field;
      const { limit } = violation;
      if (scalar === undefined || limit?.kind !== 'choice') continue;
      // A server that wants text refuses it as a number, which is reported as such.
      if (document.isForServer && document.policy.kind === 'loadbalance' && scalar.type !== 'string')
        continue;
      // Without a rule each call fails, which is reported as such.
      if (!document.isForServer && name === 'rule' && scalar.type === 'null') continue;
      const { choices } = limit;
      const better = meant(
        scalar.text,
        choices.map(({ value }) => String(value)),
      );
      const { words, ...found } = consequenceOf(document, name, scalar.text, property.default?.());
      report(scalar.range, mustBe(name, choicesInWords(choices), words), {
        ...found,
        fixes: better === undefined ? [] : [rewrite(scalar, better)],
      });
    }
  },
};

/** Nothing behind the colon means the default, but not for the type of faults. */
function reportEmptyFault({ policy, root, isForServer }: PolicyDocument, report: Report): void {
  const entry = policy.kind === 'faultInjection' && !isForServer ? root?.fields.get('type') : undefined;
  if (entry === undefined || !isUnwritten(entry.value)) return;
  report(entry.key.range, l10n.t('`type` has no value, so nothing is injected; write `delay` or `abort`.'), {
    consequence: 'never-applies',
  });
}

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
): Partial<Pick<Finding, 'consequence' | 'value'>> & { words: string } {
  if (kind === 'faultInjection' && name === 'type')
    return { consequence: 'never-applies', words: l10n.t('nothing is injected otherwise') };
  if (kind === 'loadbalance' && text === '' && isForServer)
    return { consequence: 'refused', words: otherwise('refused') };
  const words = l10n.t('clients take `{0}` otherwise', initial ?? '');
  return initial === undefined ? { words } : { value: initial, words };
}
