import assert from 'node:assert/strict';
import { readKind } from '../../../../sandbox/cse/governance/kinds';
import type { GovernanceKind } from '../../../../sandbox/cse/governance/kinds';
import {
  createPolicy,
  deletePolicy,
  nameOf,
  updatePolicy,
} from '../../../../sandbox/cse/governance/policies';
import { listScenes } from '../../../../sandbox/cse/governance/scenes';
import { checkSpec } from '../../../../sandbox/cse/governance/spec-checks';
import { createKie, emptyKie } from '../../../../sandbox/kie/kie';
import type { Kie } from '../../../../sandbox/kie/kie';
import { fakeClock } from '../../api/fakes';
import { refusalOf } from './refused';

const selector = { environment: 'production', app: 'shop' };
const group = { alias: 'Pay', matches: [{ name: 'all' }] };
const required = (field: string) => `${field} in body is required`;

const refused: readonly (readonly [GovernanceKind, Record<string, unknown>, string])[] = [
  ['match-group', { matches: [{ name: 'a' }] }, required('match-group.alias')],
  ['match-group', { alias: 'a', matches: [] }, 'match-group.matches in body should have at least 1 items'],
  ['match-group', { alias: 'a' }, required('match-group.matches')],
  ['match-group', { alias: 'a', matches: [{}] }, required('match-group.matches.name')],
  [
    'match-group',
    { alias: 'a', matches: [{ name: 'a', method: ['get'] }] },
    'match-group.matches.method in body should be one of [GET POST DELETE PUT PATCH]',
  ],
  [
    'match-group',
    { alias: 'a', matches: [{ name: 'a', method: [] }] },
    'match-group.matches.method in body should have at least 1 items',
  ],
  [
    'match-group',
    { alias: 'a', matches: [{ name: 'a', apiPath: '/login' }] },
    'match-group.matches.apiPath in body must be of type object: "string"',
  ],
  [
    'match-group',
    { alias: 'a', matches: [{ name: 'a', apiPath: {} }] },
    'match-group.matches.apiPath in body should have at least 1 properties',
  ],
  [
    'match-group',
    { alias: 'a', matches: [{ name: 'a', headers: null }] },
    'match-group.matches.headers in body must be of type object: "null"',
  ],
  ['retry', {}, required('retry.maxAttempts')],
  [
    'retry',
    { maxAttempts: 1, retryOnSame: '1' },
    'retry.retryOnSame in body must be of type integer: "string"',
  ],
  [
    'retry',
    { maxAttempts: 1, retryOnSame: -1 },
    'retry.retryOnSame in body should be greater than or equal to 0',
  ],
  ['rate-limiting', {}, required('rate-limiting.rate')],
  ['loadbalance', { rule: '' }, 'loadbalance.rule in body should be at least 1 chars long'],
  ['loadbalance', { rule: 1 }, 'loadbalance.rule in body must be of type string: "number"'],
  [
    'circuit-breaker',
    { minimumNumberOfCalls: 10.5 },
    'circuit-breaker.minimumNumberOfCalls in body must be of type integer: "number"',
  ],
  ['instance-isolation', {}, required('instance-isolation.minimumNumberOfCalls')],
  [
    'fault-injection',
    { percentage: '50' },
    'fault-injection.percentage in body must be of type number: "string"',
  ],
  ['bulkhead', { maxConcurrentRequests: 5 }, required('bulkhead.maxConcurrentCalls')],
];

const accepted: readonly (readonly [GovernanceKind, Record<string, unknown>])[] = [
  ['match-group', { alias: 'a', matches: [{ name: 'a', apiPath: { regex: '/a.*' }, headers: {} }] }],
  ['retry', { maxAttempts: '3', waitDuration: '10ms' }],
  ['rate-limiting', { rate: 0.5, burst: 3 }],
  ['instance-isolation', { minimumNumberOfCalls: '10' }],
  ['circuit-breaker', { minimumNumberOfCalls: 0, failureRateThreshold: 150 }],
  ['fault-injection', { percentage: 0.5, type: 'error' }],
  ['bulkhead', { maxConcurrentCalls: -1 }],
];

