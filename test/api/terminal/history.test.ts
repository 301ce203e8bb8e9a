import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeployReport } from '../../../deploy/report';
import { cluster, engine, item, openTerminal, type Terminal } from './command-line';

interface Listed {
  readonly run: string;
  readonly verb: string;
  readonly state: string;
  readonly target: { readonly name: string };
  readonly who: { readonly program: string };
  readonly resources: readonly { readonly name: string; readonly action: string; readonly state: string }[];
}

describe('the history in the terminal', function () {
  this.timeout(60_000);
  let terminal: Terminal;
  beforeEach(async () => (terminal = await openTerminal()));
  afterEach(() => terminal.close());

  async function deploy(...items: readonly object[]): Promise<string> {
    await terminal.write('shop.kie.json', JSON.stringify({ data: items }));
    const { out, err } = await terminal.run(
      ...['deploy', 'shop.kie.json', '--connection', engine, '--yes', '--json'],
    );
    const end = JSON.parse(out.trim().split('\n').at(-1) ?? '') as { run?: string };
    assert.ok(end.run, err);
    return end.run;
  }

  it('lists every run, shows what became of each step, and keeps no secret', async () => {
    assert.match((await terminal.run('history')).out, /Nothing was deployed/);
    const first = await deploy(item('limit', '10'), item('db.password', 'old-secret'));
    const second = await deploy(item('limit', '20'), item('db.password', 'new-secret'));
    await terminal.run('destroy', 'shop.kie.json', '--connection', engine, '--yes');

    const { out, err } = await terminal.run('history', '--json');
    const all = JSON.parse(out) as Listed[];
    assert.deepEqual(
      all.map(({ verb, state, target, who }) => [verb, state, target.name, who.program]).sort(),
      [
        ['deploy', 'reached', engine, 'terminal'],
        ['deploy', 'reached', engine, 'terminal'],
        ['destroy', 'reached', engine, 'terminal'],
      ],
      err,
    );
    assert.deepEqual(all.map(({ run }) => run).filter((run) => run === first || run === second).length, 2);

    const shown = await terminal.run('history', second);
    assert.match(shown.out, /Change value of the configuration item limit \(app=terminal\)\n {4}done: /);
    assert.match(shown.out, /value: 10 → 20/);
    assert.match(shown.out, /\* The value may be a secret/);
    const folder = path.join(terminal.folder, '.local/state/engine-room/runs');
    const kept = await Promise.all(
      (await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')),
    );
    assert.equal(kept.length, 3);
    assert.doesNotMatch(kept.join('') + out + shown.out, /old-secret|new-secret/);
  });

  it('undoes a run: what it changed is put back, what it created goes, secrets are named', async () => {
    await deploy(item('limit', '10'), item('db.password', 'old-secret'));
    const changed = await deploy(
      ...[item('limit', '20'), item('db.password', 'new-secret'), item('new', '1')],
    );
    const values = async () =>
      (await terminal.items()).flatMap(({ key, labels, value }) =>
        labels?.['app'] === 'terminal' ? [`${key}=${value}`] : [],
      );
    const asked = await terminal.run('undo', changed);
    assert.equal(asked.code, 64);
    const undone = await terminal.run('undo', changed, '--yes');
    assert.equal(undone.code, 1, undone.err + undone.out);
    assert.match(
      undone.out,
      /^≠ Config db\.password \(.*\) can’t be put back\n {4}The value may be a secret/m,
    );
    assert.match(undone.out, /Undone in part\. 1 changed, 1 removed, 1 can’t be put back/);
    const { out: listed } = await terminal.run('history');
    assert.match(listed.split('\n')[1] ?? '', /1 changed, 1 removed, 1 can’t be put back$/);
    assert.deepEqual((await values()).sort(), ['db.password=new-secret', 'limit=10']);
    const again = await terminal.run('undo', changed, '--yes');
    assert.deepEqual(
      [again.code, /\nNot undone: 2 unchanged, 1 can’t be put back\n$/.test(again.out)],
      [1, true],
      again.out,
    );
    const { out } = await terminal.run('undo', changed, '--yes', '--json');
    const { counts } = JSON.parse(out.trim().split('\n').at(-1) ?? '') as DeployReport;
    assert.deepEqual([counts.unchanged, counts.notRestored], [2, 1]);
  });

  it('undoes the upgrade of an app', async () => {
    await terminal.write('lain.yaml', 'appname: hello-world\nbuild: { base: "a:1" }\nweb: { cmd: ./run }\n');
    const before = (await terminal.app('hello-world')).metaversion;
    const upgraded = await terminal.run('deploy', 'lain.yaml', '--connection', cluster, '--yes', '--json');
    const { run = '' } = JSON.parse(upgraded.out.trim().split('\n').at(-1) ?? '') as { run?: string };
    assert.notEqual((await terminal.app('hello-world')).metaversion, before);
    const undone = await terminal.run('undo', run, '--yes');
    assert.equal(undone.code, 0, undone.err + undone.out);
    assert.equal((await terminal.app('hello-world')).metaversion, before);
  });

  it('says what it can’t read, and that it is not all', async () => {
    const run = await deploy(item('limit', '10'));
    const folder = path.join(terminal.folder, '.local/state/engine-room/runs');
    await writeFile(path.join(folder, '20261130T120000Z-000000.jsonl'), '');
    const some = await terminal.run('history');
    assert.equal(some.code, 1);
    assert.match(some.out, new RegExp(run));
    assert.match(some.err, /can't be read: .*000000\.jsonl: is not the record of a run/);
    const one = await terminal.run('undo', '20261130T120000Z-000000', '--yes');
    assert.deepEqual([one.code, /can't be read/.test(one.err)], [1, true]);
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file');
    const none = await terminal.run('history');
    assert.deepEqual([none.code, none.out, /can't be read/.test(none.err)], [1, '', true]);
  });

  it('hands out no id of a run that it does not have', async () => {
    await mkdir(path.join(terminal.folder, '.local'));
    await writeFile(path.join(terminal.folder, '.local/state'), 'a file');
    await terminal.write('shop.kie.json', JSON.stringify({ data: [item('limit', '10')] }));
    const { out, err, code } = await terminal.run(
      ...['deploy', 'shop.kie.json', '--connection', engine, '--yes', '--json'],
    );
    assert.equal(code, 0, err);
    assert.match(err, /can't be recorded/);
    assert.deepEqual(Object.keys(JSON.parse(out.trim().split('\n').at(-1) ?? '') as object), ['counts']);
  });

  it('knows no run that was not recorded', async () => {
    const { code, err } = await terminal.run('history', '20261130T120000Z-000000');
    assert.equal(code, 64);
    assert.match(err, /There is no run/);
  });
});
