import assert from 'node:assert/strict';
import type { Transport } from '../../../api/http/transport';
import { createUndiciTransport } from '../../../api/http/undici-transport';
import { loadAction } from '../../../client/commands/actions/action-table';
import { planAction } from '../../../deploy/action-plan';
import { applyPlan } from '../../../deploy/apply-plan';
import { kieItems } from '../../../resources/kie/items';
import { itemRef } from '../../../resources/resource-action';
import { startDeploying, type DeployStage } from './stage';

const { signal } = new AbortController();

const documents = (secret: string) => [
  `apiVersion: servicestage/v2
kind: ApplicationConfiguration
metadata: { application: shop, environment: test }
spec: { configuration: { env: [{ name: DB_PASSWORD, value: ${secret} }] } }
`,
  `apiVersion: kie/v1
kind: Config
metadata: { name: shop.yaml }
spec: { labels: { app: shop }, value_type: yaml, value: "user: root\\ndb.password: ${secret}\\nport: 1" }
`,
];

describe('a server that repeats what it refuses', function () {
  this.timeout(60_000);
  let stage: DeployStage;
  let isRefusing = false;
  before(async () => {
    const inner = createUndiciTransport();
    const transport: Transport = {
      send: async (request) => {
        if (!isRefusing || request.method === 'GET') return inner.send(request);
        const message = `Not valid: ${String(request.body)}`;
        const body = JSON.stringify({ error_code: 'X', error_msg: message });
        return { status: 400, headers: { 'content-type': 'application/json' }, body };
      },
      close: () => inner.close(),
    };
    stage = await startDeploying({}, { transport });
  });
  after(() => stage.close());
  beforeEach(() => (isRefusing = false));

  it('makes no secret part of a result', async () => {
    const prepared = await stage.plan(documents('kestrel-9').join('---\n'));
    assert.deepEqual(
      prepared.plan.steps.map(({ reason }) => reason),
      [undefined, undefined],
    );
    isRefusing = true;
    const events: string[] = [];
    const onEvent = (event: object) => void events.push(JSON.stringify(event));
    const { steps } = await applyPlan(prepared, { clock: stage.context.clock, onEvent });
    for (const { result } of steps) {
      assert.equal(result.state, 'failed', result.message);
      assert.match(result.message, /•••/);
    }
    assert.doesNotMatch(JSON.stringify(steps) + events.join(), /kestrel/);
  });

  it('makes no secret part of what an edit of one item answers', async () => {
    const { session, context } = stage;
    const draft = { key: 'echo.yaml', value: 'port: 1', value_type: 'yaml', status: 'enabled' } as const;
    const item = await kieItems.create(session, { labels: {} }, draft, signal);
    stage.sandbox.advance(1_000);
    const action = await loadAction('editKieItem');
    isRefusing = true;
    const resource = itemRef(kieItems, {}, item);
    const answers = { value: '{ db.password: falcon-8, port: 2 }' };
    const prepared = await planAction({ action, resource }, answers, context, signal);
    const { steps } = await applyPlan(prepared, { clock: context.clock, onEvent: () => undefined });
    assert.match(steps[0]?.result.message ?? '', /Not valid: .*•••/);
    assert.doesNotMatch(JSON.stringify([prepared.plan, steps]), /falcon/);
  });
});
