import assert from 'node:assert/strict';
import type { GovernanceKind } from '../../../../sandbox/cse/governance/kinds';
import {
  createPolicy,
  deletePolicy,
  findPolicy,
  listPolicies,
  nameOf,
  shownPolicy,
  updatePolicy,
} from '../../../../sandbox/cse/governance/policies';
import { labelsOf, listScenes } from '../../../../sandbox/cse/governance/scenes';
import { updateItem } from '../../../../sandbox/kie/items';
import { createKie, emptyKie } from '../../../../sandbox/kie/kie';
import type { Kie } from '../../../../sandbox/kie/kie';
import { fakeClock } from '../../api/fakes';
import { refusalOf } from './refused';

const selector = { environment: 'production', app: 'shop' };
const group = { alias: 'Pay', matches: [{ name: 'all' }] };
const testing = { ...selector, environment: 'testing' };

describe('sandbox: governance policies', () => {
  let kie: Kie;
  const add = (
    kind: GovernanceKind,
    name: string,
    spec: Record<string, unknown>,
    where: Record<string, string> = selector,
  ) => createPolicy(kie, kind, { name, selector: where, spec });
  const keys = () => kie.state.items.map(({ key }) => key);
  const scenes = (environment?: string, app?: string) =>
    listScenes(kie, labelsOf(environment, app)).map(({ matchGroup, policies }) => [
      matchGroup.name,
      matchGroup.selector['environment'],
      policies?.map(({ kind, spec }) => [kind, spec]),
    ]);
  beforeEach(() => {
    kie = createKie({ state: emptyKie(), clock: fakeClock().clock, authorize: () => undefined });
    add('match-group', 'pay', group);
    add('rate-limiting', 'pay', { rate: 10, limitRefreshPeriod: '1S' });
  });

  it('are items of the configuration center', () => {
    const item = kie.state.items[1];
    assert.deepEqual(
      [item?.key, item?.value, item?.valueType, item?.status, item?.priority, item?.labels],
      ['servicecomb.rateLimiting.pay', 'limitRefreshPeriod: 1S\nrate: 10\n', 'text', 'enabled', -1, selector],
    );
  });

  it('are written so that clients read texts as texts', () => {
    const { value } = add('match-group', 'words', { alias: 'on', matches: [{ name: '010' }] });
    assert.equal(value, 'alias: "on"\nmatches:\n  - name: "010"\n');
  });

  it('exist once by name and labels', () => {
    const refusal = refusalOf(() => add('match-group', 'pay', group));
    assert.deepEqual(refusal, {
      status: 409,
      body: { error_code: '409001', error_msg: 'record already exist', detail: 'kv already exists' },
    });
    add('match-group', 'pay', group, testing);
    add('match-group', 'pay', group, { ...selector, service: 'cart' });
  });

  it('have names that fit into keys, and labels that the configuration center takes', () => {
    const rule = 'validate failed, field: KVDoc.Key, rule: ^[a-zA-Z0-9._:-]+$';
    const refusal = refusalOf(() => add('retry', 'pay now', { maxAttempts: 1 }));
    assert.deepEqual(refusal, {
      status: 400,
      body: { error_code: '400001', error_msg: 'Invalid parameter(s)', detail: rule },
    });
    add('retry', 'x'.repeat(100), { maxAttempts: 1 });
    const labels = () => add('retry', 'pay', { maxAttempts: 1 }, { app: 'my shop' });
    assert.equal(refusalOf(labels)?.status, 400);
  });

  it('lose the part before a dot in their name', () => {
    const { id } = add('retry', 'pay.slowly', { maxAttempts: 1 });
    assert.equal(shownPolicy(findPolicy(kie, id), 'retry').name, 'slowly');
  });

  it('are shown with the match group of their name', () => {
    add('retry', 'lonely', { maxAttempts: 1 });
    add('match-group', 'idle', group);
    const limit = ['rateLimiting', { rate: 10, limitRefreshPeriod: '1S' }];
    assert.deepEqual(scenes('production', 'shop'), [
      ['idle', 'production', undefined],
      ['pay', 'production', [limit]],
    ]);
    assert.deepEqual(scenes('production', 'office'), []);
    assert.deepEqual(scenes(), [], 'there is none in the empty environment');
    assert.equal(scenes('all').length, 2);
  });

  it('are mixed up where all environments are shown', () => {
    add('match-group', 'pay', group, testing);
    add('rate-limiting', 'pay', { rate: 99 }, testing);
    assert.deepEqual(scenes('all').slice(0, 1), [
      ['pay', 'testing', [['rateLimiting', { rate: 10, limitRefreshPeriod: '1S' }]]],
    ]);
    assert.deepEqual(scenes('testing'), [['pay', 'testing', [['rateLimiting', { rate: 99 }]]]]);
  });

  it('change in spec and status alone', () => {
    const id = kie.state.items[1]?.id ?? '';
    updatePolicy(kie, 'rate-limiting', id, { spec: { rate: 5 }, status: 'disabled' });
    updatePolicy(kie, 'rate-limiting', id, { spec: { rate: 6 }, status: '' });
    const item = kie.state.items[1];
    assert.deepEqual([item?.value, item?.status], ['rate: 6\n', 'disabled']);
    const change = (policy: string, more: { status?: string; bare?: boolean }) => {
      const update = { spec: { rate: 5 }, status: '', ...more };
      return refusalOf(() => updatePolicy(kie, 'rate-limiting', policy, update))?.status;
    };
    assert.equal(change(id, { status: 'off' }), 400);
    assert.equal(change('none', {}), 404);
    assert.equal(change(id, { bare: true }), 500, 'the server breaks down');
    assert.equal(item?.value, 'rate: 6\n');
  });

  it('are found by whatever kind the path names', () => {
    const id = kie.state.items[1]?.id ?? '';
    assert.equal(shownPolicy(findPolicy(kie, id), 'retry').kind, 'retry');
    deletePolicy(kie, 'retry', id);
    assert.deepEqual(keys(), ['servicecomb.matchGroup.pay']);
  });

  it('fall with their match group, and so does all else of its name and labels', () => {
    add('retry', 'pay', { maxAttempts: 1 }, testing);
    add('retry', 'prepay', { maxAttempts: 1 });
    add('retry', 'pay', { maxAttempts: 1 }, { ...selector, service: 'cart' });
    deletePolicy(kie, 'match-group', kie.state.items[0]?.id ?? '');
    assert.deepEqual(
      kie.state.items.map((item) => [nameOf(item), item.labels['environment']]),
      [
        ['pay', 'testing'],
        ['prepay', 'production'],
      ],
    );
    const again = refusalOf(() => deletePolicy(kie, 'match-group', 'none'));
    assert.equal(again?.status, 404);
  });

  it('get a name only when they are match groups', () => {
    assert.match(nameOf(add('match-group', '', group)), /^scene-[0-9a-z]{4}$/);
    assert.equal(add('retry', '', { maxAttempts: 1 }).key, 'servicecomb.retry.');
  });

  describe('edited in the configuration center', () => {
    const edit = (value: string, status = '') => {
      const item = kie.state.items[1];
      assert.ok(item);
      updateItem(kie, item, { value, status });
      return item;
    };
    const listed = () => listPolicies(kie, 'rate-limiting', {}).map(({ spec, status }) => [spec, status]);

    it('show what was written there', () => {
      edit('rate: 7\nrate: 8\nburst: yes', 'disabled');
      assert.deepEqual(listed(), [[{ rate: 8, burst: true }, 'disabled']]);
    });

    for (const [value, detail] of [
      ['rate: [', 'unexpected end of JSON input'],
      ['fast', 'json: cannot unmarshal string into Go value of type map[string]interface {}'],
    ] as const) {
      it(`are left out of lists when they say ${value}`, () => {
        const item = edit(value);
        assert.deepEqual(listed(), []);
        assert.deepEqual(scenes('production'), [['pay', 'production', undefined]]);
        assert.deepEqual(
          refusalOf(() => shownPolicy(item, 'rate-limiting')),
          {
            status: 500,
            body: { error_code: '500003', error_msg: 'Internal server error', detail },
          },
        );
      });
    }
  });
});
