import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { chmod, chown, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { lint } from '../../../cli/lint/lint';
import type { LintOptions } from '../../../cli/lint/lint';
import { replaceFile } from '../../../cli/lint/replace-file';
import { textReporter } from '../../../cli/lint/reporters/text';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';
import type { ManifestKind } from '../../../manifests/engine/manifest';
import { lainKind } from '../../../manifests/kinds/lain/kind';
import { recordedTerminal, runIn } from './recorded-terminal';
import { runAsOrdinaryUser } from './ordinary-user';
import { temporaryFolder } from './temporary-folder';

const head = 'appname: hello\nbuild:\n  base: golang:1.8\n  script:\n    - go build\nweb:\n  cmd: run\n';
const wrong = `${head}  prot: 80 # kept\n`;
const right = `${head}  port: 80 # kept\n`;
const isRoot = process.getuid?.() === 0;

describe('lint --fix', () => {
  const folder = temporaryFolder();
  const fix = (...args: readonly string[]) => runIn({ folder: folder.path }, 'lint', '--fix', ...args);

  it('repairs the file and says how much', async () => {
    await folder.put('lain.yaml', wrong);
    const { code, out, err } = await fix();
    assert.deepEqual([code, out, err], [0, '1 file checked, nothing more found. 1 finding fixed.\n', '']);
    assert.equal(await folder.read('lain.yaml'), right);
  });

  it('prints what is left, at its place in the repaired file', async () => {
    await folder.put('lain.yaml', `${head}  prot: 80\nworker.x:\n  cmd: run\n  port: "http"\n`);
    const { code, out } = await fix('--format', 'json');
    const records = JSON.parse(out) as { rule: string; line: number }[];
    assert.equal(code, 1);
    assert.deepEqual(
      records.map(({ rule, line }) => [rule, line]),
      [['lain/port', 11]],
    );
  });

  it('is done after one run', async () => {
    await folder.put('lain.yaml', wrong);
    await fix();
    const { mtimeMs } = await stat(folder.within('lain.yaml'));
    await fix();
    assert.equal((await stat(folder.within('lain.yaml'))).mtimeMs, mtimeMs);
  });

  it('keeps line ends, the byte order mark and the permissions', async () => {
    const file = await folder.put('lain.yaml', `\uFEFF${wrong.replaceAll('\n', '\r\n')}`);
    await chmod(file, 0o640);
    if (isRoot) await chown(file, 1234, 1234);
    await fix();
    assert.equal(await folder.read('lain.yaml'), `\uFEFF${right.replaceAll('\n', '\r\n')}`);
    const { mode, uid } = await stat(file);
    assert.equal(mode & 0o777, 0o640);
    if (isRoot) assert.equal(uid, 1234);
  });

  it('leaves no other file behind', async () => {
    await folder.put('lain.yaml', wrong);
    await fix();
    assert.deepEqual(await readdir(folder.path), ['lain.yaml']);
  });

  it('changes nothing but the given paths', async () => {
    await folder.put('a/lain.yaml', wrong);
    await folder.put('b/lain.yaml', wrong);
    await fix('a');
    assert.deepEqual([await folder.read('a/lain.yaml'), await folder.read('b/lain.yaml')], [right, wrong]);
  });

  it('does not write through a link', async () => {
    await folder.put('b/lain.yaml', wrong);
    await symlink('b/lain.yaml', folder.within('lain.yaml'));
    const { code, out, err } = await fix('lain.yaml');
    assert.equal(code, 2);
    assert.equal(
      err,
      'engine-room: lain.yaml is a link and was not fixed: name the file that it points to.\n',
    );
    assert.match(out, /^lain\.yaml:8:3 warning/);
    assert.equal(await folder.read('b/lain.yaml'), wrong);
  });

  it('does not change what is read-only', async () => {
    const file = await folder.put('lain.yaml', wrong);
    await chmod(file, 0o400);
    const owned = [folder.path, file];
    const { code, err } = await runAsOrdinaryUser(folder.path, owned, 'lint', '--fix', 'lain.yaml');
    assert.equal(code, 2);
    assert.match(err, /lain\.yaml was not fixed: EACCES/);
    assert.equal(await folder.read('lain.yaml'), wrong);
  });

  it('leaves suppressed findings and rules that are off alone', async () => {
    const suppressed = `${head}  prot: 80 # engine-room-ignore lain/unknown-key, lain/proc-keys\n`;
    await folder.put('lain.yaml', suppressed);
    await fix();
    assert.equal(await folder.read('lain.yaml'), suppressed);
    await folder.put('lain.yaml', wrong);
    const { out } = await runIn({ folder: folder.path }, 'lint', '--format', 'json');
    const [first] = JSON.parse(out) as { rule: string }[];
    await fix('--rule', `${first?.rule ?? ''}=off`);
    assert.equal(await folder.read('lain.yaml'), wrong);
  });

  it('does not undo an edit that was made since it read the file', async () => {
    const file = await folder.put('lain.yaml', wrong);
    const edited = `${wrong}# written by someone else\n`;
    let openings = 0;
    const editing: ManifestKind = {
      ...lainKind,
      open(...given) {
        if (++openings === 2) writeFileSync(file, edited); // The first time only names are gathered.
        return lainKind.open(...given);
      },
    };
    const { terminal, written } = recordedTerminal();
    const options: LintOptions = {
      paths: ['lain.yaml'],
      folder: folder.path,
      ignore: [],
      kinds: [editing],
      manifests: defaultManifestOptions,
      severities: new Map(),
      knownRules: new Set(),
      fix: true,
    };
    assert.equal(await lint(options, textReporter(terminal), terminal), 2);
    const { err } = written();
    assert.equal(
      err,
      'engine-room: lain.yaml was changed in the meantime and was not fixed: run the command again.\n',
    );
    assert.equal(await folder.read('lain.yaml'), edited);
    assert.deepEqual(await readdir(folder.path), ['lain.yaml']);
  });

  it('does not undo an edit that is made while it writes', async () => {
    const file = await folder.put('lain.yaml', wrong);
    for (const edited of [`${wrong}# longer\n`, wrong.replace('80', '81'), '']) {
      const ready = (): Promise<void> => writeFile(file, edited);
      const failure = await replaceFile(file, { before: wrong, after: right, ready });
      assert.match(failure?.problem ?? '', /^was changed in the meantime/);
      assert.equal(await folder.read('lain.yaml'), edited);
      await folder.put('lain.yaml', wrong);
    }
    const failure = await replaceFile(file, { before: wrong, after: right, ready: () => rm(file) });
    assert.match(failure?.problem ?? '', /^was not fixed: .*ENOENT/);
    assert.deepEqual(await readdir(folder.path), []);
  });

  it('leaves binary files alone', async () => {
    const bytes = Buffer.concat([Buffer.from(wrong), Buffer.from([0, 0xff])]);
    const file = await folder.put('lain.yaml', bytes);
    await fix();
    assert.deepEqual(await readFile(file), bytes);
  });
});