describe('sandbox: checks of governance policies', () => {
  for (const [kind, spec, message] of refused) {
    it(`refuse ${kind} ${JSON.stringify(spec)}`, () => {
      assert.deepEqual(
        refusalOf(() => checkSpec(kind, spec)),
        {
          status: 400,
          body: {
            error_code: '400001',
            error_msg: 'Invalid parameter(s)',
            detail: `illegal policy[${kind}] spec, msg: ${message}`,
          },
        },
      );
    });
  }

  for (const [kind, spec] of accepted) {
    it(`let ${kind} ${JSON.stringify(spec)} pass`, () => {
      assert.equal(
        refusalOf(() => checkSpec(kind, spec)),
        undefined,
      );
    });
  }

  it('know eight kinds', () => {
    const refusal = refusalOf(() => readKind('time-limiter'));
    assert.match(JSON.stringify(refusal), /not support kind\[time-limiter\] yet/);
  });
});

describe('sandbox: governance policies', () => {
  let kie: Kie;
  const add = (kind: GovernanceKind, name: string, spec: Record<string, unknown>, where = selector) =>
    createPolicy(kie, kind, { name, selector: where, spec });
  beforeEach(() => {
    kie = createKie({ state: emptyKie(), clock: fakeClock().clock, authorize: () => undefined });
    add('match-group', 'pay', group);
    add('rate-limiting', 'pay', { rate: 10, limitRefreshPeriod: '1S' });
  });

  it('are items of the configuration centre', () => {
    const item = kie.state.items[1];
    assert.deepEqual(
      [item?.key, item?.value, item?.valueType, item?.status, item?.priority, item?.labels],
      ['servicecomb.rateLimiting.pay', 'limitRefreshPeriod: 1S\nrate: 10\n', 'text', 'enabled', -1, selector],
    );
  });

  it('exist once by name and labels', () => {
    const refusal = refusalOf(() => add('match-group', 'pay', group));
    assert.deepEqual(refusal, {
      status: 409,
      body: { error_code: '409001', error_msg: 'record already exist', detail: 'kv already exists' },
    });
    add('match-group', 'pay', group, { ...selector, environment: 'testing' });
  });

  it('are shown with the match group of their name', () => {
    add('retry', 'lonely', { maxAttempts: 1 });
    const scenes = listScenes(kie, { environment: 'production', app: 'shop' });
    assert.deepEqual(
      scenes.map(({ matchGroup, policies }) => [
        matchGroup.name,
        policies.map(({ name, kind, spec }) => [name, kind, spec]),
      ]),
      [['pay', [['pay', 'rateLimiting', { rate: 10, limitRefreshPeriod: '1S' }]]]],
    );
    assert.equal(listScenes(kie, {}).length, 0);
    assert.equal(listScenes(kie, { environment: 'all' }).length, 1);
  });

  it('change in spec and status alone', () => {
    const id = kie.state.items[1]?.id ?? '';
    updatePolicy(kie, 'rate-limiting', id, { spec: { rate: 5 }, status: 'disabled' });
    updatePolicy(kie, 'rate-limiting', id, { spec: { rate: 6 }, status: '' });
    const item = kie.state.items[1];
    assert.deepEqual([item?.value, item?.status], ['rate: 6\n', 'disabled']);
    const wrong = () => updatePolicy(kie, 'rate-limiting', id, { spec: { rate: 5 }, status: 'off' });
    assert.equal(refusalOf(wrong)?.status, 400);
    const unknown = () => updatePolicy(kie, 'rate-limiting', 'none', { spec: { rate: 5 }, status: '' });
    assert.equal(refusalOf(unknown)?.status, 404);
  });

  it('fall with their match group', () => {
    add('retry', 'pay', { maxAttempts: 1 }, { ...selector, environment: 'testing' });
    add('retry', 'prepay', { maxAttempts: 1 });
    deletePolicy(kie, 'match-group', kie.state.items[0]?.id ?? '');
    assert.deepEqual(
      kie.state.items.map((item) => [nameOf(item), item.labels['environment']]),
      [
        ['pay', 'testing'],
        ['prepay', 'production'],
      ],
    );
  });

  it('get a name only when they are match groups', () => {
    assert.match(nameOf(add('match-group', '', group)), /^scene-[0-9a-z]{4}$/);
    assert.equal(add('retry', '', { maxAttempts: 1 }).key, 'servicecomb.retry.');
  });
});
