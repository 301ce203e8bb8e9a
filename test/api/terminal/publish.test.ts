import assert from 'node:assert/strict';
import { openTerminal, type Terminal } from './command-line';

const sandbox = ['--connection', 'sandbox'] as const;
const body = JSON.stringify({
  name: 'checkout',
  selector: { environment: 'testing', app: 'shop' },
  spec: { maxAttempts: 2 },
});
const description = 'servicecomb:\n  retry:\n    gifts: |\n      maxAttempts: 2\n';

describe('policies published in the terminal', function () {
  this.timeout(60_000);
  let terminal: Terminal;
  before(async () => {
    terminal = await openTerminal();
    await terminal.write('checkout.retry.governance.json', body);
    await terminal.write('microservice.yaml', description);
  });
  after(() => terminal.close());

  it('go to the engine that is named, by a saved plan as well, and once', async () => {
    const file = ['checkout.retry.governance.json', ...sandbox, '--engine', 'prod-engine'];
    const planned = await terminal.run('plan', ...file, '--out', 'a.plan', '--detailed-exitcode');
    assert.equal(planned.code, 2, planned.err);
    assert.match(planned.out, /Create Retry checkout \(testing, shop\)/);
    const deployed = await terminal.run('deploy', '--plan', 'a.plan', ...sandbox, '--yes');
    assert.equal(deployed.code, 0, deployed.err);
    const again = await terminal.run('plan', ...file, '--detailed-exitcode');
    assert.deepEqual([again.code, again.err], [0, '']);
  });

  it('of a service go where the selector says', async () => {
    const where = ['--engine', 'prod-engine', '--selector', 'environment=testing', 'app=shop'];
    const { code, out, err } = await terminal.run(
      'deploy',
      'microservice.yaml',
      ...sandbox,
      ...where,
      '--yes',
    );
    assert.equal(code, 0, err);
    assert.match(out, /Create Retry gifts \(testing, shop\)/);
    const removed = await terminal.run('destroy', 'microservice.yaml', ...sandbox, ...where, '--yes');
    assert.equal(removed.code, 0, removed.err);
    assert.match(removed.out, /Delete Retry gifts \(testing, shop\)/);
  });

  it('go to the environment without a name where that is said, and not by an empty variable', async () => {
    const where = ['--engine', 'prod-engine', '--selector', 'environment=(no name)', 'app=shop'];
    const run = (verb: string, ...more: readonly string[]) =>
      terminal.run(verb, 'microservice.yaml', ...sandbox, ...where, ...more);
    const planned = await run('plan', '--detailed-exitcode');
    assert.equal(planned.code, 2, planned.err);
    const deployed = await run('deploy', '--yes');
    assert.equal(deployed.code, 0, deployed.err);
    const items = await terminal.items();
    const written = items.find(({ key }) => key === 'servicecomb.retry.gifts');
    assert.deepEqual(written?.labels, { app: 'shop', environment: '' });
    const removed = await run('destroy', '--yes');
    assert.equal(removed.code, 0, removed.err);
    assert.match(removed.out, /Delete Retry gifts \(shop\)/);
  });

  it('need an engine, and options that make sense', async () => {
    const unnamed = await terminal.run('plan', 'microservice.yaml', ...sandbox);
    assert.equal(unnamed.code, 1);
    assert.match(unnamed.err, /add --engine in a terminal\.\n$/);
    const cases: readonly (readonly [RegExp, ...string[]])[] = [
      [/need --engine/, '--selector', 'app=shop'],
      [/did you mean environment\?/, '--engine', 'e', '--selector', 'enviroment=x'],
      [
        /"--selector environment=" is empty: write a value, or "--selector environment=\(no name\)"/,
        '--engine',
        'e',
        '--selector',
        'environment=',
        'app=x',
      ],
      [/"--selector app= " is empty/, '--engine', 'e', '--selector', 'app= '],
      [/write NAME=VALUE/, '--engine', 'e', '--selector', 'shop'],
      [
        /no policy "retry\.other" in the files: they have retry\.gifts/,
        '--engine',
        'e',
        '--policy',
        'retry.other',
      ],
    ];
    for (const [message, ...args] of cases) {
      const { code, err } = await terminal.run('plan', 'microservice.yaml', ...sandbox, ...args);
      assert.match(err, message);
      assert.equal(code, 64, err);
    }
    const plan = ['--plan', 'a.plan', '--engine', 'e'];
    assert.match((await terminal.run('deploy', ...plan, ...sandbox, '--yes')).err, /give nothing but --plan/);
  });
});
