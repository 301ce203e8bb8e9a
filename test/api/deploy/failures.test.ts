import assert from 'node:assert/strict';
import { ApiError } from '../../../api/errors/api-error';
import type { DeployOutcome } from '../../../deploy/apply-plan';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import { addServedEngine } from '../../../sandbox/seeds/demo/cse';
import { emptyState } from '../../../sandbox/seeds/empty';
import type { SandboxState } from '../../../sandbox/state';
import { faults, faultyTransport, type Fault, type FaultyTransport } from './faulty-transport';
import { startDeploying, type DeployStage } from './stage';

const resources = [
  `apiVersion: servicestage/v2
kind: Environment
metadata: { name: test }
spec: { vpc_id: vpc-1, base_resources: [ { id: c1, type: cce } ] }
`,
  `apiVersion: servicestage/v2
kind: Application
metadata: { name: shop }
spec: { description: A shop }
`,
  `apiVersion: servicestage/v2
kind: ApplicationConfiguration
metadata: { application: shop, environment: test }
spec: { configuration: { env: [ { name: LEVEL, value: info } ] } }
`,
  `apiVersion: servicestage/v2
kind: Component
metadata: { name: cart, application: shop }
spec: { runtime: Docker, category: Webapp, sub_category: Web }
`,
  `apiVersion: servicestage/v2
kind: Instance
metadata: { name: cart-test, application: shop, component: cart, environment: test }
spec:
  version: 1.0.0
  replica: 1
  flavor_id: CUSTOM-10G:0.5C-0.25C:1Gi-0.5Gi
  artifacts: { cart: { storage: swr, type: image, url: "swr.example.com/shop/cart:1.0.0", auth: iam } }
  refer_resources: [ { id: c1, type: cce, parameters: { namespace: default } } ]
`,
  `apiVersion: registry/v4
kind: Microservice
metadata: { name: cart, engine: prod-engine }
spec: { appId: shop, environment: production, version: 1.0.0 }
`,
  `apiVersion: registry/v4
kind: Schema
metadata: { name: cart-api, microservice: cart, engine: prod-engine }
spec: { schema: "openapi: 3.0.1" }
`,
  `apiVersion: cse/v3
kind: Retry
metadata: { name: cart, engine: prod-engine }
selector: { environment: production, app: shop }
spec: { maxAttempts: 3, retryOnResponseStatus: [502] }
`,
];
const text = resources.join('---\n');

/** Nothing but an engine. */
function oneEngine(now: number): SandboxState {
  const state = emptyState(now);
  addServedEngine(state.cse, state.iam.projects[0]?.id ?? '', now);
  return state;
}

async function withStage(
  transport: FaultyTransport,
  use: (stage: DeployStage) => Promise<void>,
): Promise<void> {
  const stage = await startDeploying({ seed: oneEngine, badGateway: 0 }, { transport });
  try {
    await use(stage);
  } finally {
    await stage.close();
  }
}

/** What became of a deployment; the error when it was refused as a whole. */
async function attempt(stage: DeployStage): Promise<DeployOutcome | ApiError> {
  try {
    const planned = await stage.plan(text);
    const isUndecided = planned.plan.steps.some(({ action }) => action === 'unknown');
    if (isUndecided) return { state: 'failed', steps: [] };
    return await stage.apply(planned);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** What the deployment said is compared with what is there, as the next plan sees it. */
function assertTruth(outcome: DeployOutcome | ApiError, { plan: { steps } }: PreparedPlan): void {
  if (outcome instanceof ApiError) return;
  for (const [index, { result, step }] of outcome.steps.entries()) {
    const isThere = steps[index]?.action === 'unchanged';
    const said = `${step.kind}: ${result.state}: ${result.message}`;
    if (result.state === 'done') assert.ok(isThere, said);
    if (result.state === 'skipped') assert.equal(steps[index]?.action, 'create', said);
    if (result.state === 'failed' && isThere)
      assert.match(result.message, /may have been done|^Written, but/, said);
  }
  if (outcome.state === 'reached') assert.deepEqual(unfinished(steps), []);
}

function unfinished(steps: PreparedPlan['plan']['steps']): readonly string[] {
  return steps.flatMap(({ kind, action }) => (action === 'unchanged' ? [] : [`${action} ${kind}`]));
}

async function assertGoesOn(kind: Fault, at: number): Promise<void> {
  const transport = faultyTransport({ kind, at });
  await withStage(transport, async (stage) => {
    const outcome = await attempt(stage);
    const isRefused = outcome instanceof ApiError || outcome.steps.length === 0;
    if (isRefused) assert.deepEqual(transport.written, []);
    const next = await stage.plan(text);
    assertTruth(outcome, next);
    if (unfinished(next.plan.steps).length > 0) {
      const again = await stage.apply(next);
      assert.deepEqual(
        again.steps.filter(({ result }) => result.state !== 'done'),
        [],
      );
      assert.deepEqual(unfinished((await stage.plan(text)).plan.steps), []);
    }
    assert.equal(new Set(transport.written).size, resources.length);
    // A PUT whose answer is lost is repeated: it says the same.
    const created = transport.written.filter((name) => name.startsWith('POST')).sort();
    assert.deepEqual(created, [...new Set(created)], 'nothing is created twice');
  });
}

describe('a deployment of which one request fails', function () {
  this.timeout(60_000);
  const transport = faultyTransport();
  before(() =>
    withStage(transport, async (stage) => {
      const { state } = await stage.deploy(text);
      assert.equal(state, 'reached');
    }),
  );

  for (const [number, kind] of faults.entries()) {
    it(`tells the truth, and the next one goes on: ${kind}`, async () => {
      const { requests } = transport;
      const chosen = requests.flatMap((name, index) =>
        !name.startsWith('GET') || index % faults.length === number ? [index] : [],
      );
      for (const at of chosen) {
        await assertGoesOn(kind, at).catch((error: unknown) => {
          throw new Error(`${kind}, request ${String(at)} (${requests[at] ?? ''}): ${String(error)}`);
        });
      }
    });
  }
});
