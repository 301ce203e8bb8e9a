import assert from 'node:assert/strict';
import { asManifest, inFile } from '../../../../../manifests/kinds/governance/rules/shared';
import type { PolicyGeneration } from '../../../../../manifests/kinds/governance';
import { governanceFindings } from './files';

/** What the client libraries were seen to do with each policy (`npm run test:oracle`): `severity consequence value`. */
const policies: Readonly<Record<string, readonly (readonly [spec: string, expected: string])[]>> = {
  faultInjection: [
    ['percentage: 0', ''],
    ['percentage: 100', ''],
    ['percentage: 101', 'warning altered 100'],
    ['percentage: 2147483647', 'warning altered 100'],
    ['percentage: 2147483648', 'error dropped'],
    ['percentage: -1', 'warning never-applies'],
    ['percentage: -2', 'warning altered 2'],
    ['percentage: -50', 'warning altered 50'],
    ['percentage: -150', 'warning altered 100'],
    ['percentage: -2147483649', 'error dropped'],
    ['percentage: 10\nerrorCode: 700', ''],
    ['percentage: 10\nerrorCode: 2147483648', 'error dropped'],
    ['percentage: 10\ntype: abort\ndelayTime: 10ms', 'error dropped'],
    ['percentage: 10\ntype: abort\ndelayTime: -1', 'error dropped'],
    ['percentage: 10\ntype: abort\ndelayTime: -1S', ''],
    ['percentage: 10\ntype: abort\ndelayTime: ~', ''],
    ['percentage: 10\ntype: delay\ndelayTime: -1S', 'error dropped'],
    ['percentage: 10\ntype: delay\ndelayTime: ~', 'error dropped'],
    ['percentage: 10\ntype: delay\ndelayTime:', 'error dropped'],
    ['percentage: 10\ntype: abort\ndelayTime:', ''],
    ['percentage: 10\ntype: abort\nerrorCode:', 'error dropped'],
    ['percentage: 10\ntype:', 'error never-applies'],
    ['percentage: 10\ntype: [delay]', ''],
    ['hello', 'error never-applies'],
    ['percentage: 10\ndelayTimeToMillis: 10', 'error dropped'],
  ],
  rateLimiting: [
    ['rate: 2147483647', ''],
    ['rate: 2147483648', 'error dropped'],
    ['rate: *none', 'error dropped'],
    ['rate: 010', 'warning altered 8'],
    ['rate: "010"', 'warning altered 8'],
    ['rate: 1:30', 'warning altered 90'],
    ['rate: 01', ''],
    ['rate: 08', 'error dropped'],
    ['rate: "10.0"', 'error dropped'],
    ['rate: 0x10', ''],
    ['rate: "0x10"', ''],
    ['rate: "1_000"', ''],
    ['rate: +10', ''],
    ['rate: -0', 'error dropped'],
    ['rate: 0b11', ''],
    ['rate: 1:99', 'warning altered 159'],
    ['rate: 0:30', 'error dropped'],
    ['rate: 0X10', 'error dropped'],
    ['rate: ١٠', ''],
    ['rate:', 'error dropped'],
    ['rate: ! 10', ''],
    ['rate: !!int "10"', ''],
    ['rate: !!str 10', 'error dropped'],
    ['rate: !x 10', 'error dropped'],
    ['rate: 10\t# ten', ''],
    ['rate\t: 10', ''],
    ['limitRefreshPeriod: "1S"\t# one', 'error dropped'],
    ['rate: 10\n\t\nlimitRefreshPeriod: 1S', 'error dropped'],
    ['rate: 10\n...', ''],
    ['---\nrate: 10', ''],
    ['rate: 10\n---', 'error dropped'],
    ['# ten\n---\nrate: 10', ''],
    ['# rate: 10', 'error dropped'],
    ['hello', 'warning default-in-force'],
    ['[]', 'warning default-in-force'],
    ['~', 'error dropped'],
    ['- rate: 10', 'error dropped'],
    ['rate: 10\nservices: [shop]', ''],
    ['rate: 10\nservices: [shop, cart]', 'error dropped'],
    ['rate: 10\nlimitRefreshPeriod: [1S]', ''],
    ['rate: 10\nlimitRefreshPeriod: [10ms]', 'error dropped'],
    ['rate: 10\nlimitRefreshPeriod: [1000]', 'error dropped'],
    ['rate: 10\nlimitRefreshPeriod: {a: 1}', 'warning default-in-force 1000'],
    ['rate: 10\nlimitRefreshPeriod: 153722867280913M', 'error dropped'],
    ['rate: 10\nlimitRefreshPeriod: 100000000000S', ''],
    ['rate: 10\nservices: "*"', 'warning altered'],
    ['rate: 10\nvalid: true', 'error dropped'],
    ['rate: 10\n[a]: 1', 'error dropped'],
    ['rate: "2147483648"', 'error dropped'],
    ['rate: 1\norder: -2147483648', ''],
    ['rate: 1\norder: -2147483649', 'error dropped'],
    ['rate: 1\ntimeoutDuration: ~', ''],
    ['rate: 1\ntimeoutDuration: 99999999999999999999S', 'error dropped'],
  ],
  retry: [
    ['maxAttempts: 2\nretryOnSame: -1', 'warning altered 0'],
    ['maxAttempts: 2\nretryStrategy: RandomBackoff\nmultiplier: 0.5', 'error fails-on-each-call'],
    ['maxAttempts: 2\nretryStrategy: RandomBackoff\nmultiplier: .inf', ''],
    ['maxAttempts: 2\nretryStrategy: RandomBackoff\nrandomizationFactor: 1', 'error fails-on-each-call'],
    ['maxAttempts: 2\nmultiplier: 0.5', 'warning ignored'],
    ['maxAttempts: 2\nmultiplier: 0x32', 'error dropped'],
    ['maxAttempts: 2\nmultiplier: 1e1', ''],
    ['maxAttempts: 2\nmultiplier: "1.5f"', ''],
    ['maxAttempts: 2\nmultiplier: !!int 2', ''],
    ['maxAttempts: 2\nmultiplier: 1:30', 'warning altered 90'],
    ['maxAttempts: 2\nmultiplier: NaN', 'warning harmful'],
    ['maxAttempts: 2\nmultiplier:', 'error dropped'],
    ['maxAttempts: 2147483647', 'error fails-on-each-call'],
    ['maxAttempts: 2\nretryOnResponseStatus: ~', ''],
    ['maxAttempts: 2\nretryOnResponseStatus: [[502]]', 'error dropped'],
    ['maxAttempts: 2\nfailAfterMaxAttempts:', 'error dropped'],
    ['maxAttempts: 2\nfailAfterMaxAttempts: !!bool yes', ''],
  ],
  cache: [
    ['maximumSize: 0', 'warning never-applies'],
    ['ttl: 153722867280913M', ''],
    ['maximumSize: -1', 'error fails-on-each-call'],
    ['maximumSize: 2147483648', ''],
    ['concurrencyLevel: 0', 'error fails-on-each-call'],
    ['concurrencyLevel: 2147483648', 'error dropped'],
    ['ttl: -1S', 'error fails-on-each-call'],
    ['ttl: -1', 'error dropped'],
  ],
  identifierRateLimiting: [
    ['rate: 10\nidentifier: [x-user]', ''],
    ['rate: 10\nidentifier: ~', 'error dropped'],
    ['rate: 10\nidentifier: ""', 'error dropped'],
    ['rate: 10\nidentifier: {a: b}', 'error dropped'],
    ['hello', 'error dropped'],
  ],
  loadbalance: [
    ['Random', 'error fails-on-each-call'],
    ['rule: ~', 'error fails-on-each-call'],
    ['rule: ""', 'warning default-in-force RoundRobin'],
  ],
  mapper: [
    ['order: 1', 'warning never-applies'],
    ['target: ~', 'warning never-applies'],
    ['target: !!str {a: b}', ''],
    ['hello', 'warning never-applies'],
  ],
  matchGroup: [
    [match('headers: {a: {exact: ~}}'), 'error never-applies'],
    [match('headers: {a: {contains: ~}}'), 'error fails-on-each-call'],
    [match('headers: {a: {exact: 1e3}}'), 'error fails-on-each-call'],
    [match('headers: {a: ~}'), 'error fails-on-each-call'],
    [match('headers: {a: []}'), 'error never-applies'],
    [match('headers: {a: {compare: ">3 "}}'), ''],
    [match('headers: {a: {compare: ">+.5e1f"}}'), ''],
    [match('headers: {a: {compare: ">- 3"}}'), ''],
    [match('headers: {a: {compare: "> 0x10"}}'), 'error fails-on-each-call'],
    [match('headers: {a: {compare: ">NaN"}}'), 'warning harmful'],
    [match('headers: {a: {1: b}}'), 'error fails-on-each-call'],
    [match('apiPath: {compare: ">3"}'), 'error fails-on-each-call'],
    [match('method: [get]'), 'error never-applies'],
    [match('method: [GET, get]'), 'warning ignored'],
    [match('method:'), 'warning wider'],
    [match('serviceName:'), 'warning wider'],
    [match('serviceName: {a: b}'), 'error never-applies'],
    [match('serviceName: [cart]'), ''],
    [match('customMatcher: a.B'), 'error dropped'],
    [`alias: [a]\n${match('method: [GET]')}`, ''],
  ],
  timeLimiter: [
    ['timeoutDuration: 0', 'warning harmful'],
    ['timeoutDuration: -1S', 'warning harmful'],
    ['timeoutDuration: -0', 'warning harmful'],
    ['timeoutDuration: 153722867280913M', 'error fails-on-each-call'],
    ['timeoutDuration: 1S\ncancelRunningFuture: y', 'error dropped'],
    ['timeoutDuration: -1', 'error dropped'],
  ],
  circuitBreaker: [
    ['minimumNumberOfCalls: 10\nslowCallDurationThreshold: 100000000000S', 'error fails-on-each-call'],
    ['minimumNumberOfCalls: 10\nwaitDurationInOpenState: 100000000000S', ''],
    ['minimumNumberOfCalls: 10\nforceOpen: maybe', 'error dropped'],
    ['minimumNumberOfCalls: 10\nforceOpen: yes', 'warning ignored'],
    ['minimumNumberOfCalls: 10\nslidingWindowTypeEnum: 1', 'error dropped'],
    ['minimumNumberOfCalls: 10\nslidingWindowSize: !!int "10"', 'error dropped'],
    ['minimumNumberOfCalls: 10\nslidingWindowSize: 0.5S', 'error fails-on-each-call'],
    ['minimumNumberOfCalls: 10\nslidingWindowSize: 0', 'error fails-on-each-call'],
    ['minimumNumberOfCalls: 10\nslidingWindowSize: -1', 'error dropped'],
    ['minimumNumberOfCalls: 10\nslidingWindowSize: 1.9S', 'warning altered 1S'],
    ['minimumNumberOfCalls: 10\nslidingWindowSize: 2.0S', ''],
    ['minimumNumberOfCalls: 10\nslidingWindowSize: ~', ''],
    [
      'minimumNumberOfCalls: 10\nslidingWindowType: COUNT_BASED\nslidingWindowSize: 2147483647',
      'error fails-on-each-call',
    ],
    ['minimumNumberOfCalls: 10\nslidingWindowType: COUNT_BASED\nslidingWindowSize: 1000000', ''],
  ],
  routeRule: [
    [routes(60, 60), 'warning altered'],
    ['- precedence:\n  route: [{ weight: 100 }]', 'warning as-written'],
    ['- precedence: [1]\n  route: [{ weight: [100] }]', ''],
    ['- precedence: !!str 1\n  route: [{ weight: 100 }]', 'error dropped'],
    [`${to('weight: 100')}\n  emptyProtection:`, 'error dropped'],
    [byHeader('exact: ~'), 'error fails-on-each-call'],
    [byHeader('exact: a, caseInsensitive: '), 'error dropped'],
    [byHeader('regex: "["'), 'error never-applies'],
    [byHeader('regex: "*"'), 'error never-applies'],
    [byHeader("regex: 'n{0,'"), 'error never-applies'],
    [byHeader("regex: '\\'"), 'error never-applies'],
    [byHeader("regex: '\\p{L}+'"), 'error never-applies'],
    [byHeader("regex: '\\p{L}+', caseInsensitive: false"), ''],
    [byHeader("regex: '(?<A>[a-z&&[^b]]++|\\Q(\\E)', caseInsensitive: false"), ''],
    [byHeader("regex: '\\D+'"), 'warning altered'],
    [`${to('weight: 100')}\n  match: { apiPath: /a }`, 'warning dropped'],
    [
      `- precedence: 2\n  match: { headers: {} }\n  route: [{ weight: 100 }]\n${to('weight: 100')}`,
      'warning ignored',
    ],
    [routes(40, 40), 'warning altered'],
    [routes(40, 60), ''],
    [`${to('weight: 100.0')}`, 'error dropped'],
    [`${to('weight: 0144')}`, 'warning altered 100'],
    [`${to('weight: ~')}`, 'error fails-on-each-call'],
    [`${to('weight: 2147483648')}`, 'error dropped'],
    [`${to('weight: 100\n      tags: 1.0.0')}`, 'error dropped'],
    [`${to('weight: 100\n      tags: { version: 1.0 }')}`, ''],
    [`${to('weight: 100')}\n  emptyProtection: maybe`, 'error dropped'],
    [`${to('weight: 100')}\n  emptyProtection: ~`, 'error dropped'],
    [`${to('weight: 100')}\n  fallback: { weight: 100 }`, 'error dropped'],
    [`${to('weight: 100')}\n  fallback: ~`, ''],
    [`${to('weight: 100')}\n  match: new`, 'error dropped'],
    [`${to('weight: 100')}\n  match: []`, 'warning wider'],
    [`${to('weight: 100')}\n  match: { headers: canary }`, 'error dropped'],
    [
      `${to('weight: 100')}\n  match: { headers: { a: { exact: b, caseInsensitive: maybe } } }`,
      'error dropped',
    ],
    ['- precedence: 1\n  route: [x]', 'error dropped'],
    ['- precedence: 1\n  route: [~]', 'error fails-on-each-call'],
    ['- precedence: 10.0\n  route: [{ weight: 100 }]', 'error dropped'],
    ['- precedence: 2147483648\n  route: [{ weight: 100 }]', 'error dropped'],
    [`- x\n${to('weight: 100')}`, 'error dropped'],
    [`-\n${to('weight: 100')}`, 'error fails-on-each-call'],
  ],
};

