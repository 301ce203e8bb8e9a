import assert from 'node:assert/strict';
import { readKind } from '../../../../sandbox/cse/governance/kinds';
import type { GovernanceKind } from '../../../../sandbox/cse/governance/kinds';
import { readPolicy } from '../../../../sandbox/cse/governance/read-policy';
import { checkSpec } from '../../../../sandbox/cse/governance/spec-checks';
import { refusalOf } from './refused';

type Spec = Record<string, unknown>;
type Refused = readonly [spec: Spec, ...messages: string[]];

/** A match group with one match. */
const group = (match: Spec): Spec => ({ alias: 'a', matches: [{ name: 'a', ...match }] });
const required = (field: string) => `${field} in body is required`;
const mistyped = (field: string, wanted: string, given: string) =>
  `${field} in body must be of type ${wanted}: "${given}"`;
const negative = (field: string) => `${field} in body should be greater than or equal to 0`;

const methods = 'match-group.matches.method in body should be one of [GET POST DELETE PUT PATCH]';
const noMaxAttempts = required('retry.maxAttempts');
const noMinimum = required('circuit-breaker.minimumNumberOfCalls');
const noConcurrency = required('bulkhead.maxConcurrentCalls');

/** Mistakes that the server finds (Governance policies, sections 3 to 10). */
const refused: Record<GovernanceKind, readonly Refused[]> = {
  'match-group': [
    [{ matches: [{ name: 'a' }] }, required('match-group.alias')],
    [{ alias: '', matches: [{ name: 'a' }] }, 'match-group.alias in body should be at least 1 chars long'],
    [{ alias: 'a', matches: [] }, 'match-group.matches in body should have at least 1 items'],
    [{ alias: 'a' }, required('match-group.matches')],
    [{ alias: 'a', matched: [{ name: 'a' }] }, required('match-group.matches')],
    [{ alias: 'a', matches: null }, mistyped('match-group.matches', 'array', 'null')],
    [{ alias: 'a', matches: [null] }, mistyped('match-group.matches', 'object', 'null')],
    [{ alias: 'a', matches: [{ apiPath: { exact: '/' } }] }, required('match-group.matches.name')],
    [group({ name: '' }), 'match-group.matches.name in body should be at least 1 chars long'],
    [group({ method: ['get'] }), methods],
    [group({ method: ['HEAD'] }), methods],
    [group({ method: [1] }), mistyped('match-group.matches.method', 'string', 'number'), methods],
    [group({ method: [] }), 'match-group.matches.method in body should have at least 1 items'],
    [group({ apiPath: '/login' }), mistyped('match-group.matches.apiPath', 'object', 'string')],
    [group({ apiPath: {} }), 'match-group.matches.apiPath in body should have at least 1 properties'],
    [group({ headers: null }), mistyped('match-group.matches.headers', 'object', 'null')],
    [{}, required('match-group.alias'), required('match-group.matches')],
  ],
  retry: [
    [{}, noMaxAttempts],
    [{ onSame: 1, rules: { match: 'a' } }, noMaxAttempts],
    [{ maxAttempts: 1, retryOnSame: '1' }, mistyped('retry.retryOnSame', 'integer', 'string')],
    [{ maxAttempts: 1, retryOnSame: -1 }, negative('retry.retryOnSame')],
    [{ retryOnSame: -1 }, noMaxAttempts, negative('retry.retryOnSame')],
  ],
  'rate-limiting': [[{ limitRefreshPeriod: '1S' }, required('rate-limiting.rate')]],
  loadbalance: [
    [{}, required('loadbalance.rule')],
    [{ rule: '' }, 'loadbalance.rule in body should be at least 1 chars long'],
    [{ rule: 1 }, mistyped('loadbalance.rule', 'string', 'number')],
  ],
  'circuit-breaker': [
    [{}, noMinimum],
    [{ rules: { minimumNumberOfCalls: 10 } }, noMinimum],
    [{ minimumNumberOfCalls: '10' }, mistyped('circuit-breaker.minimumNumberOfCalls', 'integer', 'string')],
    [{ minimumNumberOfCalls: 10.5 }, mistyped('circuit-breaker.minimumNumberOfCalls', 'integer', 'number')],
    [{ minimumNumberOfCalls: -1 }, negative('circuit-breaker.minimumNumberOfCalls')],
  ],
  'instance-isolation': [[{}, required('instance-isolation.minimumNumberOfCalls')]],
  'fault-injection': [
    [{ type: 'abort' }, required('fault-injection.percentage')],
    [{ percentage: '50' }, mistyped('fault-injection.percentage', 'number', 'string')],
    [{ percentage: -1 }, negative('fault-injection.percentage')],
  ],
  bulkhead: [
    [{}, noConcurrency],
    [{ maxConcurrentRequests: 5 }, noConcurrency],
  ],
};

