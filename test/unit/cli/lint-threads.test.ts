import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { definedIn } from '../../../cli/lint/defined-names';
import { recordsOf } from '../../../cli/lint/finding-record';
import { GatheredNames } from '../../../cli/lint/gathered-names';
import { lint, type LintOptions } from '../../../cli/lint/lint';
import { listFiles } from '../../../cli/lint/list-files';
import { openManifest } from '../../../cli/lint/open-manifest';
import { startRemoteChecker } from '../../../cli/lint/remote-checker';
import { formats, type Format } from '../../../cli/lint/reporters/formats';
import { reporterFor } from '../../../cli/lint/reporters/reporter-for';
import { allRules, knownRuleIds } from '../../../manifests/all-rules';
import { diagnose } from '../../../manifests/engine/diagnose';
import { defaultManifestOptions } from '../../../manifests/engine/manifest';
import { manifestKinds } from '../../../manifests/kinds';
import { shipped } from '../../shipped';
import { recordedTerminal } from './recorded-terminal';

const cli = shipped('cli');

/** Names under which the examples of rules are recognized. */
const fileNames: Readonly<Record<string, string>> = {
  cloud: 'shop.servicestage.yaml',
  governance: 'microservice.yaml',
  microservice: 'microservice.yaml',
  kie: 'shop.kie.json',
  call: 'shop.call.yaml',
};

/** Characters of an example; some have thousands of items, which take longer than all others together. */
const longest = 10_000;

const service = (name: string) => `servicecomb:\n  service:\n    application: shop\n    name: ${name}\n`;
const routed = `${service('till')}  routeRule:\n    Cart: |\n      - precedence: 1\n        route:\n          - weight: 100\n            tags:\n              version: 1.0.0\n`;

/** Files in which something is wrong because of what others define; so many that several threads read them again. */
const across: Readonly<Record<string, string>> = {
  'cart/microservice.yaml': service('cart'),
  'module/application.yml': service('order'),
  'module/bootstrap.yml': service('orders'),
  'user/lain.yaml': 'appname: user\nbuild:\n  base: a:1\nuse_services:\n  hello:\n    - ecko\n',
  'hello/lain.yaml': 'appname: hello\nbuild:\n  base: a:1\nservice.echo:\n  portal:\n    port: 80\n',
  ...Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`till-${at}/microservice.yaml`, routed])),
};
const rulesAcross = ['microservice/module-identity', 'lain/unknown-service', 'governance/service-name'];

/**
 * Writes what every rule reports, each in a folder of its own, some of it twice; what is wrong because of other files; and
 * between them a file that can't be read.
 */
async function writeExamples(folder: string): Promise<void> {
  for (const { id, examples } of allRules)
    for (const [index, example] of examples.invalid.slice(0, 2).entries()) {
      if (example.length > longest) continue;
      const [kind = ''] = id.split('/');
      const places = [path.join(folder, kind, `${id.replace('/', '-')}-${index}`)];
      if (index === 0) places.push(path.join(folder, 'again', `${id.replace('/', '-')}-${index}`));
      for (const place of places) {
        await mkdir(place, { recursive: true });
        await writeFile(path.join(place, fileNames[kind] ?? 'lain.yaml'), example.replace(/[«»]/g, ''));
      }
    }
  for (const [name, content] of Object.entries(across)) {
    await mkdir(path.join(folder, 'across', path.dirname(name)), { recursive: true });
    await writeFile(path.join(folder, 'across', name), content);
  }
  await writeFile(path.join(folder, 'call', 'broken.call.yaml'), Buffer.from([0xff, 0xfe, 0x41]));
}

