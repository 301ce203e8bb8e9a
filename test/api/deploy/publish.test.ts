import assert from 'node:assert/strict';
import type { DeployRequest } from '../../../deploy/deploy-kind';
import type { PublishTarget } from '../../../deploy/deploy-file';
import { applyPlan } from '../../../deploy/apply-plan';
import { makePlan } from '../../../deploy/make-plan';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import { engines, scopeOfEngine } from '../../../resources/cse/engines';
import { policies } from '../../../resources/cse/policies';
import { deployFile } from '../../unit/deploy/context';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

const target: PublishTarget = {
  engine: 'prod-engine',
  selector: { environment: 'production', app: 'shop' },
};

describe('policies that are published', function () {
  this.timeout(60_000);
  let stage: DeployStage;

  before(async () => (stage = await startDeploying()));
  after(() => stage.close());

  const requestFor = (name: string, text: string, publishTo?: PublishTarget): DeployRequest => ({
    files: [{ ...deployFile(name, text), ...(publishTo && { publishTo }) }],
  });
  const plan = (name: string, text: string, publishTo?: PublishTarget): Promise<PreparedPlan> =>
    makePlan(requestFor(name, text, publishTo), stage.context);
  const apply = (prepared: PreparedPlan) =>
    applyPlan(prepared, { clock: stage.context.clock, onEvent: () => undefined });
  const reasonsOf = ({ plan }: PreparedPlan) => plan.steps.map(({ reason = '' }) => reason);

  const body = (spec: object, selector: object = target.selector) =>
    JSON.stringify({ name: 'gifts', selector, spec });

  it('are created from a body of the API, once, and changed by the next', async () => {
    const [name, text] = ['gifts.retry.governance.json', body({ maxAttempts: 2, waitDuration: 100 })];
    const created = await plan(name, text, { engine: 'prod-engine', selector: {} });
    assert.deepEqual(titlesOf(created), ['create Retry gifts (production, shop)']);
    assert.deepEqual(created.plan.notes, [`Engine of the policies in ${name}: prod-engine`]);
    assert.equal((await apply(created)).state, 'reached');
    const again = await plan(name, text, { engine: 'prod-engine', selector: {} });
    assert.deepEqual(titlesOf(again), ['unchanged Retry gifts (production, shop)']);
    const other = await plan(name, body({ maxAttempts: 4 }), { engine: 'prod-engine', selector: {} });
    assert.deepEqual(changesOf(other), ['maxAttempts: 2 → 4']);
  });

  it('work as the body says', async () => {
    const disabled = JSON.stringify({
      ...JSON.parse(body({ maxAttempts: 2 })),
      name: 'paused',
      status: 'disabled',
    });
    const to = { engine: 'prod-engine', selector: {} };
    assert.equal((await apply(await plan('paused.retry.governance.json', disabled, to))).state, 'reached');
    const enabled = disabled.replace('disabled', 'enabled');
    assert.deepEqual(changesOf(await plan('paused.retry.governance.json', enabled, to)), [
      'status: disabled → enabled',
    ]);
  });

  it('go to another environment than the file says where the selector is given', async () => {
    const text = body({ maxAttempts: 2 });
    const elsewhere = { engine: 'prod-engine', selector: { environment: 'testing', service: 'cart' } };
    const { plan: shown } = await plan('gifts.retry.governance.json', text, elsewhere);
    assert.deepEqual(
      shown.steps.map(({ action, name }) => [action, name]),
      [['create', 'gifts (testing, shop, cart)']],
    );
  });

  const description = `servicecomb:
  service:
    name: cart
  matchGroup:
    vouchers: |
      alias: vouchers
      matches:
        - name: all
          apiPath: { prefix: "/vouchers" }
  rateLimiting:
    vouchers: |
      rate: 10
      limitRefreshPeriod: 1000
  routeRule:
    vouchers: |
      - precedence: 1
        route:
          - weight: 100
            tags: { version: "1.0.0" }
`;

  it('are created from the texts in the description of a service, with their match group and route rules', async () => {
    const created = await plan('microservice.yaml', description, target);
    assert.deepEqual(titlesOf(created), [
      'create MatchGroup vouchers (production, shop)',
      'create RateLimiting vouchers (production, shop)',
      'create RouteRule vouchers (production, shop)',
    ]);
    assert.equal((await apply(created)).state, 'reached');
    const again = await plan('microservice.yaml', description, target);
    assert.deepEqual(new Set(again.plan.steps.map(({ action }) => action)), new Set(['unchanged']));
    const engine = (await stage.context.lists.get(engines, stage.session, {})).items.find(
      ({ name }) => name === 'prod-engine',
    );
    assert.ok(engine);
    const { items } = await stage.context.lists.get(policies, stage.session, scopeOfEngine(engine));
    const written = items.find(({ kind, name }) => kind === 'rate-limiting' && name === 'vouchers');
    assert.deepEqual(written?.spec, { rate: 10, limitRefreshPeriod: 1000 });
  });

  it('are those that are named, of all in the file', async () => {
    const only = { ...target, only: ['rateLimiting.vouchers'] };
    assert.deepEqual(titlesOf(await plan('application.yml', description, only)), [
      'unchanged RateLimiting vouchers (production, shop)',
    ]);
  });

  it('are refused where no engine could take them, each with the reason', async () => {
    const text = `servicecomb:
  matchGroup:
    a: |
      matches:
        - apiPath: { prefix: "/a" }
  timeLimiter:
    a: |
      timeoutDuration: 1000
  retry:
    a: |
      maxAttempts: \${RETRIES:3}
`;
    const refused = await plan('microservice.yaml', text, target);
    const [group = '', client = '', open = ''] = reasonsOf(refused);
    assert.match(group, /alias/);
    assert.match(client, /^Engines take no policies of the kind timeLimiter/);
    assert.match(open, /fills in values of it when it starts/);
    assert.deepEqual(new Set(refused.plan.steps.map(({ action }) => action)), new Set(['blocked']));
    const { plan: nowhere } = await plan('microservice.yaml', description, {
      engine: 'prod-engine',
      selector: { app: 'shop' },
    });
    assert.match(nowhere.steps[0]?.reason ?? '', /not known for which environment/);
    const { plan: unknown } = await plan('x.governance.json', body({ order: 1 }), target);
    assert.match(unknown.steps[0]?.reason ?? '', /Its kind can’t be told/);
    const { plan: noEngine } = await plan('gifts.retry.governance.json', body({ maxAttempts: 2 }), {
      ...target,
      engine: 'none',
    });
    assert.match(noEngine.steps[0]?.reason ?? '', /There is no Engine none, .* there are: .*prod-engine/);
  });

  it('are not deployed while nothing says to which engine, and the plan says how', async () => {
    for (const [name, text] of [
      ['gifts.retry.governance.json', body({ maxAttempts: 2 })],
      ['microservice.yaml', description],
    ] as const) {
      const { plan: shown } = await plan(name, text);
      assert.deepEqual(
        shown.steps.map(({ action }) => action),
        ['blocked'],
      );
      assert.match(shown.steps[0]?.reason ?? '', /run Engine Room: Publish…, or add --engine in a terminal/);
    }
  });
});