/** Mistakes that the server takes, and that clients drop or misread. */
const accepted: Record<GovernanceKind, readonly Spec[]> = {
  'match-group': [
    group({}),
    group({ apiPath: { regex: '/a.*' } }),
    group({ headers: { level: { exact: 3 } } }),
    group({ headers: { level: 'v' } }),
    group({ headers: {} }),
    group({ queries: 'a', serviceName: 5, customMatcher: [] }),
  ],
  retry: [
    { maxAttempts: 0 },
    { maxAttempts: '3' },
    { maxAttempts: null },
    { maxAttempts: 1, waitDuration: '10ms' },
    { maxAttempts: 1, retryStrategy: 'randomBackoff' },
    { maxAttempts: 1, initialInterval: 5 },
    { maxAttempts: 1, retryOnSame: 2 },
  ],
  'rate-limiting': [
    { rate: 0 },
    { rate: -1 },
    { rate: 0.5 },
    { rate: '100/s' },
    { rate: 10, limitRefreshPeriod: 1 },
    { rate: 10, identifier: 'x-user' },
    { rate: 10, burst: 3, match: 'pay' },
  ],
  loadbalance: [{ rule: 'random' }],
  'circuit-breaker': [
    { minimumNumberOfCalls: 0 },
    { minimumNumberOfCalls: 1, failureRateThreshold: 0 },
    { minimumNumberOfCalls: 1, failureRateThreshold: 150 },
    { minimumNumberOfCalls: 1, slidingWindowType: 'count' },
    { minimumNumberOfCalls: 1, slidingWindowSize: '100ms' },
    { minimumNumberOfCalls: 1, waitDurationInOpenState: 0 },
  ],
  'instance-isolation': [
    { minimumNumberOfCalls: '10' },
    { minimumNumberOfCalls: -1 },
    { minimumNumberOfCalls: 10.5 },
  ],
  'fault-injection': [
    { percentage: 0.5 },
    { percentage: 150 },
    { percentage: 1, type: 'error' },
    { percentage: 1, type: 'abort', errorCode: 700 },
    { percentage: 1, delayTime: '500ms' },
  ],
  bulkhead: [
    { maxConcurrentCalls: -1 },
    { maxConcurrentCalls: 'ten' },
    { maxConcurrentCalls: 0 },
    { maxConcurrentCalls: 1, maxWaitDuration: -1 },
  ],
};

const invalid = (detail: string) => ({
  status: 400,
  body: { error_code: '400001', error_msg: 'Invalid parameter(s)', detail },
});

for (const word of Object.keys(refused)) {
  const kind = readKind(word);
  describe(`sandbox: what the server says about ${kind}`, () => {
    for (const [spec, ...messages] of refused[kind]) {
      it(`refuses ${JSON.stringify(spec)}`, () => {
        const detail = `illegal policy[${kind}] spec, msg: ${messages.join('; ')}`;
        assert.deepEqual(
          refusalOf(() => checkSpec(kind, spec)),
          invalid(detail),
        );
      });
    }

    for (const spec of accepted[kind]) {
      it(`takes ${JSON.stringify(spec)}`, () => {
        assert.equal(
          refusalOf(() => checkSpec(kind, spec)),
          undefined,
        );
      });
    }
  });
}

describe('sandbox: kinds of governance', () => {
  const unknown = ['time-limiter', 'identifier-rate-limiting', 'loadbalancer', 'load-balance', 'matchGroup'];
  for (const kind of [...unknown, 'toString', '']) {
    it(`do not have ${kind}`, () => {
      assert.deepEqual(
        refusalOf(() => readKind(kind)),
        invalid(`not support kind[${kind}] yet`),
      );
    });
  }
});

describe('sandbox: bodies of governance policies', () => {
  const field = (kind: string, name: string, wanted: string) =>
    `json: cannot unmarshal ${kind} into Go struct field Policy.${name} of type ${wanted}`;
  const wrong: readonly (readonly [body: string, detail: string])[] = [
    ['', 'unexpected end of JSON input'],
    ['{"name":', 'unexpected end of JSON input'],
    ['spec: {}', "invalid character 's' looking for beginning of value"],
    ['[]', 'json: cannot unmarshal array into Go value of type gov.Policy'],
    ['"pay"', 'json: cannot unmarshal string into Go value of type gov.Policy'],
    ['{"name":5}', field('number', 'name', 'string')],
    ['{"status":true}', field('bool', 'status', 'string')],
    ['{"selector":"shop"}', field('string', 'selector', 'gov.Selector')],
    ['{"selector":{"app":1}}', field('number', 'selector', 'string')],
    ['{"spec":"rate: 5"}', field('string', 'spec', 'map[string]interface {}')],
    ['{"spec":[]}', field('array', 'spec', 'map[string]interface {}')],
  ];
  for (const [body, detail] of wrong) {
    it(`are refused: ${JSON.stringify(body)}`, () => {
      assert.deepEqual(
        refusalOf(() => readPolicy(Buffer.from(body))),
        invalid(detail),
      );
    });
  }

  it('may leave everything out', () => {
    const nothing = { name: '', status: '', selector: {}, spec: {}, bare: true };
    for (const body of ['{}', 'null', '{"spec":null}', '{"other":1}']) {
      assert.deepEqual(readPolicy(Buffer.from(body)), nothing, body);
    }
    assert.equal(readPolicy(Buffer.from('{"name":null}')).bare, false);
  });
});
