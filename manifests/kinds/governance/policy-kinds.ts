import { didYouMean } from '../../engine/rules/did-you-mean';

/** Kinds of governance as keys of files and of kie name them; route rules are read by the same clients. */
export const policyKinds = [
  'matchGroup',
  'rateLimiting',
  'retry',
  'circuitBreaker',
  'instanceIsolation',
  'bulkhead',
  'faultInjection',
  'loadbalance',
  'identifierRateLimiting',
  'instanceBulkhead',
  'timeLimiter',
  'cache',
  'mapper',
  'contextMapper',
  'routeRule',
  'globalRouteRule',
] as const;

export type PolicyKind = (typeof policyKinds)[number];

/** What a key such as `servicecomb.rateLimiting.checkout` names; a global route rule has no name. */
export interface PolicyKey {
  readonly kind: PolicyKind;
  readonly name: string;
}

const clientKinds: ReadonlySet<PolicyKind> = new Set([
  'identifierRateLimiting',
  'instanceBulkhead',
  'timeLimiter',
  'cache',
  'mapper',
  'contextMapper',
  'globalRouteRule',
]);

/** Kinds for clients only: they can be written in files and in kie, but not sent to the API. */
export function isClientKind(kind: PolicyKind): boolean {
  return clientKinds.has(kind);
}

export function isRouteKind(kind: PolicyKind): boolean {
  return kind === 'routeRule' || kind === 'globalRouteRule';
}

/** The kind of a word in exact spelling; undefined for others. */
export function policyKind(word: string): PolicyKind | undefined {
  return policyKinds.find((kind) => kind === word);
}

/** The kind of a cloud manifest: of `RateLimiting` and `rate-limiting` as well as of `rateLimiting`. */
export function policyKindOfWord(word: string): PolicyKind | undefined {
  const plain = plainWord(word);
  return policyKinds.find((kind) => kind.toLowerCase() === plain);
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(/[-_]/g, '');
}

/** Other settings under the keys of policies (Governance policies, sections 6, 9 and 14). */
const otherSettings: Readonly<Partial<Record<PolicyKind, RegExp>>> = {
  loadbalance:
    /\.|^(?:strategy|filter|isolation|serverListFilters|userDefinedEndpoint|maxSingleTestWindow|sessionTimeoutInSeconds|successiveFailedTimes|retryEnabled|retryOnNext|retryOnSame|retryHandler|NFLoadBalancerRuleClassName)$/,
  faultInjection: /^(?:enabled|Consumer\..*|Provider\..*)$/,
  circuitBreaker: /^(?:Consumer|Provider)(?:\.|$)/,
};

/** What a whole key names: undefined for keys that are not policies, such as `servicecomb.loadbalance.strategy.name`. */
export function policyKindOf(key: string): PolicyKey | undefined {
  const [, word = '', name = ''] = /^servicecomb\.([^.]+)(?:\.(.+))?$/.exec(key) ?? [];
  const kind = policyKind(word);
  if (kind === undefined) return undefined;
  if (kind === 'globalRouteRule') return name === '' ? { kind, name } : undefined;
  return name === '' || otherSettings[kind]?.test(name) === true ? undefined : { kind, name };
}

/** The kind of a word in other capitals or with other separators; undefined for kinds and for other words. */
export function meantKind(word: string): PolicyKind | undefined {
  if (policyKind(word) !== undefined) return undefined;
  return plainWord(word) === 'loadbalancer' ? 'loadbalance' : policyKindOfWord(word);
}

/** The kind that a word is nearly spelled like, or whose plural it is; a number makes it a name of one's own. */
export function nearKind(word: string): PolicyKind | undefined {
  if (word.length < 4 || /\d$/.test(word)) return undefined;
  const singular = policyKindOfWord(word.replace(/ies$/i, 'y')) ?? policyKindOfWord(word.replace(/s$/i, ''));
  const near = didYouMean(word, policyKinds);
  return singular ?? policyKinds.find((kind) => kind === near);
}
