import assert from 'node:assert/strict';
import { engines, scopeOfEngine } from '../../../resources/cse/engines';
import type { LiveRule } from '../../../resources/cse/route-rules';
import { startActing, type ActingStage } from './acting';
import { cart, launchesOn, order } from './launching';

describe('a dark launch below the rules of others', function () {
  this.timeout(60_000);
  let stage: ActingStage;
  let launches: ReturnType<typeof launchesOn>;
  let before: readonly LiveRule[];

  beforeEach(async () => {
    stage = await startActing();
    launches = launchesOn(stage, scopeOfEngine(await stage.item(engines, {}, 'prod-engine')));
    before = await launches.rulesOf(cart);
  });
  afterEach(() => stage.close());

  const others = { precedence: 50, route: [{ weight: 100, tags: { version: '1.0.0' } }] };

  it('does not go on where somebody’s rule for all requests is tried first, but can be taken back', async () => {
    await launches.start(cart, order);
    await launches.write((rules) => [...rules, others]);
    const next = await launches.act('nextLaunchStage');
    assert.match(
      next.step.reason ?? '',
      /^No request reaches .*: version=1\.0\.0 100 %\. Go back from the launch, or give that rule a lower/,
    );
    const { step, result } = await launches.act('backFromLaunch');
    assert.deepEqual(step.changes, []);
    assert.match(step.notes?.join() ?? '', /version=1\.0\.0 100 % is tried first, and stays/);
    assert.match(
      result.message,
      /^The rule .* 1\.1\.0 is gone\. Requests of cart go on .*: version=1\.0\.0 100 %\.$/,
    );
    assert.equal(result.state, 'done');
    await launches.write(() => before);
    await launches.start(cart, { ...order, share: '100' });
    await launches.write((rules) => [...rules, others]);
    assert.match((await launches.act('finishLaunch')).step.reason ?? '', /^No request reaches/);
  });

  it('of a header does not go on where a rule for the same requests is tried first', async () => {
    await launches.start(cart, { ...order, requests: 'header', headerName: 'tester', headerValue: 'yes' });
    const match = { headers: { tester: { exact: 'yes' } } };
    await launches.write((rules) => [...rules, { ...others, match }]);
    assert.match(
      (await launches.act('nextLaunchStage')).step.reason ?? '',
      /^No request reaches .*: tester: yes – /,
    );
  });

  it('names the rules for some requests that somebody has put above it, at each stage', async () => {
    await launches.start(cart, { ...order, share: '25' });
    await launches.write((rules) => [...rules, { ...others, match: { headers: { vip: { exact: 'yes' } } } }]);
    for (const id of ['nextLaunchStage', 'finishLaunch', 'backFromLaunch'] as const) {
      if (id === 'backFromLaunch') await launches.start(cart, order);
      const { step, result } = await launches.act(id);
      assert.match(step.notes?.join() ?? '', /keep these requests: vip: yes – version=1\.0\.0 100 %/, id);
      assert.equal(result.state, 'done', id);
    }
  });
});
