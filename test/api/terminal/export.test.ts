import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { engine, openTerminal, type Terminal } from './command-line';

const sandbox = ['--connection', 'sandbox'] as const;

describe('live resources in the terminal', function () {
  this.timeout(60_000);
  let terminal: Terminal;
  before(async () => (terminal = await openTerminal()));
  after(() => terminal.close());

  for (const [kind, name, file, leftOut] of [
    ['Application', 'shop', 'shop.servicestage.yaml', []],
    ['Engine', 'prod-engine', 'prod-engine.cse.yaml', ['MatchGroup checkout', 'Config mail.yaml']],
  ] as const) {
    it(`are exported with what belongs to ${name}, and planning that changes nothing`, async () => {
      const args = ['export', kind, name, '--with-contents', ...sandbox];
      const { code, out, err } = await terminal.run(...args, '--out', file);
      const named = [...err.matchAll(/: (\w+ \S+) is not exported\. /g)].map(([, title]) => title);
      assert.deepEqual([named, code, out], [leftOut, leftOut.length > 0 ? 1 : 0, '']);
      assert.match(err, new RegExp(`Resources written to ${file}: [1-9]\\d+\\.`));
      const planned = await terminal.run('plan', file, ...sandbox, '--detailed-exitcode');
      assert.deepEqual([planned.code, planned.err], [0, '']);
      assert.match(planned.out, /Nothing to change\.\n$/);
    });
  }

  it('are exported with secrets that are pointed out, and shown with secrets masked', async () => {
    const secret = { key: 'db.password', value: 's3cret', value_type: 'text', status: 'enabled', labels: {} };
    await terminal.write('secret.kie.json', JSON.stringify({ data: [secret] }));
    await terminal.run('deploy', 'secret.kie.json', '--connection', engine, '--yes');
    const written = await terminal.run('export', 'Config', 'db.password', '--connection', engine);
    assert.equal(written.code, 0, written.err);
    assert.match(written.out, /value: s3cret\n/);
    assert.match(written.err, /Config db\.password is exported with what may be secrets: spec\.value\./);
    for (const form of ['table', 'json', 'yaml']) {
      const shown = await terminal.run('get', 'Config', 'db.password', '--connection', engine, '-o', form);
      assert.equal(shown.code, 0, shown.err);
      assert.match(shown.out, /db\.password/);
      assert.doesNotMatch(shown.out + shown.err, /s3cret/);
    }
  });

  it('are shown as a table, and as JSON for programs', async () => {
    const { out } = await terminal.run('get', 'Component', ...sandbox);
    assert.match(out, /^NAME +APPLICATION\n(?:.*\n)*cart +shop\n/);
    const { out: json } = await terminal.run('get', 'Application', 'shop', ...sandbox, '-o', 'json');
    assert.deepEqual(JSON.parse(json), [
      {
        apiVersion: 'servicestage/v2',
        kind: 'Application',
        metadata: { name: 'shop' },
        spec: { description: 'The web shop' },
      },
    ]);
  });

  it('are named as in manifests', async () => {
    const missing = await terminal.run(
      'export',
      'Application',
      'shop',
      'shopp',
      ...sandbox,
      '--out',
      'a.yaml',
    );
    assert.equal(missing.code, 1);
    assert.match(missing.err, /There is no Application shopp; there are: platform, shop\./);
    assert.match(await readFile(path.join(terminal.folder, 'a.yaml'), 'utf8'), /name: shop\n/);
    const wrong = await terminal.run('get', 'Applicaton', ...sandbox);
    assert.equal(wrong.code, 64);
    assert.match(wrong.err, /There is no kind Applicaton; there are: Environment, Application, /);
  });
});
