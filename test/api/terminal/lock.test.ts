import assert from 'node:assert/strict';
import path from 'node:path';
import { systemClock } from '../../../api/clock';
import { takeTarget, type TakenLock } from '../../../deploy/lock/target-lock';
import type { PlanTarget } from '../../../deploy/plan';
import { sameAddress } from '../../../deploy/run-target';
import { engine, openTerminal, type Terminal } from './command-line';

/** The kie of a sandbox, by another of its names. */
function written({ sandbox }: Terminal): PlanTarget {
  const address = sameAddress(sandbox.ready.kie);
  const server = { service: 'kie', address, project: 'default' } as const;
  return { name: 'another connection', address, protected: false, servers: [server] };
}

describe('two runs at once on one target', function () {
  this.timeout(60_000);
  const file = 'shop.kie.json';
  let terminal: Terminal;
  let held: TakenLock;
  beforeEach(async () => {
    terminal = await openTerminal({}, 1);
    const value = { key: 'limit', value: '10', value_type: 'text', status: 'enabled', labels: {} };
    await terminal.write(file, JSON.stringify({ data: [value] }));
    const target = written(terminal);
    const onProblem = (error: unknown) => assert.fail(String(error));
    const state = path.join(terminal.folder, '.local/state/engine-room');
    held = await takeTarget(state, target, 'editor', { clock: systemClock, onProblem });
  });
  afterEach(async () => {
    await held.release();
    await terminal.close();
  });
  const deploy = (...more: readonly string[]) =>
    terminal.run('deploy', file, '--connection', engine, '--yes', ...more);
  const limits = async () => (await terminal.items()).filter(({ key }) => key === 'limit').length;

  it('go one after the other, and the second says whom it waits for', async () => {
    const waiting = deploy();
    await systemClock.sleep(3000); // enough to plan
    assert.equal(await limits(), 0);
    await held.release();
    const { code, err, out } = await waiting;
    assert.equal(code, 0, err + out);
    assert.match(err, /is being changed by another run: .*, editor, process \d+, since .* Waiting until/);
    assert.equal(await limits(), 1);
    assert.equal((await deploy()).code, 0, 'the lock is free again');
  });

  it('end with a message when the first takes longer than the second may', async () => {
    const { code, err } = await deploy('--timeout', '1s');
    assert.equal(code, 1);
    assert.match(err, /another run: /);
    assert.equal(await limits(), 0);
  });

  it('are no two when the plan changes nothing', async () => {
    await held.release();
    assert.equal((await deploy()).code, 0);
    const target = written(terminal);
    const state = path.join(terminal.folder, '.local/state/engine-room');
    held = await takeTarget(state, target, 'editor', { clock: systemClock, onProblem: assert.ifError });
    assert.equal((await deploy('--timeout', '1s')).code, 0);
  });
});
