import assert from 'node:assert/strict';
import { applyPlan } from '../../../deploy/apply-plan';
import { cases, changedText } from './kind-cases';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

describe('a job that an earlier run has started', function () {
  this.timeout(300_000);
  let target: DeployStage;
  beforeEach(async () => (target = await startDeploying()));
  afterEach(() => target.close());

  /** Deploys, and stops following when a job has started. */
  async function startOnly(text: string): Promise<void> {
    const stop = new AbortController();
    const { clock } = target.context;
    const onEvent = ({ job }: { readonly job?: string }) => void (job !== undefined && stop.abort());
    const { state } = await applyPlan(await target.plan(text), { clock, onEvent, signal: stop.signal });
    assert.equal(state, 'running');
    target.sandbox.advance(2000); // lists lag
  }

  for (const kind of ['Instance', 'Engine']) {
    it(`is followed to its end, and nothing is sent again: ${kind}`, async () => {
      const { text = '', above = [], create = '' } = cases[kind] ?? {};
      if (above.length > 0) assert.equal((await target.deploy(above.join('---\n'))).state, 'reached');
      await startOnly(text);
      const planned = await target.plan(text);
      assert.deepEqual(titlesOf(planned), [`unchanged ${kind} made`]);
      assert.equal(planned.plan.steps[0]?.isRunning, true);
      const before = target.sent.length;
      const { state, steps } = await target.apply(planned);
      assert.equal(state, 'reached', steps[0]?.result.message);
      assert.match(steps[0]?.result.message ?? '', /Its job is done\./);
      assert.ok(!target.sent.slice(before).includes(create));
      assert.equal((await target.plan(text)).plan.steps[0]?.isRunning, undefined);
    });
  }

  it('is followed first, and only what was shown is changed then', async () => {
    const { text = '', above = [] } = cases['Instance'] ?? {};
    assert.equal((await target.deploy(above.join('---\n'))).state, 'reached');
    await startOnly(text);
    const wanted = text.replace('replica: 1', 'replica: 2');
    assert.notEqual(wanted, text);
    const planned = await target.plan(wanted);
    assert.deepEqual(titlesOf(planned), ['change Instance made']);
    assert.deepEqual(changesOf(planned), ['replica: 1 → 2']);
    assert.match(planned.plan.steps[0]?.notes?.join(' ') ?? '', /Its job is followed to its end first/);
    const before = target.sent.length;
    const { state, steps } = await target.apply(planned);
    assert.equal(state, 'reached', steps[0]?.result.message);
    const sent = target.sent.slice(before).filter((id) => /^(?:create|update|run)ComponentInstance/.test(id));
    assert.deepEqual(sent, ['runComponentInstanceAction']);
    assert.deepEqual(titlesOf(await target.plan(wanted)), ['unchanged Instance made']);
  });

  for (const [kind, operation] of [
    ['Instance', 'updateComponentInstance'],
    ['Engine', 'updateEngineConfig'],
  ] as const) {
    it(`is followed before the rest of a change is sent: ${kind}`, async () => {
      const own = cases[kind] ?? assert.fail();
      for (const texts of [own.above ?? [], [own.text]]) {
        if (texts.length > 0) assert.equal((await target.deploy(texts.join('---\n'))).state, 'reached');
      }
      const changed = changedText(own);
      await startOnly(changed);
      assert.equal(target.sent.filter((sent) => sent === operation).length, 1);
      const { state, steps } = await target.deploy(changed);
      assert.equal(state, 'reached', steps[0]?.result.message);
      assert.equal(target.sent.filter((sent) => sent === operation).length, 1);
      assert.deepEqual(titlesOf(await target.plan(changed)), [`unchanged ${kind} made`]);
    });
  }

  it('creates an engine, which is not asked for what is in it before', async () => {
    const { text: engine = '' } = cases['Engine'] ?? {};
    const policy = (cases['Retry']?.text ?? '').replace('engine: prod-engine', 'engine: made');
    await startOnly(engine);
    const planned = await target.plan([engine, policy].join('---\n'));
    assert.deepEqual(
      titlesOf(planned).map((title) => title.split(' ').slice(0, 2).join(' ')),
      ['unchanged Engine', 'create Retry'],
    );
    const { state, steps } = await target.apply(planned);
    assert.equal(state, 'reached', steps.map(({ result }) => result.message).join(' '));
  });
});
