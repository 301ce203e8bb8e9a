import * as l10n from '@vscode/l10n';
import type { Step } from '../../../parser/cursor/context';
import type { PolicyKind } from './policy-kinds';

const match = 'name: ${1:name}\napiPath:\n  ${2|exact,prefix,suffix,contains|}: "${3:/path}"$0';
const target = 'weight: ${1:100}\ntags:\n  version: "${2:1.0.0}"$0';
const route =
  'precedence: ${1:1}\nmatch:\n  headers:\n    ${2:header}:\n      exact: "${3:value}"\n      caseInsensitive: false\nroute:\n  - weight: ${4:100}\n    tags:\n      version: "${5:1.0.0}"$0';
const breaker =
  'minimumNumberOfCalls: ${1:10}\nslidingWindowType: TIME_BASED\nslidingWindowSize: ${2:10S}\nfailureRateThreshold: ${3:50}\nwaitDurationInOpenState: ${4:10S}$0';

/** A usual spec of each kind of policy; route rules are lists, whose items are proposed instead. */
const wholePolicies: Readonly<Partial<Record<PolicyKind, string>>> = {
  matchGroup:
    'alias: "${1:alias}"\nmatches:\n  - name: ${2:name}\n    apiPath:\n      ${3|exact,prefix,suffix,contains|}: "${4:/path}"$0',
  rateLimiting: 'rate: ${1:100}\nlimitRefreshPeriod: ${2:1S}$0',
  identifierRateLimiting: 'identifier: ${1:header}\nrate: ${2:100}\nlimitRefreshPeriod: ${3:1S}$0',
  retry: 'maxAttempts: ${1:2}\nretryOnSame: ${2:0}\nretryOnResponseStatus:\n  - ${3:502}\n  - ${4:503}$0',
  circuitBreaker: breaker,
  instanceIsolation: breaker,
  bulkhead: 'maxConcurrentCalls: ${1:10}\nmaxWaitDuration: ${2:1S}$0',
  instanceBulkhead: 'maxConcurrentCalls: ${1:10}\nmaxWaitDuration: ${2:1S}$0',
  faultInjection: 'type: ${1|delay,abort|}\ndelayTime: ${2:1S}\npercentage: ${3:100}$0',
  loadbalance: 'rule: ${1|RoundRobin,Random,WeightedResponse|}$0',
  timeLimiter: 'timeoutDuration: ${1:1S}$0',
  cache: 'ttl: ${1:6H}\nmaximumSize: ${2:60000}$0',
  mapper: 'target:\n  ${1:header}: ${2:value}$0',
  contextMapper: 'target:\n  ${1:header}: ${2:value}$0',
};

/** A piece of a policy that is written as a whole. */
export interface PolicySnippet {
  readonly label: string;
  /** With placeholders of LSP snippets. */
  readonly text: string;
}

/** The whole spec of a policy. */
export function policySnippet(kind: PolicyKind): PolicySnippet | undefined {
  const text = wholePolicies[kind];
  return text === undefined ? undefined : { label: l10n.t('whole policy'), text };
}

/** An item of the list that a path leads to. */
export function itemSnippet(kind: PolicyKind, path: readonly Step[]): PolicySnippet | undefined {
  const keys = path.filter((step) => typeof step === 'string').join('.');
  if (kind === 'matchGroup') return keys === 'matches' ? { label: l10n.t('match'), text: match } : undefined;
  if (kind !== 'routeRule' && kind !== 'globalRouteRule') return undefined;
  if (keys === '') return { label: l10n.t('route rule'), text: route };
  const isTarget = keys === 'route' || keys === 'fallback';
  return isTarget ? { label: l10n.t('group of instances'), text: target } : undefined;
}
