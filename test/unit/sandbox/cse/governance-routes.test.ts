import assert from 'node:assert/strict';
import {
  deleteRouteRules,
  putRouteRules,
  readRouteRules,
  readRules,
} from '../../../../sandbox/cse/governance/route-rules';
import { createKie, emptyKie } from '../../../../sandbox/kie/kie';
import type { Kie } from '../../../../sandbox/kie/kie';
import { fakeClock } from '../../api/fakes';
import { refusalOf } from './refused';

const cart = { service: 'cart', environment: 'production', appId: 'shop' };
const route = (weight: number, version: string) => ({ weight, tags: { version } });

describe('sandbox: bodies of route rules', () => {
  const wrong: readonly (readonly [body: unknown, place: string])[] = [
    [undefined, 'body'],
    [{ precedence: 1 }, 'body'],
    ['- precedence: 1', 'body'],
    [[1], '0'],
    [[{}, { precedence: '1' }], '1.precedence'],
    [[{ precedence: 1.5 }], '0.precedence'],
    [[{ route: {} }], '0.route'],
    [[{ route: [{ weight: '50' }] }], '0.route.0.weight'],
    [[{ route: [{ weight: 100, tags: { version: 2 } }] }], '0.route.0.tags.version'],
    [[{ match: [] }], '0.match'],
    [[{ match: { headers: { user: { exact: 7 } } } }], '0.match.headers.user.exact'],
    [[{ match: { headers: { user: { caseInsensitive: 'no' } } } }], '0.match.headers.user.caseInsensitive'],
  ];
  for (const [body, place] of wrong) {
    it(`are refused: ${JSON.stringify(body)}`, () => {
      assert.deepEqual(
        refusalOf(() => readRules(body)),
        {
          status: 400,
          body: {
            error_code: 'SVCSTG.00400100',
            error_msg: 'Invalid parameter(s)',
            detail: `${place} is invalid`,
          },
        },
      );
    });
  }

  /** What clients reject or misread (Governance policies, section 12). */
  const taken: readonly unknown[] = [
    [],
    [{ precedence: 1, route: [route(50, '1.0.0'), route(40, '2.0.0')] }],
    [{ precedence: 1, route: [route(60, '1.0.0'), route(60, '2.0.0')] }],
    [{ route: [route(100, '1.0.0')] }, { route: [route(100, '2.0.0')] }],
    [{ precedence: 1, route: [{ tags: { version: '1.0.0' } }] }],
    [{ precedence: 1, route: [] }],
    [{ precedence: 1, match: null }],
    [{ precedence: 1, match: { source: 'gateway', headers: { user: { prefix: 'a', regex: '\\D' } } } }],
  ];
  for (const body of taken) {
    it(`are taken: ${JSON.stringify(body)}`, () => {
      assert.deepEqual(readRules(body), body);
    });
  }
});

describe('sandbox: route rules', () => {
  let kie: Kie;
  beforeEach(() => {
    kie = createKie({ state: emptyKie(), clock: fakeClock().clock, authorize: () => undefined });
    putRouteRules(kie, cart, [{ precedence: 1, route: [route(100, '1.0')] }]);
  });

  it('are an item of the configuration center', () => {
    const [item] = kie.state.items;
    const value = '- precedence: 1\n  route:\n    - tags:\n        version: "1.0"\n      weight: 100\n';
    assert.deepEqual(
      [item?.key, item?.value, item?.labels],
      ['servicecomb.routeRule.cart', value, { environment: 'production', app: 'shop' }],
    );
  });

  it('are replaced as a whole, and switched on', () => {
    const rules = [{ precedence: 2, route: [route(20, '2.0'), route(80, '1.0')] }];
    const [item] = kie.state.items;
    if (item) item.status = 'disabled';
    putRouteRules(kie, cart, rules);
    assert.deepEqual(readRouteRules(kie, cart), rules);
    assert.deepEqual([kie.state.items.length, kie.state.items[0]?.status], [1, 'enabled']);
  });

  it('belong to an environment and an application', () => {
    assert.deepEqual(readRouteRules(kie, { ...cart, environment: '' }), []);
    const elsewhere = () => deleteRouteRules(kie, { ...cart, appId: 'default' });
    assert.equal(refusalOf(elsewhere)?.status, 404);
    deleteRouteRules(kie, cart);
    assert.deepEqual(kie.state.items, []);
  });

  it('are for a microservice whose name fits into a key', () => {
    const refusal = refusalOf(() => putRouteRules(kie, { ...cart, service: 'my cart' }, []));
    assert.deepEqual(refusal?.status, 400);
  });
});
