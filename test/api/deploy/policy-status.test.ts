import assert from 'node:assert/strict';
import { exportKinds } from '../../../deploy/export/export-kinds';
import { exportManifest } from '../../../deploy/export/export-manifest';
import { LiveResources } from '../../../deploy/export/live-resources';
import { assertEvery } from '../../every';
import { faultyTransport } from './faulty-transport';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

const retry = (status: string) => `apiVersion: cse/v3
kind: Retry
metadata: { name: paused, engine: prod-engine }
selector: { environment: production, app: shop }
spec: { maxAttempts: 2 }
${status}`;

describe('whether a policy works', function () {
  this.timeout(60_000);
  const transport = faultyTransport();
  let stage: DeployStage;
  before(async () => (stage = await startDeploying(undefined, { transport })));
  after(() => stage.close());

  async function exported(): Promise<string> {
    const kind = exportKinds.find((one) => one.kind === 'Retry');
    assert.ok(kind);
    const live = new LiveResources(stage.context, new AbortController().signal);
    const found = (await live.all(kind)).filter(({ item }) => kind.resources.name(item).startsWith('paused'));
    return (await exportManifest(found, live)).text;
  }

  it('is what the document says, from its creation on, and is exported', async () => {
    const planned = await stage.plan(retry('status: disabled\n'));
    assert.match(planned.plan.steps[0]?.notes?.join() ?? '', /works for a moment before it is disabled/);
    const outcome = await stage.apply(planned);
    assert.equal(outcome.state, 'reached', JSON.stringify(outcome.steps));
    assert.deepEqual(titlesOf(await stage.plan(retry('status: disabled\n'))), [
      'unchanged Retry paused (production, shop)',
    ]);
    const text = await exported();
    assert.match(text, /^status: disabled$/m);
    assert.deepEqual(changesOf(await stage.plan(text)), []);
  });

  it('is not managed where the document does not say it: the spec alone is written', async () => {
    const changed = retry('').replace('2', '3');
    await stage.deploy(changed);
    assert.match(await exported(), /^status: disabled$/m);
    assert.deepEqual(changesOf(await stage.plan(retry('status: enabled\n').replace('2', '3'))), [
      'status: disabled → enabled',
    ]);
  });

  it('is written without a look at the policies of other kinds', async () => {
    const before = transport.requests.length;
    await stage.deploy(retry('status: enabled\n'));
    const sent = transport.requests.slice(before).filter((request) => request.includes('/governance/'));
    assertEvery(sent, (request) => request.includes('/governance/retry'));
  });

  it('is not in the manifest of a policy that works, as a new one does', async () => {
    assert.doesNotMatch(await exported(), /status/);
  });
});
