import { useSession } from './session';

/** Rows from the root of a view down to the last level, and what the last one says. */
type Levels = readonly [view: string, rows: readonly (string | RegExp)[], shown: RegExp];

const cse = ['Sandbox', 'CSE engines'];
const stage = ['Sandbox', 'ServiceStage'];
const cart = ['Sandbox', 'production', 'shop', 'cart', '1.1.0'];
const repository = [...stage, 'Git authorizations', 'github-lin', 'lakeside-shop', 'cart'];

const levels: readonly Levels[] = [
  ['Engines', ['Sandbox', 'Service center', 'Instances'], /16/],
  ['Engines', ['Sandbox', 'Configuration', 'shop', 'application.yaml', /current/], /current/],
  ['Engines', ['Sandbox', 'Settings of engines 1.x', 'cart', 'cart@shop', 'cart.limit'], /50/],
  ['Engines', [...stage, 'Environments', 'prod', 'shop-prod'], /container cluster/],
  ['Engines', [...stage, 'Applications', 'shop', 'prod', 'LOG_LEVEL'], /warn/],
  ['Engines', [...repository, 'Branches', 'master', 'src'], /src/],
  ['Engines', [...repository, 'Hooks', /hooks\/git/], /github/],
  [
    'Engines',
    [...cse, 'rehearsal-engine', 'Jobs', 'Creation', 'Resource preparation', /Creation of/],
    /failed/,
  ],
  ['Engines', [...cse, 'nacos-engine', 'Namespaces', 'Development'], /12 configurations, quota 200/],
  ['Engines', [...cse, 'prod-engine', 'Governance', 'checkout', 'bulkhead'], /maxConcurrentCalls 40/],
  ['Engines', [...cse, 'prod-engine', 'Route rules', 'cart', 'All requests'], /90 %.*10 %/],
  ['Engines', ['Sandbox', 'Metrics', 'orders 2.3.1', 'Mean latency'], /ms/],
  ['Microservices', [...cart, 'Instances', 'shop-node-1'], /UP/],
  ['Microservices', [...cart, 'Schemas', 'cart-endpoint'], /\w{12}/],
  ['Microservices', [...cart, 'Consumers', /gateway/], /gateway/],
  ['Instances', ['Sandbox', 'hello-world', 'web', 'instance 1', /^Upgrade/], /Success/],
  ['Instances', ['Sandbox', 'hello-world', 'Maintainers', 'lin'], /admin/],
  ['Instances', [...stage, 'shop', 'gateway', 'gateway', 'Last job'], /succeeded/],
];

describe('every level of the views, by keyboard', () => {
  const session = useSession();

  before(() => session().workbench.openViews('Engine Room'));

  for (const [view, rows, shown] of levels) {
    it(`${view}: ${rows.join(' → ')}`, async () => {
      const row = await session()
        .workbench.tree(view)
        .expand(...rows);
      await row.filter({ hasText: shown }).waitFor();
    });
  }
});
