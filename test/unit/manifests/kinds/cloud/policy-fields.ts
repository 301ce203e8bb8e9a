const policy = 'metadata.name metadata.engine selector.environment selector.app selector.service';

/** Fields of governance policies and route rules, as in `fieldBehaviours`. */
export const policyFields = {
  MatchGroup: {
    plain: `
      status spec.alias spec.services spec.matches spec.matches[].name spec.matches[].apiPath
      spec.matches[].apiPath.exact spec.matches[].apiPath.prefix spec.matches[].apiPath.suffix
      spec.matches[].apiPath.contains spec.matches[].apiPath.compare spec.matches[].headers
      spec.matches[].headers.*.exact spec.matches[].headers.*.prefix spec.matches[].headers.*.suffix
      spec.matches[].headers.*.contains spec.matches[].headers.*.compare spec.matches[].queries
      spec.matches[].queries.*.exact spec.matches[].queries.*.prefix spec.matches[].queries.*.suffix
      spec.matches[].queries.*.contains spec.matches[].queries.*.compare spec.matches[].method
      spec.matches[].serviceName spec.matches[].customMatcher
      spec.matches[].customMatcher.customMatcherHandler
      spec.matches[].customMatcher.customMatcherParameters`,
    identity: policy,
  },
  Retry: {
    plain: `
      status spec.services spec.order spec.maxAttempts spec.retryOnSame spec.retryStrategy spec.multiplier
      spec.randomizationFactor spec.failAfterMaxAttempts`,
    identity: policy,
    duration: 'spec.waitDuration spec.initialInterval',
    'numeric-text': 'spec.retryOnResponseStatus',
  },
  RateLimiting: {
    plain: 'status spec.services spec.order spec.rate',
    identity: policy,
    duration: 'spec.limitRefreshPeriod spec.timeoutDuration',
  },
  LoadBalance: {
    plain: 'status spec.services spec.order spec.rule',
    identity: policy,
  },
  CircuitBreaker: {
    plain: `
      status spec.services spec.order spec.minimumNumberOfCalls spec.slidingWindowType
      spec.failureRateThreshold spec.slowCallRateThreshold
      spec.permittedNumberOfCallsInHalfOpenState`,
    identity: policy,
    duration: 'spec.slidingWindowSize spec.slowCallDurationThreshold spec.waitDurationInOpenState',
    'numeric-text': 'spec.recordFailureStatus',
  },
  InstanceIsolation: {
    plain: `
      status spec.services spec.order spec.minimumNumberOfCalls spec.slidingWindowType
      spec.failureRateThreshold spec.slowCallRateThreshold
      spec.permittedNumberOfCallsInHalfOpenState spec.forceClosed spec.forceOpen`,
    identity: policy,
    duration: 'spec.slidingWindowSize spec.slowCallDurationThreshold spec.waitDurationInOpenState',
    'numeric-text': 'spec.recordFailureStatus',
  },
  FaultInjection: {
    plain: 'status spec.services spec.order spec.type spec.percentage spec.fallbackType spec.forceClosed',
    identity: policy,
    duration: 'spec.delayTime',
    'numeric-text': 'spec.errorCode',
  },
  Bulkhead: {
    plain: 'status spec.services spec.order spec.maxConcurrentCalls',
    identity: policy,
    duration: 'spec.maxWaitDuration',
  },
  RouteRule: {
    plain: `
      spec[].precedence spec[].match spec[].match.headers spec[].match.headers.*.exact
      spec[].match.headers.*.prefix spec[].match.headers.*.suffix spec[].match.headers.*.contains
      spec[].match.headers.*.compare spec[].match.headers.*.regex
      spec[].match.headers.*.caseInsensitive spec[].match.apiPath spec[].match.apiPath.exact
      spec[].match.apiPath.prefix spec[].match.apiPath.suffix spec[].match.apiPath.contains
      spec[].match.apiPath.compare spec[].match.method spec[].match.queries
      spec[].match.queries.*.exact spec[].match.queries.*.prefix spec[].match.queries.*.suffix
      spec[].match.queries.*.contains spec[].match.queries.*.compare spec[].match.serviceName spec[].match.customMatcher
      spec[].match.customMatcher.customMatcherHandler spec[].match.customMatcher.customMatcherParameters
      spec[].match.refer spec[].match.source spec[].match.sourceTags spec[].route[].name
      spec[].route[].tags spec[].fallback spec[].fallback[].name spec[].fallback[].tags
      spec[].emptyProtection spec[].forceEnabled`,
    identity: 'metadata.name metadata.engine selector.environment selector.app',
    'set(precedence)': 'spec',
    'set(tags)': 'spec[].route',
    'numeric-text': 'spec[].route[].weight spec[].fallback[].weight',
  },
} as const;
