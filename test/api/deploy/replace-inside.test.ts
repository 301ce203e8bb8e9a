import assert from 'node:assert/strict';
import { createUndiciTransport } from '../../../api/http/undici-transport';
import type { Transport } from '../../../api/http/transport';
import { bookshop } from '../../bookshop';
import { startDeploying, titlesOf, type DeployStage } from './stage';

const replaced = bookshop({ webRuntime: 'Java8' });
const options = { allowReplace: ['web'] };

/** A transport to a service that refuses to delete components, as long as it is told to. */
function refusing(): Transport & { refuses: boolean } {
  const inner = createUndiciTransport();
  const transport = {
    refuses: false,
    close: () => inner.close(),
    send: async (request: Parameters<Transport['send']>[0]) => {
      const isRemoval = request.method === 'DELETE' && /\/components\/[^/]+(\?|$)/.test(request.url);
      if (!transport.refuses || !isRemoval) return inner.send(request);
      return inner.send({ ...request, url: request.url.replace(/components\/[^/?]+/, 'components/none') });
    },
  };
  return transport;
}

describe('what is in a resource that is replaced', function () {
  let stage: DeployStage;
  let transport: ReturnType<typeof refusing>;
  beforeEach(async () => {
    transport = refusing();
    stage = await startDeploying({}, { transport });
    assert.equal((await stage.deploy(bookshop())).state, 'reached');
  });
  afterEach(() => stage.close());

  const stepOf = async (name: string) => {
    const planned = await stage.plan(replaced, options);
    const index = planned.plan.steps.findIndex((one) => one.name === name);
    return { planned, index, step: planned.steps[index] };
  };

  it('is deleted and created again, and is kept for undoing that', async () => {
    const { planned, step } = await stepOf('web-test');
    assert.deepEqual(
      titlesOf(planned).filter((title) => !title.startsWith('unchanged')),
      ['replace Component web', 'replace Instance web-test'],
    );
    const former = await step?.former?.(new AbortController().signal);
    assert.equal(former?.before?.kind, 'Instance');
    assert.equal((await stage.apply(planned)).state, 'reached');
  });

  it('is told to be gone when what it belongs to could not be replaced', async () => {
    const { planned, index } = await stepOf('web-test');
    transport.refuses = true;
    const outcome = await stage.apply(planned);
    assert.equal(outcome.state, 'failed');
    assert.deepEqual(outcome.steps[index]?.result, {
      state: 'failed',
      message: 'It was deleted with what it belongs to, and is not created again yet: deploy again.',
    });
    transport.refuses = false;
    assert.equal((await stage.deploy(replaced, options)).state, 'reached');
  });

  it('keeps everything as it is when somebody has changed it since', async () => {
    const { planned, index } = await stepOf('web-test');
    const scaled = bookshop().replace('replica: 1', 'replica: 3');
    assert.equal((await stage.deploy(scaled)).state, 'reached');
    const before = stage.sent.length;
    const outcome = await stage.apply(planned);
    assert.match(
      outcome.steps.map(({ result }) => result.message).join(),
      /Instance web-test: It has been changed in the meantime: plan again\./,
    );
    assert.equal(outcome.steps[index]?.result.state, 'skipped');
    assert.ok(!stage.sent.slice(before).some((operation) => operation.startsWith('delete')));
  });
});
