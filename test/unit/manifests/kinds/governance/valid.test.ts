import assert from 'node:assert/strict';
import { inFile } from '../../../../../manifests/kinds/governance/rules/shared';
import { applyFix, show } from '../../examples';
import { governanceFindings, withoutNames } from './files';

/** Bodies that servers take and clients obey, one of each kind, as Governance policies gives them in sections 3 to 12. */
const bodies: Readonly<Record<string, string>> = {
  'match-group':
    '{"alias":"user login","matches":[{"name":"login-post","apiPath":{"exact":"/login"},"method":["POST"]},{"name":"vip","apiPath":{"prefix":"/user/"},"headers":{"x-level":{"compare":">=3"}},"serviceName":"gateway"}]}',
  retry: '{"maxAttempts":3,"retryOnSame":0,"waitDuration":"10","retryOnResponseStatus":[502,503]}',
  'rate-limiting': '{"rate":100,"limitRefreshPeriod":"1S"}',
  loadbalance: '{"rule":"Random"}',
  'circuit-breaker':
    '{"minimumNumberOfCalls":10,"slidingWindowType":"COUNT_BASED","slidingWindowSize":"100","failureRateThreshold":50,"slowCallRateThreshold":80,"slowCallDurationThreshold":"1S","waitDurationInOpenState":"10S"}',
  'fault-injection': '{"type":"abort","percentage":50,"errorCode":503,"fallbackType":"ThrowException"}',
  bulkhead: '{"maxConcurrentCalls":10,"maxWaitDuration":"1S"}',
  'route-rule':
    '[{"precedence":2,"match":{"headers":{"region":{"exact":"cn-north","caseInsensitive":false}}},"route":[{"name":"new","weight":20,"tags":{"version":"2.0.0"}},{"name":"old","weight":80,"tags":{"version":"1.0.0"}}]},{"precedence":1,"route":[{"weight":100,"tags":{"version":"1.0.0"}}]}]',
};

const texts: readonly (readonly [string, string])[] = [
  [
    'matchGroup',
    'alias: user login\nmatches:\n  - name: login-post\n    apiPath:\n      exact: "/login"\n    method:\n      - POST',
  ],
  [
    'retry',
    'maxAttempts: 2\nretryStrategy: RandomBackoff\ninitialInterval: 100\nmultiplier: 2\nrandomizationFactor: 0.5',
  ],
  ['rateLimiting', 'rate: 10\nlimitRefreshPeriod: 1000\ntimeoutDuration: 0'],
  ['loadbalance', 'rule: Random'],
  [
    'instanceIsolation',
    'minimumNumberOfCalls: 10\nslidingWindowSize: 10S\nslidingWindowType: TIME_BASED\nfailureRateThreshold: 20\nrecordFailureStatus:\n  - 502\n  - 503\n  - 500\nwaitDurationInOpenState: 5000',
  ],
  ['faultInjection', 'type: delay\ndelayTime: 2S\npercentage: 100'],
  ['bulkhead', 'maxConcurrentCalls: 2\nmaxWaitDuration: 1000'],
  ['instanceBulkhead', 'maxConcurrentCalls: 2'],
  ['identifierRateLimiting', 'rate: 10\nidentifier: x-user'],
  ['timeLimiter', 'timeoutDuration: 2S\ncancelRunningFuture: false'],
  ['cache', 'ttl: 6H\nmaximumSize: 100'],
  ['mapper', 'target:\n  x-user: $H{user}'],
  [
    'routeRule',
    '- precedence: 1\n  match:\n    headers:\n      canary:\n        exact: "new"\n  route:\n    - weight: 20\n      tags:\n        version: 0.0.1\n    - weight: 80\n      tags:\n        version: 0.0.2',
  ],
];

describe('governance policies as they should be', () => {
  const findings = (text: string, generation?: 'go' | 'java2' | 'java3') =>
    withoutNames(governanceFindings(text, generation)).map((finding) => show(finding, text));

  for (const [kind, spec] of Object.entries(bodies))
    it(`nothing is found in a body of ${kind}`, () => {
      const body = `{"name": "pay", "kind": "${kind}", "selector": {"environment": "testing", "app": "shop"}, "spec": ${spec}}`;
      assert.deepEqual(findings(body), []);
    });

  for (const [kind, text] of texts)
    it(`nothing is found in a ${kind} of a file`, () => {
      assert.deepEqual(findings(inFile(kind, text)), []);
    });

  it('the names that servers want are not missed in a match group of a file', () => {
    const text = inFile('matchGroup', 'matches:\n  - apiPath:\n      prefix: "/"');
    assert.deepEqual(
      governanceFindings(text)
        .map(({ rule, severity }) => `${severity} ${rule}`)
        .filter((found) => !found.includes('without')),
      [],
    );
  });

  it('Go clients have operators and limiters of their own', () => {
    const group = inFile(
      'matchGroup',
      'alias: a\nmatches:\n  - name: a\n    trafficMarkPolicy: once\n    apiPath:\n      regex: "/a.*"',
    );
    const limiter = inFile('rateLimiting', 'match: none\nrate: 100\nburst: 1');
    assert.deepEqual([...findings(group, 'go'), ...findings(limiter, 'go')], []);
    assert.equal(findings(group).length, 2);
    assert.equal(findings(limiter).length, 2);
  });

  it('Go clients compare headers of route rules with their own operators', () => {
    const text = inFile(
      'routeRule',
      "- precedence: 1\n  match:\n    headers:\n      age:\n        noLess: '18'\n  route:\n    - weight: 100",
    );
    assert.deepEqual(findings(text, 'go'), []);
    assert.deepEqual(
      findings(text, 'java2').map((one) => one.slice(0, one.indexOf('»') + 1)),
      ['error governance/route-match «noLess»'],
    );
    assert.ok(findings(text)[0]?.startsWith('information governance/route-match «noLess»'));
  });

  it('a match of old versions of Go Chassis is written below `matches`', () => {
    const old = inFile('matchGroup', 'method: [GET]\napiPath:\n  exact: "/hello"');
    const [finding, ...others] = withoutNames(governanceFindings(old, 'go'));
    assert.deepEqual(others, []);
    assert.deepEqual(
      [finding?.severity, finding?.rule, finding && old.slice(finding.range.start, finding.range.end)],
      ['warning', 'governance/matches-required', 'method'],
    );
    assert.equal(
      finding?.fixes?.[0] && applyFix(old, finding.fixes[0]),
      inFile('matchGroup', 'matches:\n  - method: [GET]\n    apiPath:\n      exact: "/hello"'),
    );
    assert.ok(findings(old).some((one) => one.startsWith('error governance/matches-required')));
  });

  it('rules in the form of Sermant are only reported as that', () => {
    const rules =
      'kind: routematcher.sermant.io/flow\nrules:\n  - match:\n      headers:\n        id:\n          in: [a]\n    route:\n      - weight: 10';
    assert.deepEqual(
      governanceFindings(inFile('routeRule', rules)).map(({ severity, rule }) => `${severity} ${rule}`),
      ['information governance/route-clients'],
    );
  });

  it('query parameters are for Java Chassis 3', () => {
    const text = inFile(
      'matchGroup',
      'alias: a\nmatches:\n  - name: a\n    queries:\n      page:\n        exact: "1"',
    );
    assert.deepEqual(findings(text, 'java3'), []);
    assert.ok(findings(text, 'java2')[0]?.startsWith('warning governance/queries «queries»'));
    assert.ok(findings(text)[0]?.startsWith('information governance/queries «queries»'));
  });
});
