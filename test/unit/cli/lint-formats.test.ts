import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { allRules } from '../../../manifests/all-rules';
import { runIn } from './recorded-terminal';
import { temporaryFolder } from './temporary-folder';

const head = 'appname: hello\nbuild:\n  base: golang:1.8\n  script:\n    - go build\nweb:\n  cmd: run\n';
const wrong = `${head}  port: "80"\n  memroy: 64m\n`;

interface Log {
  readonly version: string;
  readonly runs: readonly Run[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly RuleRecord[] } };
  readonly originalUriBaseIds: unknown;
  readonly results: readonly Result[];
  readonly invocations: readonly {
    executionSuccessful: boolean;
    toolExecutionNotifications: readonly unknown[];
  }[];
}

interface RuleRecord {
  readonly id: string;
  readonly helpUri?: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly defaultConfiguration: { readonly level?: string; readonly enabled?: boolean };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly properties: { readonly consequence: string; readonly value?: string };
  readonly locations: readonly { physicalLocation: { artifactLocation: object; region: object } }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly fixes?: readonly { artifactChanges: readonly { replacements: readonly unknown[] }[] }[];
}

describe('lint --format sarif', () => {
  const folder = temporaryFolder();
  let isValid: (log: unknown) => true | string;
  before(async () => {
    const schema = path.resolve(import.meta.dirname, '../../fixtures/sarif/sarif-schema-2.1.0.json');
    const address = (text: string) => URL.canParse(text);
    const ajv = new Ajv({
      strict: false,
      formats: {
        uri: address,
        'uri-reference': (text: string) => URL.canParse(text, 'file:///') && !/[ \\"<>^`{|}]/.test(text),
        'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
      },
    });
    const check = ajv.compile(JSON.parse(await readFile(schema, 'utf8')) as object);
    isValid = (log) => check(log) || ajv.errorsText(check.errors);
  });

  async function sarif(...args: readonly string[]): Promise<Run> {
    const { out } = await runIn({ folder: folder.path }, 'lint', '--format', 'sarif', ...args);
    const log = JSON.parse(out) as Log;
    assert.equal(isValid(log), true);
    assert.deepEqual([log.version, log.runs.length], ['2.1.0', 1]);
    return log.runs[0]!;
  }

  it('is valid with and without findings', async () => {
    assert.deepEqual((await sarif()).results, []);
    await folder.put('lain.yaml', wrong);
    assert.equal((await sarif()).results.length, 2);
  });

  it('is judged by a schema that refuses mistakes', async () => {
    const { out } = await runIn({ folder: folder.path }, 'lint', '--format', 'sarif');
    const log = JSON.parse(out) as Log;
    assert.notEqual(isValid({ ...log, version: '2.0.0' }), true);
    assert.notEqual(isValid({ ...log, runs: [{ results: [] }] }), true);
  });

  it('names places, levels and rules', async () => {
    await folder.put('x y/lain.yaml', wrong);
    const { results, tool, originalUriBaseIds } = await sarif();
    const [port] = results;
    assert.ok(port);
    assert.deepEqual([port.ruleId, port.level], ['lain/port', 'error']);
    assert.deepEqual(port.properties, { consequence: 'refused' });
    assert.equal(tool.driver.rules[port.ruleIndex]?.id, 'lain/port');
    assert.deepEqual(port.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'x%20y/lain.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 8, startColumn: 9, endLine: 8, endColumn: 13 },
        },
      },
    ]);
    assert.deepEqual(originalUriBaseIds, { '%SRCROOT%': { uri: `${pathToFileURL(folder.path).href}/` } });
  });

  it('names a file outside by its whole address', async () => {
    const file = await folder.put('lain.yaml', wrong);
    const { out } = await runIn({ folder: path.parse(file).root + 'usr' }, 'lint', '--format', 'sarif', file);
    const log = JSON.parse(out) as Log;
    assert.equal(isValid(log), true);
    assert.deepEqual(log.runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation, {
      uri: pathToFileURL(file).href,
    });
  });

  it('describes every rule', async () => {
    const { rules } = (await sarif()).tool.driver;
    assert.deepEqual(
      rules.map(({ id }) => id),
      allRules.map(({ id }) => id),
    );
    for (const { id, shortDescription, help } of rules) {
      assert.ok(shortDescription.text.length > 0 && help.text.includes(shortDescription.text), id);
      assert.doesNotMatch(help.text, /[«»]/, id);
    }
    const port = rules.find(({ id }) => id === 'lain/port');
    assert.match(port?.helpUri ?? '', /^file:.*\/docs\/rules\/lain\/port\.md$/);
    assert.deepEqual(port?.defaultConfiguration, { level: 'error' });
  });

  it('describes rules in the severities of this run', async () => {
    await folder.put('lain.yaml', wrong);
    const args = ['--rule', 'lain/port=information', '--rule', 'lain/cron-schedule=off'];
    const { tool, results } = await sarif(...args);
    const configurationOf = (wanted: string) =>
      tool.driver.rules.find(({ id }) => id === wanted)?.defaultConfiguration;
    assert.deepEqual(configurationOf('lain/port'), { level: 'note' });
    assert.deepEqual(configurationOf('lain/cron-schedule'), { enabled: false });
    assert.equal(results[0]?.level, 'note');
  });

  it('gives findings names that stay when other lines come and go', async () => {
    const names = async (text: string) => {
      await folder.put('lain.yaml', text);
      return (await sarif()).results.map((result) => result.partialFingerprints.primaryLocationLineHash);
    };
    const before = await names(wrong);
    assert.equal(new Set(before).size, 2);
    assert.deepEqual(await names(`# a comment\n\n${wrong}`), before);
    assert.notDeepEqual(await names(wrong.replace('"80"', '"81"')), before);
    const twice = await names(`${wrong}worker.x:\n  cmd: run\n  memroy: 64m\n`);
    assert.equal(new Set(twice).size, 3, 'equal lines are told apart');
  });

  it('offers repairs', async () => {
    await folder.put('lain.yaml', wrong);
    const { results } = await sarif();
    const [change] = results[1]?.fixes?.[0]?.artifactChanges ?? [];
    assert.deepEqual(change?.replacements, [
      {
        deletedRegion: { startLine: 9, startColumn: 3, endLine: 9, endColumn: 9 },
        insertedContent: { text: 'memory' },
      },
    ]);
  });

  it('says which paths were not checked', async () => {
    const { invocations } = await sarif('nowhere.yaml');
    assert.deepEqual(invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'nowhere.yaml does not exist: check the spelling of the path.' },
          },
        ],
      },
    ]);
    await folder.put('lain.yaml', wrong);
    assert.deepEqual((await sarif()).invocations, [
      { executionSuccessful: true, toolExecutionNotifications: [] },
    ]);
  });
});

