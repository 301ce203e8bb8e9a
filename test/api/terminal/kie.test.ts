import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { engine, openTerminal, type Terminal } from './command-line';

interface Report {
  readonly target: string;
  readonly resources: readonly {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly action: string;
    readonly changes: readonly {
      readonly path: string;
      readonly from: string | null;
      readonly to: string | null;
    }[];
  }[];
  readonly counts: Readonly<Record<string, number>>;
}

interface Line {
  readonly resource?: { readonly name: string };
  readonly state?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly run?: string;
}

function item(key: string, value: string, more: object = {}): object {
  return { key, value, value_type: 'text', status: 'enabled', labels: { app: 'terminal' }, ...more };
}

function kieFile(...items: readonly object[]): string {
  return JSON.stringify({ data: items }, undefined, 2);
}

function linesOf(out: string): Line[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('configuration items from the terminal', function () {
  this.timeout(60_000);
  let terminal: Terminal;
  const file = 'shop.kie.json';
  beforeEach(async () => (terminal = await openTerminal()));
  afterEach(() => terminal.close());

  /** Value of an item of the file, as the server has it. */
  async function live(key: string): Promise<string | undefined> {
    const items = await terminal.items();
    return items.find((one) => one.key === key && one.labels?.['app'] === 'terminal')?.value;
  }

  async function deployed(...items: readonly object[]): Promise<void> {
    await terminal.write(file, kieFile(...items));
    const { code, err } = await terminal.run('deploy', file, '--connection', engine, '--yes');
    assert.equal(code, 0, err);
  }

  it('are planned, deployed and then unchanged, and the counts are those of the server', async () => {
    await deployed(item('limit', '10'), item('greeting', 'hello'));
    await terminal.write(file, kieFile(item('limit', '20'), item('greeting', 'hello'), item('new', 'x')));

    const planned = await terminal.run('plan', file, '--connection', engine, '--format', 'json');
    assert.equal(planned.code, 0, planned.err);
    const report = JSON.parse(planned.out) as Report;
    assert.equal(report.target, engine);
    assert.deepEqual(
      report.resources.map(({ apiVersion, kind, name, action }) => `${apiVersion} ${kind} ${name} ${action}`),
      ['kie/v1 Config limit change', 'kie/v1 Config greeting unchanged', 'kie/v1 Config new create'],
    );
    assert.deepEqual(report.resources[0]?.changes, [{ path: 'value', from: '10', to: '20' }]);
    const { create, change, unchanged } = report.counts;
    assert.deepEqual({ create, change, unchanged }, { create: 1, change: 1, unchanged: 1 });
    assert.equal(await live('limit'), '10', 'planning changes nothing');

    const { code, out, err } = await terminal.run('deploy', file, '--connection', engine, '--yes', '--json');
    assert.equal(code, 0, err);
    const lines = linesOf(out);
    const end = lines.at(-1);
    assert.ok(end?.run);
    assert.deepEqual(
      [end.counts?.['create'], end.counts?.['change'], end.counts?.['unchanged'], end.counts?.['failed']],
      [1, 1, 1, 0],
    );
    const done = lines.filter(({ state }) => state === 'done').map(({ resource }) => resource?.name);
    assert.deepEqual(done.sort(), ['greeting', 'limit', 'new']);
    assert.deepEqual([await live('limit'), await live('greeting'), await live('new')], ['20', 'hello', 'x']);

    const again = await terminal.run('plan', file, '--connection', engine, '--detailed-exitcode');
    assert.equal(again.code, 0, again.out);
    assert.match(again.out, /Nothing to change\./);
  });

  it('end with 2 in a plan that changes something, when that is asked for', async () => {
    await terminal.write(file, kieFile(item('limit', '10')));
    const plain = await terminal.run('plan', file, '--connection', engine);
    assert.equal(plain.code, 0, plain.err);
    const detailed = await terminal.run('plan', file, '--connection', engine, '--detailed-exitcode');
    assert.equal(detailed.code, 2, detailed.err);
  });

  it('show no secret, in no form', async () => {
    await deployed(item('db.password', 'old-secret'));
    await terminal.write(file, kieFile(item('db.password', 'new-secret')));
    for (const format of ['text', 'json', 'markdown']) {
      const saved = `${format}.plan`;
      const { out, err } = await terminal.run(
        ...['plan', file, '--connection', engine, '--format', format, '--out', saved],
      );
      const kept = await readFile(path.join(terminal.folder, saved), 'utf8');
      assert.match(out, /•••/);
      if (format !== 'json') assert.match(out, /Values that may hold secrets are sent \(1\): db\.password/);
      assert.doesNotMatch(out + err + kept, /old-secret|new-secret/);
    }
    const { code, out, err } = await terminal.run('deploy', file, '--connection', engine, '--yes', '--json');
    assert.equal(code, 0);
    assert.doesNotMatch(out + err, /old-secret|new-secret/);
    assert.equal(await live('db.password'), 'new-secret');
  });

  describe('by a saved plan', () => {
    const saved = 'shop.plan';
    const carryOut = () => terminal.run('deploy', '--plan', saved, '--connection', engine, '--yes');
    beforeEach(async () => {
      await deployed(item('limit', '10'));
      await terminal.write(file, kieFile(item('limit', '20')));
      const { code, err } = await terminal.run('plan', file, '--connection', engine, '--out', saved);
      assert.equal(code, 0, err);
    });

    it('are deployed', async () => {
      const { code, err } = await carryOut();
      assert.equal(code, 0, err);
      assert.equal(await live('limit'), '20');
    });

    it('are refused when the file has changed', async () => {
      await terminal.write(file, kieFile(item('limit', '30')));
      const { code, err } = await carryOut();
      assert.equal(code, 1);
      assert.match(err, /changed: shop\.kie\.json/);
      assert.equal(await live('limit'), '10');
    });

    it('are refused when the item has moved, even where the plan reads the same', async () => {
      await deployed(item('limit', '15'));
      await deployed(item('limit', '10')); // of another revision now
      await terminal.write(file, kieFile(item('limit', '20')));
      const { code, err } = await carryOut();
      assert.equal(code, 1);
      assert.match(err, /no longer holds: plan again/);
      assert.equal(await live('limit'), '10');
    });

    it('are refused at another connection', async () => {
      const { code, err } = await terminal.run('deploy', '--plan', saved, '--connection', 'sandbox', '--yes');
      assert.equal(code, 1);
      assert.match(err, /is for engine \(.*, not for/);
      assert.equal(await live('limit'), '10');
    });
  });

  it('with errors are refused before anything is sent', async () => {
    await terminal.write(file, kieFile(item('limit', '{', { value_type: 'json' })));
    for (const command of ['plan', 'deploy']) {
      const yes = command === 'deploy' ? ['--yes'] : [];
      // Nothing listens there: an attempt to connect would be another message.
      const { code, err, out } = await terminal.run(
        command,
        file,
        '--connection',
        'http://127.0.0.1:9',
        ...yes,
      );
      assert.equal(code, 1, command);
      assert.match(err, /shop\.kie\.json:\d+:\d+ error kie\/content-json .*\n[^]*Nothing was sent/);
      assert.equal(out, '');
    }
  });

  it('are deployed from a file whose error is suppressed', async () => {
    const value = item('limit', '{', { value_type: 'json' });
    await terminal.write('shop.kie.yaml', `# engine-room-ignore-file kie/content-json\n${kieFile(value)}`);
    const { code, err } = await terminal.run('plan', 'shop.kie.yaml', '--connection', engine);
    assert.equal(code, 0, err);
  });

  it('that a server would refuse make a plan that is not carried out', async () => {
    await deployed(item('typed', '1'));
    await terminal.write(file, kieFile(item('typed', '1', { value_type: 'properties' })));
    const blocked = await terminal.run('deploy', file, '--connection', engine, '--yes');
    assert.equal(blocked.code, 1);
    assert.match(blocked.out, /The value type can’t be changed from text to properties/);
  });

  it('and what is no manifest, no file, or nobody to ask, end with 64', async () => {
    await terminal.write('notes.txt', 'hello');
    await terminal.write(file, kieFile(item('limit', '10')));
    const cases: readonly (readonly [RegExp, ...string[]])[] = [
      [/notes\.txt is not a manifest/, 'plan', 'notes.txt', '--connection', engine],
      [/none\.kie\.json does not exist/, 'plan', 'none.kie.json', '--connection', engine],
      [/has no connection "nowhere"/, 'plan', file, '--connection', 'nowhere'],
      [/required option '--connection/, 'deploy', file],
      [/requires --yes/, 'deploy', file, '--connection', engine],
      [/Name a manifest, or --plan/, 'deploy', '--connection', engine, '--yes'],
      [/such as 90s, 10m or 1h/, 'deploy', file, '--connection', engine, '--yes', '--timeout', 'soon'],
      [/notes\.txt is not a plan/, 'deploy', '--plan', 'notes.txt', '--connection', engine, '--yes'],
      [/has no address for kie/, 'plan', file, '--connection', 'cluster'],
    ];
    for (const [message, ...args] of cases) {
      const { code, err } = await terminal.run(...args);
      assert.match(err, message);
      assert.equal(code, 64, err);
    }
    assert.equal(await live('limit'), undefined);
  });

  it('are planned with the warnings of their file, whatever the format', async () => {
    const { labels, ...rest } = { ...item('greeting', 'hello') } as Record<string, unknown>;
    await terminal.write(file, kieFile({ ...rest, lables: labels }));
    for (const format of ['text', 'markdown', 'json']) {
      const { code, out, err } = await terminal.run('plan', file, '--connection', engine, '--format', format);
      assert.equal(code, 0, err);
      assert.match(out, /shop\.kie\.json has warnings \(2\): line \d+: .*did you mean “?labels/, format);
    }
    assert.match(
      (await terminal.run('deploy', file, '--connection', engine, '--yes')).out,
      /has warnings \(2\)/,
    );
  });
});
