import assert from 'node:assert/strict';
import { engine, openTerminal, type Terminal } from './command-line';

const labels = { app: 'terminal', environment: 'testing' };

describe('engine-room kie', function () {
  this.timeout(60_000);
  let terminal: Terminal;
  const file = 'shop.kie.json';
  beforeEach(async () => (terminal = await openTerminal()));
  afterEach(() => terminal.close());

  const item = (key: string, value: string, more: object = {}) => ({
    key,
    value,
    value_type: 'text',
    status: 'enabled',
    labels,
    ...more,
  });
  const write = (...data: readonly object[]) => terminal.write(file, JSON.stringify({ data }));

  /** Values by `key environment` of the items of this test. */
  async function live(): Promise<Readonly<Record<string, string>>> {
    const own = (await terminal.items()).filter((one) => one.labels?.['app'] === labels.app);
    return Object.fromEntries(
      own.map((one) => [`${one.key} ${one.labels?.['environment'] ?? ''}`, one.value]),
    );
  }

  async function imported(...data: readonly object[]): Promise<void> {
    await write(...data);
    const args = ['kie', 'import', file, '--connection', engine, '--override', 'force', '--yes'];
    const { code, err } = await terminal.run(...args);
    assert.equal(code, 0, err);
  }

  describe('import', () => {
    const run = (override: string, ...more: readonly string[]) =>
      terminal.run('kie', 'import', file, '--connection', engine, '--override', override, ...more);

    it('shows what becomes of each item and imports it, by force, leaving out, or up to the first', async () => {
      await imported(item('a', '1'));
      await write(item('a', '2'), item('b', '3'));
      const skipped = await run('skip', '--yes');
      assert.equal(skipped.code, 0, skipped.err);
      assert.match(skipped.out, /= The configuration item a \(.*\) is left as it is\n.*It exists/);
      assert.match(skipped.out, /\+ Create the configuration item b[^]*Imported\. 1 created, 1 unchanged/);
      assert.deepEqual(await live(), { 'a testing': '1', 'b testing': '3' });
      await write(item('c', '4'), item('a', '2'));
      const stopped = await run('abort', '--yes');
      assert.equal(stopped.code, 1);
      assert.match(stopped.err, /Not imported: a exists, and the import stops there/);
      assert.deepEqual(await live(), { 'a testing': '1', 'b testing': '3', 'c testing': '4' });
      const forced = await run('force', '--yes', '--json');
      assert.equal(forced.code, 0, forced.err);
      assert.match(forced.out, /"counts":\{"create":0,"change":1,[^}]*"unchanged":1/);
      assert.equal((await live())['a testing'], '2');
    });

    it('is recorded, and put back by undo', async () => {
      await imported(item('a', '1'));
      await write(item('a', '2'), item('b', '3'));
      const { out } = await run('force', '--yes', '--json');
      const [, id = ''] = /"run":"([^"]+)"/.exec(out) ?? [];
      const { code, err } = await terminal.run('undo', id, '--connection', engine, '--yes');
      assert.equal(code, 0, err);
      assert.deepEqual(await live(), { 'a testing': '1' });
    });

    it('puts items under other labels', async () => {
      await write(item('a', '1'));
      const { code, err } = await run('skip', '--yes', '--label', 'app=terminal', '--label', 'environment=');
      assert.equal(code, 0, err);
      assert.deepEqual(await live(), { 'a ': '1' });
    });

    it('ends with 64 and sends nothing where the command line is wrong, with 1 where the file is', async () => {
      await write(item('a', '1'));
      const cases: readonly (readonly [RegExp, ...string[]])[] = [
        [/import requires --yes/, '--override', 'force'],
        [/required option '--override/, '--yes'],
        [/Allowed choices are force, abort, skip/, '--override', 'all', '--yes'],
        [/--label takes name=value, not app/, '--override', 'force', '--yes', '--label', 'app'],
        [/--label a b=1: /, '--override', 'force', '--yes', '--label', 'a b=1'],
      ];
      for (const [message, ...args] of cases) {
        const { code, err } = await terminal.run('kie', 'import', file, '--connection', engine, ...args);
        assert.match(err, message);
        assert.equal(code, 64, err);
      }
      await write(item('a', '1'), item('a', '2'));
      const { code, err } = await run('force', '--yes');
      assert.equal(code, 1);
      assert.match(err, /kie\/duplicate-item[^]*Nothing was sent/);
      assert.deepEqual(await live(), {});
    });
  });

  describe('export', () => {
    const run = (...args: readonly string[]) =>
      terminal.run('kie', 'export', '--connection', engine, ...args);

    it('says once that the file would be too large to be imported, and how to narrow it', async () => {
      const named = (part: string) =>
        Array.from({ length: 12 }, (_, index) => item(`${part}.${String(index)}`, 'x'.repeat(120_000)));
      await imported(...named('one'));
      await imported(...named('two'));
      const whole = await run('--label', 'app=terminal', '--out', 'out.json');
      assert.equal(whole.code, 1);
      assert.match(
        whole.err,
        /^engine-room: Nothing is exported\. A file of these 24 items would have \d+ bytes, and servers take 2621440\. Export them in parts, a file for each --label or --key\.\n$/,
      );
      const part = await run('--label', 'app=terminal', '--key', 'two.*', '--out', file);
      assert.equal(part.code, 0, part.err);
      const args = ['kie', 'import', file, '--connection', engine, '--override', 'force', '--yes'];
      assert.equal((await terminal.run(...args)).code, 0);
    });

    it('writes a file by labels and keys that changes nothing, and that another environment can import', async () => {
      await imported(
        item('a', '1'),
        item('db.password', 'kestrel'),
        item('a', '9', { labels: { app: 'terminal' } }),
      );
      const by = ['--label', 'app=terminal', '--label', 'environment=testing'];
      const written = await run(...by, '--out', 'out.json');
      assert.equal(written.code, 0, written.err);
      assert.match(
        written.err,
        /db\.password \(.*\) is exported with what may be secrets: value\.\n.*written to out\.json: 2/,
      );
      const planned = await terminal.run('plan', 'out.json', '--connection', engine, '--detailed-exitcode');
      assert.equal(planned.code, 0, planned.out + planned.err);
      const moved = [
        '--label',
        'app=terminal',
        '--label',
        'environment=production',
        '--override',
        'skip',
        '--yes',
      ];
      const { code, err } = await terminal.run('kie', 'import', 'out.json', '--connection', engine, ...moved);
      assert.equal(code, 0, err);
      const values = await live();
      assert.deepEqual([values['a production'], values['db.password production']], ['1', 'kestrel']);
      const one = await run(...by, '--key', 'db.*', '--key', 'none');
      assert.equal(one.code, 1);
      assert.match(one.err, /There is no configuration item none with these labels/);
      const { data } = JSON.parse(one.out) as { data: readonly { key: string }[] };
      assert.deepEqual(
        data.map(({ key }) => key),
        ['db.password'],
      );
    });
  });

  const [testing, production] = ['environment=testing@engine', 'environment=production@engine'];

  describe('diff', () => {
    const run = (...args: readonly string[]) => terminal.run('kie', 'diff', ...args);
    const own = (side: string) => `app=terminal,${side}`;

    it('compares two environments, and a file with what is live', async () => {
      const there = { labels: { ...labels, environment: 'production' } };
      await imported(
        ...[item('rate', '1'), item('db.password', 'kestrel'), item('only', 'x'), item('same', 's')],
        ...[item('rate', '2', there), item('db.password', 'heron', there), item('same', 's', there)],
      );
      const shown = await run(own(testing), own(production));
      assert.equal(shown.code, 2, shown.err);
      assert.match(shown.out, /~ db\.password\n {4}value: ••• → •••\n- only\n~ rate\n {4}value: 1 → 2\n/);
      assert.match(
        shown.out,
        /2 different, 1 only in app=terminal,environment=testing@engine, 0 only in .*, 1 the same\n$/,
      );
      const { code, out } = await run(own(production), own(testing), '--json');
      assert.equal(code, 2);
      const { items, counts } = JSON.parse(out) as { items: readonly object[]; counts: object };
      assert.deepEqual(counts, { same: 1, differs: 2, left: 0, right: 1 });
      const changes = [{ path: 'value', from: '2', to: '1' }];
      assert.deepEqual(items.at(-1), { key: 'rate', labels: {}, state: 'differs', changes });
      await write({ key: 'rate', value: '1', labels }, { key: 'new', value: '1', labels });
      const live = await run(file, own(testing));
      assert.match(live.out, /- new \(app=terminal, environment=testing\)\n\+ only \([^]*, 1 the same/);
      await write(item('rate', '1'), item('db.password', 'kestrel'), item('only', 'x'), item('same', 's'));
      assert.equal((await run(file, own(testing))).code, 0);
    });

    it('names a side without items, which mostly has a wrong label', async () => {
      await imported(item('rate', '1'));
      const { code, err } = await run(own(testing), own('enviroment=production@engine'));
      assert.equal(code, 2);
      const side = 'app=terminal,enviroment=production@engine';
      assert.equal(err, `engine-room: There are no configuration items in ${side}.\n`);
    });

    it('ends with 64 for a side that there is not, and with 1 where a file has errors', async () => {
      await write(item('a', '1'), item('a', '2'));
      assert.equal((await run('nowhere', file)).code, 64);
      assert.equal((await run(file, engine)).code, 1);
    });
  });

  describe('promote', () => {
    const run = (from: string, to: string, ...args: readonly string[]) =>
      terminal.run('kie', 'promote', '--from', `app=terminal,${from}`, '--to', to, ...args);

    it('brings the named items to another environment, points out secrets, and has nothing to do again', async () => {
      const there = { labels: { ...labels, environment: 'production' } };
      await imported(
        item('rate', '1'),
        item('db.password', 'kestrel'),
        item('other', 'x'),
        item('rate', '2', there),
      );
      const promoted = await run(testing, production, 'rate', 'db.*', '--yes');
      assert.equal(promoted.code, 0, promoted.err);
      assert.match(
        promoted.out,
        /Values that may hold secrets are sent \(1\): db\.password \(app=terminal, environment=production\)/,
      );
      assert.match(promoted.out, /Promoted\. 1 created, 1 changed/);
      assert.doesNotMatch(promoted.out + promoted.err, /kestrel/);
      const values = await live();
      assert.deepEqual(
        [values['rate production'], values['db.password production'], values['other production']],
        ['1', 'kestrel', undefined],
      );
      const again = await run(testing, production, 'rate', '--yes');
      assert.equal(again.code, 0);
      assert.match(again.out, /Nothing to change/);
    });

    it('asks for the name of a protected connection', async () => {
      await imported(item('rate', '1'));
      const { registry, kie } = terminal.sandbox.ready;
      const connections = [
        { type: 'engine', name: 'live', registry, kie, authentication: 'none', protected: true },
      ];
      await terminal.write('engine-room.json', JSON.stringify({ connections }));
      const keys = ['rate', '--yes'] as const;
      const refused = await run('environment=testing@live', 'environment=production@live', ...keys);
      assert.equal(refused.code, 1);
      assert.match(refused.err, /live is protected: add --confirm "live"/);
      assert.deepEqual(await live(), { 'rate testing': '1' });
      const named = await run(
        'environment=testing@live',
        'environment=production@live',
        ...keys,
        '--confirm',
        'live',
      );
      assert.equal(named.code, 0, named.err);
      assert.equal((await live())['rate production'], '1');
    });

    it('is refused for keys that are not there, and without an answer', async () => {
      await imported(item('rate', '1'));
      const missing = await run(testing, production, 'none', '--yes');
      assert.equal(missing.code, 1);
      assert.match(
        missing.err,
        /There is no configuration item none in app=terminal,environment=testing@engine/,
      );
      assert.equal((await run(testing, production, 'rate')).code, 64);
      assert.deepEqual(await live(), { 'rate testing': '1' });
    });
  });
});
