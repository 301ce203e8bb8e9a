import assert from 'node:assert/strict';
import { TransportError, type HttpAnswer, type Transport } from '../../../api/http/transport';
import { createUndiciTransport } from '../../../api/http/undici-transport';
import { makeDestroyPlan } from '../../../deploy/destroy/make-plan';
import { kieIdentity, kieItems } from '../../../resources/kie/items';
import { deployedApps } from '../../../resources/lain/apps';
import { deployFile } from '../../unit/deploy/context';
import { kieFile } from './kie-stage';
import { startDeploying, type DeployStage } from './stage';

const labels = { app: 'gone' };
const files = [
  kieFile({ key: 'limit', value: '1', value_type: 'text', labels }),
  deployFile('lain.yaml', 'appname: hello-world\nbuild: { base: "a:1" }\nweb: { cmd: ./run }\n'),
];
const none = { status: 204, headers: {}, body: '' };

describe('destroying where servers and others get in the way', function () {
  this.timeout(60_000);
  let stage: DeployStage;
  let onDelete: (send: () => Promise<HttpAnswer>) => Promise<HttpAnswer>;
  beforeEach(async () => {
    onDelete = (send) => send();
    const inner = createUndiciTransport();
    const transport: Transport = {
      send: (request) =>
        request.method === 'DELETE' ? onDelete(() => inner.send(request)) : inner.send(request),
      close: () => inner.close(),
    };
    stage = await startDeploying({}, { transport });
    const draft = { key: 'limit', value: '1', value_type: 'text', status: 'enabled' } as const;
    await kieItems.create(stage.session, { labels }, draft, signal);
  });
  afterEach(() => stage.close());

  const { signal } = new AbortController();
  const planned = () => makeDestroyPlan({ files }, stage.context);
  async function left(): Promise<readonly boolean[]> {
    const item = await kieItems.read(stage.session, {}, kieIdentity({ key: 'limit', labels }), signal);
    const app = await deployedApps.read(stage.session, {}, 'hello-world', signal);
    return [item !== undefined, app !== undefined];
  }
  async function assertGone(plan: Awaited<ReturnType<typeof planned>>): Promise<void> {
    const { state, steps } = await stage.apply(plan);
    const said = steps.map(({ result }) => result.message);
    assert.equal(state, 'reached', said.join());
    assert.deepEqual(said, ['There is none any more.', 'There is none any more.']);
    assert.deepEqual(await left(), [false, false]);
  }

  it('is not done where the server keeps what it says it has deleted', async () => {
    onDelete = () => Promise.resolve(none);
    const { state, steps } = await stage.apply(await planned());
    assert.equal(state, 'failed');
    assert.deepEqual(new Set(steps.map(({ result }) => result.state)), new Set(['failed']));
    assert.match(steps.map(({ result }) => result.message).join(), /still lists it\./);
    assert.deepEqual(await left(), [true, true]);
  });

  it('is done where only the answers were lost', async () => {
    onDelete = async (send) => {
      await send();
      throw new TransportError('interrupted', 'the connection broke', 'ECONNRESET');
    };
    await assertGone(await planned());
  });

  it('is done where somebody else was faster, before the step or in it', async () => {
    const [before, again] = [await planned(), await planned()];
    onDelete = async (send) => {
      await send();
      return send();
    };
    await assertGone(before);
    await assertGone(again);
  });
});
