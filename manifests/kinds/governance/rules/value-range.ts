import * as l10n from '@vscode/l10n';
import type { Consequence, Rule, Severity } from '../../../engine/rules/rule';
import { mustBe, rangeInWords } from '../../../engine/schema/words';
import { asScalar } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { unfitFields } from '../values/fields';
import { asManifest, inFile, otherwise, reference } from './shared';

/** Numbers are within the limits of clients and servers. */
export const valueRange: Rule<PolicyDocument> = {
  id: 'governance/value-range',
  consequence: 'dropped',
  summary: 'Numbers are within the limits of their fields.',
  explanation:
    'Clients drop the whole policy and log no more than `Entity configuration is not valid and ignored`; servers let most of these numbers pass.',
  source: reference('4 to 10'),
  examples: {
    valid: [
      inFile('rateLimiting', 'rate: 1'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nfailureRateThreshold: 0.5'),
      inFile('faultInjection', 'type: delay\npercentage: 100\nerrorCode: 700'),
    ],
    invalid: [
      inFile('rateLimiting', 'rate: «0»'),
      inFile('rateLimiting', 'rate: «"-5"»'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nfailureRateThreshold: «150»'),
      inFile('faultInjection', 'type: abort\npercentage: 50\nerrorCode: «700»'),
      asManifest('Retry', 'maxAttempts: 3\nretryOnSame: «-1»'),
      inFile('retry', 'maxAttempts: 3\nretryOnSame: «-1»'),
    ],
  },
  check(document, report) {
    for (const { field, violation } of unfitFields(document)) {
      const { name, entry, property } = field;
      if (violation.kind !== 'range' || isUnused(document, name)) continue;
      const { words, ...found } = consequenceOf(document, name, violation.number);
      report(entry.value.range, mustBe(name, rangeInWords(property.schema), words), found);
    }
  },
};

/** The status is looked at where calls are to fail alone. */
function isUnused({ policy, root }: PolicyDocument, name: string): boolean {
  return (
    policy.kind === 'faultInjection' &&
    name === 'errorCode' &&
    textOf(root?.fields.get('type')?.value) !== 'abort'
  );
}

function consequenceOf(
  { policy: { kind }, root, isForServer }: PolicyDocument,
  name: string,
  value: number,
): { consequence: Consequence; severity?: Severity; value?: string; words: string } {
  const isNegative = value < 0;
  if (kind === 'retry' && name === 'retryOnSame')
    return isForServer
      ? endingIn('refused')
      : { consequence: 'altered', value: '0', words: l10n.t('clients take a negative number as 0') };
  if (kind === 'faultInjection' && name === 'percentage') {
    if (isForServer && isNegative) return endingIn('refused');
    return isNegative
      ? {
          consequence: 'never-applies',
          severity: 'warning',
          words: l10n.t('clients never inject anything otherwise'),
        }
      : { consequence: 'altered', words: l10n.t('clients do not know what to make of more') };
  }
  const isBackoff = name === 'multiplier' || name === 'randomizationFactor';
  if (isBackoff && textOf(root?.fields.get('retryStrategy')?.value) !== 'RandomBackoff')
    return { consequence: 'ignored', words: l10n.t('it is used with `retryStrategy: RandomBackoff`') };
  return endingIn('dropped');
}

function endingIn(consequence: 'dropped' | 'refused') {
  return { consequence, words: otherwise(consequence) };
}

function textOf(node: Parameters<typeof asScalar>[0]): string | undefined {
  return asScalar(node)?.text;
}
