import assert from 'node:assert/strict';
import { readFiles } from '../../../cli/deploy/read-files';
import { policiesIn } from '../../../deploy/governance/file-policies';
import { recordedTerminal, runIn } from './recorded-terminal';
import { temporaryFolder } from './temporary-folder';

/** Files of a folder, the section `lint` of its configuration, and the errors of the files that are named, in order. */
interface Row {
  readonly files: Readonly<Record<string, string>>;
  readonly named?: readonly string[];
  readonly lint?: object;
  readonly errors: readonly string[];
}

const app = (name: string, rest: string): string =>
  `appname: ${name}\nbuild:\n  base: golang\n  script: [make]\n${rest}`;
const wrongPort = app('shop', 'web:\n  cmd: run\n  port: 80800\n');
const usesCart = app('shop', 'use_resources:\n  cart:\n    services: [redis]\nweb:\n  cmd: run\n');
const neighbour = { 'lain.yaml': usesCart, 'cart/lain.yaml': app('cart', 'web:\n  cmd: run\n') };
const routeRule =
  'servicecomb:\n  routeRule:\n    cart: |\n      - precedence: 1\n        match:\n          apiPath: /x\n' +
  '        route:\n          - weight: 100\n            tags: { version: 1.0.0 }\n';

const table: Readonly<Record<string, Row>> = {
  'an error': { files: { 'lain.yaml': wrongPort }, errors: ['lain/port'] },
  'a suppressed error': {
    files: { 'lain.yaml': wrongPort.replace('80800', '80800 # engine-room-ignore lain/port') },
    errors: [],
  },
  'a rule that is off': {
    files: { 'lain.yaml': wrongPort },
    lint: { rules: { 'lain/port': 'off' } },
    errors: [],
  },
  'a rule that is turned down': {
    files: { 'lain.yaml': wrongPort },
    lint: { rules: { 'lain/port': 'warning' } },
    errors: [],
  },
  'a rule that is turned up': {
    files: { 'lain.yaml': app('shop', 'web:\n  cmd: run # engine-room-ignore lain/prot\n') },
    lint: { rules: { 'source/suppression': 'error' } },
    errors: ['source/suppression'],
  },
  'a name of another file that is named too': {
    files: neighbour,
    lint: { rules: { 'lain/not-a-resource': 'error' } },
    errors: ['lain/not-a-resource'],
  },
  'a name that a file which is not named may define': {
    files: neighbour,
    named: ['lain.yaml'],
    lint: { rules: { 'lain/not-a-resource': 'error' } },
    errors: [],
  },
  'the dialect': {
    files: { 'lain.yaml': app('shop', 'cron.clean:\n  cmd: run\n  schedule: "1 1 * * *"\n') },
    lint: { lainDialect: 'einplus', rules: { 'lain/unknown-key': 'error' } },
    errors: [],
  },
  'the framework': {
    files: { 'microservice.yaml': routeRule },
    lint: { framework: 'java-chassis-3' },
    errors: ['governance/value-type'],
  },
  'no framework': { files: { 'microservice.yaml': routeRule }, errors: [] },
};

describe('files to deploy from the command line', () => {
  const folder = temporaryFolder();

  for (const [what, { files, named = Object.keys(files), lint = {}, errors }] of Object.entries(table))
    it(`are refused for the errors that lint finds: ${what}`, async () => {
      for (const [name, text] of Object.entries(files)) await folder.put(name, text);
      await folder.put('engine-room.json', JSON.stringify({ lint }));
      const { out } = await runIn({ folder: folder.path }, 'lint', '--format', 'json', ...named);
      const found = JSON.parse(out) as readonly { readonly severity: string; readonly rule: string }[];
      assert.deepEqual(
        found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
        errors,
      );

      const { terminal, written } = recordedTerminal();
      const opened = await readFiles(named, folder.path, terminal);
      assert.equal(opened?.length, errors.length === 0 ? named.length : undefined);
      const { err } = written();
      for (const rule of errors) assert.ok(err.includes(rule), err);
      assert.equal(err.includes('Nothing was sent'), errors.length > 0, err);
    });

  it('have their policies read by the framework that is configured', async () => {
    await folder.put('microservice.yaml', 'servicecomb:\n  rateLimiting:\n    login: |\n      rate:\t10\n');
    const problems = async (): Promise<readonly string[]> => {
      const files = await readFiles(['microservice.yaml'], folder.path, recordedTerminal().terminal);
      return (files ?? []).flatMap(policiesIn).flatMap((policy) => policy.problems.map(({ code }) => code));
    };
    const off = { 'governance/yaml-syntax': 'off' };
    await folder.put('engine-room.json', JSON.stringify({ lint: { rules: off } }));
    assert.deepEqual(await problems(), ['tab'], 'SnakeYAML refuses the tab');
    await folder.put('engine-room.json', JSON.stringify({ lint: { framework: 'go-chassis', rules: off } }));
    assert.deepEqual(await problems(), [], 'the reader of Go takes it');
  });
});