describe('lint in several threads', function () {
  this.timeout(60_000); // hundreds of files in processes that begin

  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'engine-room-lint-'));
    await writeExamples(folder);
  });
  after(() => rm(folder, { recursive: true }));

  const options = (...paths: readonly string[]): LintOptions => ({
    paths,
    folder,
    ignore: [],
    kinds: manifestKinds,
    manifests: defaultManifestOptions,
    severities: new Map([['lain/port', 'warning']]),
    knownRules: knownRuleIds,
    fix: false,
  });

  async function linted(threads: number, format: Format, paths: readonly string[], bundle = cli) {
    const { terminal, written } = recordedTerminal();
    const coloured = { ...terminal, coloured: true };
    const { severities } = options();
    const layout = { format, folder, severities };
    const code = await lint(options(...paths), await reporterFor(layout, coloured), coloured, (_, checking) =>
      Array.from({ length: threads }, () => startRemoteChecker(bundle, { checking, layout, coloured: true })),
    );
    return { code, ...written() };
  }

  it('finds what a check finds that knows the names of all files before', async () => {
    const { files } = await listFiles(options('.'));
    const names = new GatheredNames(false); // one file can't be read
    const opened = files.flatMap((file) => {
      const open = openManifest(file, options());
      return open === 'unknown' || 'problem' in open ? [] : [{ ...file, manifest: open.manifest }];
    });
    for (const { absolute, manifest } of opened) names.addDefined(absolute, definedIn(manifest.names()));
    const expected = opened.flatMap((file) => {
      const { severities, knownRules } = options();
      const context = { names: names.around(file.absolute), severities, knownRules };
      return recordsOf({ ...file, findings: diagnose(file.manifest, context) });
    });
    const { out, err, code } = await linted(2, 'json', ['.']);
    assert.deepEqual(JSON.parse(out), expected);
    assert.equal(code, 2);
    assert.match(err, /^engine-room: call\/broken\.call\.yaml is not valid UTF-8: [^\n]+\n$/);
    const inAcross = expected.filter(({ file }) => file.startsWith('across'));
    for (const rule of rulesAcross)
      assert.ok(
        inAcross.some((one) => one.rule === rule),
        rule,
      );
    const found = new Set(expected.map(({ rule }) => rule));
    assert.ok(found.size > 0.9 * allRules.length, `${found.size} of ${allRules.length} rules`);
  });

  for (const format of formats)
    it(`prints the same ${format}, byte for byte`, async () => {
      const paths = ['cloud', 'source', 'call/broken.call.yaml'];
      const alone = await linted(0, format, paths);
      assert.deepEqual(await linted(2, format, paths), alone);
      assert.ok(alone.out.length > 10_000);
    });

  it('knows that names are complete, or that they are not', async () => {
    for (const paths of [['governance'], ['governance', 'call/broken.call.yaml']])
      assert.deepEqual(await linted(1, 'json', paths), await linted(0, 'json', paths));
  });

  it('fails with the error of a thread', async () => {
    const broken = path.join(folder, 'broken.cjs');
    await writeFile(broken, 'throw new Error("this thread is broken");');
    await assert.rejects(linted(1, 'text', ['.'], broken), /this thread is broken/);
    await writeFile(broken, 'process.exit(3);');
    await assert.rejects(linted(2, 'text', ['.'], broken), /A thread that checks files has ended \(3\)/);
    await writeFile(
      broken,
      `const { parentPort } = require('node:worker_threads');
      parentPort.on('message', () => parentPort.postMessage({ error: new RangeError('a check is broken') }));`,
    );
    await assert.rejects(linted(1, 'text', ['.'], broken), {
      name: 'RangeError',
      message: 'a check is broken',
    });
  });

  describe('as a process', () => {
    const start = (...args: readonly string[]) => {
      const child = spawn(process.execPath, [cli, 'lint', ...args, '--rule', 'lain/port=warning'], {
        cwd: folder,
      });
      return { child, ended: once(child, 'close') };
    };

    it('prints what one thread prints', async () => {
      const { child, ended } = start('--format', 'json');
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
      assert.deepEqual({ out, err, code: child.exitCode }, await linted(0, 'json', ['.']));
    });

    it('ends when its reader has closed the output', async () => {
      const { child, ended } = start();
      child.stdout.destroy();
      await ended;
      assert.notEqual(child.exitCode, null);
    });
  });
});
