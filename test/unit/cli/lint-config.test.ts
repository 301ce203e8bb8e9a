import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runIn } from './recorded-terminal';
import { temporaryFolder } from './temporary-folder';

const head = 'appname: hello\nbuild:\n  base: golang:1.8\n  script:\n    - go build\nweb:\n  cmd: run\n';
const wrong = `${head}  port: "80"\n`;

describe('lint with engine-room.json', () => {
  const folder = temporaryFolder();
  const config = (lint: unknown) => folder.put('engine-room.json', JSON.stringify({ connections: [], lint }));
  const lintIn = (below: string, ...args: readonly string[]) =>
    runIn({ folder: folder.within(below) }, 'lint', ...args);

  it('takes severities from it, and those of the command line first', async () => {
    await folder.put('lain.yaml', wrong);
    await config({ rules: { 'lain/port': 'warning' } });
    assert.match((await lintIn('.')).out, / warning lain\/port /);
    assert.match((await lintIn('.', '--rule', 'lain/port=information')).out, / information lain\/port /);
  });

  it('takes patterns of files to pass over, from the folder of the file on', async () => {
    for (const name of ['x/a/lain.yaml', 'x/b/lain.yaml', 'a/lain.yaml']) await folder.put(name, wrong);
    await config({ ignore: ['/a', 'x/b'] });
    const { out } = await lintIn('x', '.', '../a/lain.yaml');
    const files = out.split('\n').flatMap((line) => /^(.*\.yaml):/.exec(line)?.[1] ?? []);
    assert.deepEqual(files, ['a/lain.yaml', '../a/lain.yaml'], 'what is named is not passed over');
    assert.match((await lintIn('.')).out, /in 1 file\./);
    assert.match((await lintIn('.', '--no-ignore')).out, /in 3 files\./);
  });

  it('takes the dialect, and that of the command line first', async () => {
    await folder.put('lain.yaml', `${head}  shared_volumes:\n    global: [/data]\n`);
    await config({ lainDialect: 'einplus' });
    assert.match((await lintIn('.')).out, /nothing found/);
    assert.doesNotMatch((await lintIn('.', '--dialect', 'laincloud')).out, /nothing found/);
  });

  it('takes the framework of microservices', async () => {
    const text = 'servicecomb:\n  service:\n    name: a\n    app: b\n  registry:\n    watch: true\n';
    await folder.put('microservice.yaml', text);
    await config({ framework: 'java-chassis-3' });
    assert.match((await lintIn('.')).out, /microservice\/misplaced-key/);
    await config({ framework: 'go-chassis' });
    assert.match((await lintIn('.')).out, /nothing found/);
  });

  it('needs no section, and no object', async () => {
    await folder.put('lain.yaml', head);
    await folder.put('engine-room.json', '[]');
    assert.equal((await lintIn('.')).code, 0);
    await folder.put('engine-room.json', '{}');
    assert.equal((await lintIn('.')).code, 0);
  });

  it('finds it in a folder above', async () => {
    await config({ rules: { 'lain/port': 'off' } });
    await mkdir(folder.within('x/y'), { recursive: true });
    await folder.put('x/y/lain.yaml', wrong);
    assert.equal((await lintIn('x/y')).code, 0);
  });

  const mistakes: readonly (readonly [string, unknown, RegExp])[] = [
    ['an unknown key', { other: 1 }, /"lint" has no "other"; it has rules, ignore, lainDialect, framework\./],
    ['a misspelt key', { rule: {} }, /"lint" has no "rule"; did you mean "rules"\?/],
    [
      'an unknown rule',
      { rules: { 'x/y': 'off' } },
      /there is no rule "x\/y"; "engine-room rules" lists them/,
    ],
    [
      'a misspelt rule',
      { rules: { 'lain/prot': 'off' } },
      /no rule "lain\/prot"; did you mean "lain\/port"\?/,
    ],
    [
      'an unknown severity',
      { rules: { 'lain/port': 'bad' } },
      /write error, warning, information, off for the rule "lain\/port"/,
    ],
    ['a wrong list', { ignore: 'x' }, /"lint\/ignore" must be array/],
    ['a wrong framework', { framework: 'x' }, /"lint\/framework" /],
    ['a wrong dialect', { lainDialect: 'x' }, /"lint\/lainDialect" /],
    ['a wrong section', [], /"lint" must be object/],
  ];
  for (const [what, lint, message] of mistakes) {
    it(`reports ${what}, and where it is`, async () => {
      const file = await config(lint);
      const { code, out, err } = await lintIn('.');
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
      assert.ok(err.includes(path.resolve(file)));
    });
  }

  it('reports that it is not JSON', async () => {
    await folder.put('engine-room.json', '{');
    const { code, err } = await lintIn('.');
    assert.equal(code, 2);
    assert.match(err, /engine-room\.json is not JSON/);
  });
});