describe('lint --format gitlab', () => {
  const folder = temporaryFolder();
  const gitlab = async (at = '.') => {
    const environment = { CI_PROJECT_DIR: folder.path };
    const { out } = await runIn({ folder: folder.within(at), environment }, 'lint', '--format', 'gitlab');
    return JSON.parse(out) as readonly { readonly fingerprint: string }[];
  };

  it('is a Code Quality report, whose paths count from the repository', async () => {
    await folder.put('x/lain.yaml', `${head}  port: "80"\n  healthcheck: ping\n`);
    const [port, healthcheck, ...more] = await gitlab('x');
    const { fingerprint = '', ...rest } = port ?? {};
    assert.match(fingerprint, /^[0-9a-f]{64}$/);
    assert.match(
      JSON.stringify(rest),
      /^{"description":"\S.*","check_name":"lain\/port","severity":"major",/,
    );
    assert.match(JSON.stringify(rest), /"location":{"path":"x\/lain.yaml","lines":{"begin":8}}}$/);
    assert.match(JSON.stringify(healthcheck), /"severity":"minor"/);
    assert.deepEqual(more, []);
  });

  it('keeps fingerprints when lines move, and gives each finding one of its own', async () => {
    const fingerprints = async (text: string) => {
      await folder.put('lain.yaml', text);
      return (await gitlab()).map(({ fingerprint }) => fingerprint);
    };
    const twice = `${head}  port: "80"\nweb.two:\n  cmd: run\n  port: "80"\n`;
    const found = await fingerprints(twice);
    assert.equal(new Set(found).size, found.length);
    assert.ok(found.length > 1);
    assert.deepEqual(await fingerprints(`# moved\n${twice}`), found);
  });

  it('is an empty list where nothing is found', async () => {
    await folder.put('lain.yaml', head);
    assert.deepEqual(await gitlab(), []);
  });
});

describe('lint --format github', () => {
  const folder = temporaryFolder();
  const github = (environment: Readonly<Record<string, string>> = {}, ...args: readonly string[]) =>
    runIn({ folder: folder.path, environment }, 'lint', '--format', 'github', ...args);

  it('is a command for each finding, and the totals', async () => {
    await folder.put('x/lain.yaml', `${head}  port: "80"\n  healthcheck: ping\n`);
    const { out } = await github();
    const [port, healthcheck, totals] = out.split('\n');
    assert.match(
      port ?? '',
      /^::error file=x\/lain\.yaml,line=8,endLine=8,col=9,endColumn=13,title=lain\/port::\S/,
    );
    assert.match(healthcheck ?? '', /^::warning file=x\/lain\.yaml,line=9,.*title=lain\/healthcheck::/);
    assert.equal(totals, '1 error, 1 warning in 1 file.');
  });

  it('has notices', async () => {
    await folder.put('lain.yaml', `${head}  port: "80"\n`);
    assert.match((await github({}, '--rule', 'lain/port=information')).out, /^::notice file=lain\.yaml,/);
  });

  it('escapes what commands are made of', async () => {
    await folder.put('a,b:c%\n::warning::.lain.yaml', `${head}  "po%0A\\r\\nrt::": 1\n`);
    const { out } = await github();
    assert.match(out, /^::warning file=a%2Cb%3Ac%25%0A%3A%3Awarning%3A%3A\.lain\.yaml,line=8,/);
    assert.equal(out.trimEnd().split('\n').length, 2);
    assert.match(out, /::"po%250A%0D%0Art::" [^\n]*\n1 warning in 1 file\.\n$/);
  });

  it('names no column of a finding of several lines', async () => {
    await folder.put(
      'lain.yaml',
      `${head}  port: "80"\n  # \n`.replace('"80"', '\n    - 1\n    - 2\n    - 3'),
    );
    const { out } = await github();
    for (const command of out.split('\n').filter((line) => line.startsWith('::'))) {
      const [, line, endLine] = /line=(\d+),endLine=(\d+)/.exec(command) ?? [];
      assert.equal(command.includes('col='), line === endLine, command);
    }
    assert.match(out, /line=(\d+),endLine=(?!\1,)/, 'a finding of several lines');
  });

  it('names files as the repository does', async () => {
    await folder.put('x/lain.yaml', `${head}  port: "80"\n`);
    const { out } = await runIn(
      { folder: folder.within('x'), environment: { GITHUB_WORKSPACE: folder.path } },
      'lint',
      '--format',
      'github',
    );
    assert.match(out, /^::error file=x\/lain\.yaml,/);
  });
});
