import * as Type from 'typebox';
import { Bulkhead, common, optionalDuration, positiveDuration, RateLimiting } from './governance-specs';
import { Match, MatchGroup, operators } from './match-group';
import { RouteRule, RouteTarget } from './route-rules';

/**
 * Schemas for clients only: kinds that are written in files and configuration items alone, and fields of the other
 * kinds that servers ignore (Governance policies, sections 3 and 10 to 14).
 */

export const IdentifierRateLimiting = Type.Object({
  ...RateLimiting.properties,
  identifier: Type.String({
    minLength: 1,
    description: 'Header whose values are counted one by one, each up to the rate.',
  }),
});

/** Applies in the calling service, for each instance that it calls. */
export const InstanceBulkhead = Bulkhead;

export const TimeLimiter = Type.Object({
  ...common,
  timeoutDuration: positiveDuration(1000, 'How long a call may take.'),
  cancelRunningFuture: Type.Optional(
    Type.Boolean({ default: true, description: 'Whether a call that takes too long is cancelled.' }),
  ),
});

export const Cache = Type.Object({
  ...common,
  ttl: optionalDuration(21_600_000, 'How long an answer is kept.'),
  maximumSize: Type.Optional(
    Type.Integer({ minimum: 1, default: 60_000, description: 'How many answers are kept.' }),
  ),
  concurrencyLevel: Type.Optional(
    Type.Integer({ minimum: 1, default: 8, description: 'How many threads may change it at the same time.' }),
  ),
});

/** `mapper` of Java Chassis, `contextMapper` of Spring Cloud Huawei. */
export const Mapper = Type.Object({
  ...common,
  target: Type.Record(Type.String(), Type.String(), {
    examples: [{ 'x-user': '$H{user}' }],
    description:
      'Headers to set, by name: a text, or $H{header}, $Q{query}, $U for the path, $M for the method.',
  }),
});

/** Go Chassis selects the requests by `match`, not by a match group of the same name. */
export const GoRateLimiting = Type.Object({
  match: Type.Optional(
    Type.String({ description: 'Name of the match that it is for; none for all others.' }),
  ),
  rate: Type.Integer({ minimum: 1, description: 'Requests in a second.' }),
  burst: Type.Optional(Type.Integer({ minimum: 1, description: 'Requests that may come at once.' })),
});

const goOperand = (description: string) => Type.Optional(Type.String({ description }));

const goOperators = Type.Object(
  {
    exact: goOperand('The value is this.'),
    contains: goOperand('The value contains this.'),
    regex: goOperand('Regular expression that the value matches.'),
    noEqu: goOperand('The value is not this.'),
    less: goOperand('The value is a number below this.'),
    noLess: goOperand('The value is this number or more.'),
    greater: goOperand('The value is a number above this.'),
    noGreater: goOperand('The value is this number or less.'),
  },
  { minProperties: 1, description: 'What the path is like; one of several is enough.' },
);

/** Methods where no server checks them. */
const clientMethods = Type.Optional(
  Type.Array(Type.Enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT']), {
    minItems: 1,
    description: 'Methods, in capitals.',
  }),
);

/** Go Chassis has its own operators and supports no query parameters. */
export const GoMatchGroup = Type.Object({
  matches: Type.Array(
    Type.Object({
      name: Type.Optional(Match.properties.name),
      apiPath: Type.Optional(goOperators),
      headers: Type.Optional(
        Type.Record(Type.String(), goOperators, { description: 'What headers are like, by name.' }),
      ),
      method: clientMethods,
      trafficMarkPolicy: Type.Optional(
        Type.Enum(['once', 'perService'], {
          description: 'Whether a request is marked once, or in each service that it comes to.',
        }),
      ),
    }),
    { minItems: 1, description: 'A request belongs to the group when one of them holds.' },
  ),
  alias: Type.Optional(MatchGroup.properties.alias),
});

const clientMatches = Type.Array(
  Type.Object({
    ...Match.properties,
    name: Type.Optional(Match.properties.name),
    method: clientMethods,
  }),
  { minItems: 1, description: 'A request belongs to the group when one of them holds.' },
);

/** A match group as clients parse it: names are for display only. */
export const ClientMatchGroup = Type.Object({
  matches: clientMatches,
  alias: Type.Optional(MatchGroup.properties.alias),
  services: MatchGroup.properties.services,
});

const routedHeader = Type.Object({
  ...operators,
  regex: Type.Optional(
    Type.String({ description: 'Regular expression that the value matches; not in Java Chassis 3.' }),
  ),
  caseInsensitive: Type.Optional(
    Type.Boolean({ description: 'Whether capitals make no difference; clients differ when it is left out.' }),
  ),
});

const routedMatch = Type.Object(
  {
    headers: Type.Optional(
      Type.Record(Type.String(), routedHeader, { description: 'What headers are like, by name.' }),
    ),
    apiPath: Match.properties.apiPath,
    method: Match.properties.method,
    queries: Match.properties.queries,
    serviceName: Match.properties.serviceName,
    customMatcher: Match.properties.customMatcher,
    refer: Type.Optional(Type.String({ description: 'Name of a match; only Go Chassis looks at it.' })),
    source: Type.Optional(
      Type.String({ description: 'Microservice that calls; only Go Chassis looks at it.' }),
    ),
    sourceTags: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'Tags of the microservice that calls; only Go Chassis looks at them.',
      }),
    ),
  },
  { description: 'Which requests it is for; all when left out, which suits the lowest precedence.' },
);

/** Route rules as clients parse them. */
export const ClientRouteRules = Type.Array(
  Type.Object({
    precedence: RouteRule.properties.precedence,
    match: Type.Optional(routedMatch),
    route: RouteRule.properties.route,
    fallback: Type.Optional(
      Type.Array(RouteTarget, { description: 'Where they go when the route has no instance.' }),
    ),
    emptyProtection: Type.Optional(
      Type.Boolean({
        default: true,
        description: 'Whether all instances are used when none has the tags.',
      }),
    ),
    forceEnabled: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'Whether the route is kept to even where it has no instance; new Java clients only.',
      }),
    ),
  }),
  { description: 'Rules of the microservice.' },
);
