import assert from 'node:assert/strict';
import { asManifest, inFile } from '../../../../../manifests/kinds/governance/rules/shared';
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
    ['rate: 1:99', 'error dropped'],
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
  ],
  cache: [
    ['maximumSize: 0', 'error never-applies'],
    ['maximumSize: -1', 'error fails-on-each-call'],
    ['maximumSize: 2147483648', ''],
    ['concurrencyLevel: 0', 'error fails-on-each-call'],
    ['concurrencyLevel: 2147483648', 'error dropped'],
    ['ttl: -1S', 'error fails-on-each-call'],
    ['ttl: -1', 'error dropped'],
  ],
  timeLimiter: [
    ['timeoutDuration: 0', 'error fails-on-each-call'],
    ['timeoutDuration: -1', 'error dropped'],
  ],
  circuitBreaker: [
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
    [routes(40, 40), 'warning altered'],
    [routes(40, 60), ''],
    [`${to('weight: 100.0')}`, 'error dropped'],
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

  it('a server refuses negative percentages and weights that do not add up', () => {
    assert.equal(reported(asManifest('FaultInjection', 'percentage: -50')), 'error refused');
    assert.equal(reported(asManifest('FaultInjection', 'percentage: 150')), 'warning altered 100');
    assert.equal(reported(asManifest('RouteRule', routes(60, 60))), 'error refused');
  });
});

/** The worst that is reported of a policy, whatever rule does so. */
function reported(text: string, generation?: 'go'): string {
  const findings = governanceFindings(text, generation).filter(({ severity }) => severity !== 'information');
  const about = findings.filter(({ rule }) => !rule.endsWith('-without-match-group'));
  const worst = about.find(({ severity }) => severity === 'error') ?? about[0];
  return worst === undefined
    ? ''
    : [worst.severity, worst.consequence, worst.value].filter((part) => part !== undefined).join(' ');
}