function match(condition: string): string {
  return `matches:\n  - ${condition}`;
}

function byHeader(operators: string): string {
  return `${to('weight: 100')}\n  match: { headers: { a: { ${operators} } } }`;
}

function to(target: string): string {
  return `- precedence: 1\n  route:\n    - ${target}`;
}

function routes(first: number, second: number): string {
  return `- precedence: 1\n  route:\n    - weight: ${first}\n      tags: { version: 1.0.0 }\n    - weight: ${second}\n      tags: { version: 2.0.0 }`;
}

describe('what clients make of values', () => {
  for (const [kind, rows] of Object.entries(policies))
    for (const [spec, expected] of rows)
      it(`${kind} ${spec.replaceAll('\n', ' ')}: ${expected || 'nothing to report'}`, () => {
        assert.equal(reported(inFile(kind, spec)), expected);
      });

  it('Go Chassis holds larger numbers, and drops rules whose weights are above 100', () => {
    assert.equal(reported(inFile('rateLimiting', 'rate: 3000000000'), 'go'), '');
    assert.equal(reported(inFile('routeRule', routes(60, 60)), 'go'), 'error dropped');
  });

  it('Java Chassis 3 alone fails with headers that are compared with numbers', () => {
    assert.equal(reported(inFile('routeRule', byHeader('exact: 3')), 'java3'), 'error fails-on-each-call');
    assert.equal(reported(inFile('routeRule', byHeader('exact: 3')), 'java2'), '');
    assert.equal(reported(inFile('routeRule', byHeader('exact: "3"')), 'java3'), '');
  });

  it('only Java makes a policy of defaults of a word', () => {
    assert.equal(reported(inFile('rateLimiting', 'hello'), 'go'), 'error dropped');
  });

  it('a server refuses negative percentages and weights that do not add up', () => {
    assert.equal(reported(asManifest('FaultInjection', 'percentage: -50')), 'error refused');
    assert.equal(reported(asManifest('FaultInjection', 'percentage: 150')), 'warning altered 100');
    assert.equal(reported(asManifest('RouteRule', routes(60, 60))), 'error refused');
  });
});

/** The worst that is reported of a policy, whatever rule does so. */
function reported(text: string, generation?: PolicyGeneration): string {
  const findings = governanceFindings(text, generation).filter(({ severity }) => severity !== 'information');
  const about = findings.filter(({ rule }) => !/-without-(?:match-group|policy)$/.test(rule));
  const worst = about.find(({ severity }) => severity === 'error') ?? about[0];
  return worst === undefined
    ? ''
    : [worst.severity, worst.consequence, worst.value].filter((part) => part !== undefined).join(' ');
}
