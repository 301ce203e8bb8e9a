import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../../../engine/rules/rule';
import { mustBe, rangeInWords } from '../../../engine/schema/words';
import { asScalar } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { violatingFields } from '../values/fields';
import { callsWithFault } from '../values/meanings';
import { isBeyondInt } from '../values/violations';
import { asManifest, inFile, isAbort, otherwise, reference } from './shared';

/** Numbers are within the limits of clients and servers. */
export const valueRange: Rule<PolicyDocument> = {
  id: 'governance/value-range',
  consequence: 'dropped',
  summary: 'Numbers are within the limits of their fields.',
  explanation:
    'Clients drop the whole policy and log no more than `Entity configuration is not valid and ignored`; servers let most of these numbers pass. With an impossible back-off or cache, each call that matches fails. Of `percentage`, clients take no more than 100 and no sign: with 150 every call has the fault, with -50 every second one.',
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
      inFile('rateLimiting', 'rate: «3000000000»'),
      inFile('faultInjection', 'type: abort\npercentage: 50\nerrorCode: «700»'),
      inFile('faultInjection', 'type: abort\npercentage: «150»'),
      inFile('faultInjection', 'type: abort\npercentage: «-50»'),
      inFile('retry', 'maxAttempts: 3\nretryStrategy: RandomBackoff\nmultiplier: «0.5»'),
      inFile('retry', 'maxAttempts: «2147483647»'),
      inFile('circuitBreaker', 'minimumNumberOfCalls: 10\nfailureRateThreshold: «.nan»'),
      inFile('cache', 'maximumSize: «0»'),
      inFile('cache', 'concurrencyLevel: «0»'),
      asManifest('Retry', 'maxAttempts: 3\nretryOnSame: «-1»'),
      inFile('retry', 'maxAttempts: 3\nretryOnSame: «-1»'),
    ],
  },
  check(document, report) {
    for (const { field, violation } of violatingFields(document)) {
      const { limit, schema } = violation;
      if (limit?.kind !== 'range' || schema === undefined) continue;
      const { name } = field;
      const isUnreadable = document.policy.generation !== 'go' && isBeyondInt(name, schema, limit.number);
      if (!isUnreadable && isUnused(document, name)) continue;
      const { words, ...found } = isUnreadable
        ? endingIn('dropped')
        : consequenceOf(document, name, limit.number);
      const { range, fixes } = violation;
      report(range, mustBe(name, rangeInWords(schema), words), { ...found, ...(fixes && { fixes }) });
    }
  },
};

/** The status is looked at where calls are to fail alone. */
function isUnused(document: PolicyDocument, name: string): boolean {
  return document.policy.kind === 'faultInjection' && name === 'errorCode' && !isAbort(document);
}

type Ending = Pick<Finding, 'consequence'> & Partial<Pick<Finding, 'severity' | 'value'>> & { words: string };

function consequenceOf(
  { policy: { kind }, root, isForServer }: PolicyDocument,
  name: string,
  value: number,
): Ending {
  const isRefused = isForServer && value < 0 && (name === 'retryOnSame' || name === 'percentage');
  if (isRefused) return endingIn('refused');
  if (Number.isNaN(value))
    return { consequence: 'harmful', words: l10n.t('clients compare with NaN, which is never true') };
  if (kind === 'retry' && name === 'retryOnSame')
    return { consequence: 'altered', value: '0', words: l10n.t('clients read a negative number as 0') };
  if (kind === 'faultInjection' && name === 'percentage') return endingOfPercentage(value);
  if (kind === 'cache')
    return value === 0 && name === 'maximumSize' ? nothingCached() : endingIn('fails-on-each-call');
  if (name === 'maxAttempts' && value > 0) return endingIn('fails-on-each-call');
  if (name !== 'multiplier' && name !== 'randomizationFactor') return endingIn('dropped');
  return textOf(root?.fields.get('retryStrategy')?.value) === 'RandomBackoff'
    ? endingIn('fails-on-each-call')
    : { consequence: 'ignored', words: l10n.t('it is used with `retryStrategy: RandomBackoff`') };
}

function endingOfPercentage(value: number): Ending {
  const calls = callsWithFault(value);
  return calls === 0
    ? { consequence: 'never-applies', severity: 'warning', words: l10n.t('clients inject nothing') }
    : { consequence: 'altered', value: String(calls), words: l10n.t('clients read it as {0}', calls) };
}

function nothingCached(): Ending {
  return { consequence: 'never-applies', severity: 'warning', words: l10n.t('clients cache nothing') };
}

function endingIn(consequence: Parameters<typeof otherwise>[0]): Ending {
  return { consequence, words: otherwise(consequence) };
}

function textOf(node: Parameters<typeof asScalar>[0]): string | undefined {
  return asScalar(node)?.text;
}
