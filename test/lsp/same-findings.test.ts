import assert from 'node:assert/strict';
import { DocumentDiagnosticRequest } from 'vscode-languageserver-protocol/node';
import { findingsMethod } from '../../server/protocol';
import type { FindingsParams, FindingsResult } from '../../server/protocol';
import { runIn } from '../unit/cli/recorded-terminal';
import { LspClient } from './client';
import { WorkspaceFolder } from './workspace-folder';

const rules = { 'lain/port': 'warning', 'lain/not-a-resource': 'error', 'source/suppression': 'error' };

/** What is wrong with a file of the folder, and what turns on more than its own text. */
interface Row {
  readonly text: string;
  /** `severity rule`, each once, in the order of their names. */
  readonly expected: readonly string[];
}

function lain(appname: string, rest = ''): string {
  return `appname: ${appname}\nbuild:\n  base: golang\n  script: [make]\n${rest}`;
}

const component =
  'apiVersion: servicestage/v2\nkind: Component\nmetadata: { name: cart, application: shop }\nspec: { runtime: Java8, category: Common }\n';

const table: Readonly<Record<string, Row>> = {
  'clean/lain.yaml': { text: lain('clean', 'web:\n  cmd: run\n  port: 80\n'), expected: [] },
  'wrong/lain.yaml': {
    text: lain('wrong', 'web:\n  cmd: run\nproc.web:\n  cmd: run\n'),
    expected: ['error lain/duplicate-proc'],
  },
  'suppressed/lain.yaml': {
    text: lain(
      'suppressed',
      'web:\n  cmd: run\nproc.web: # engine-room-ignore lain/duplicate-proc\n  cmd: run\n',
    ),
    expected: [],
  },
  'turned-down/lain.yaml': {
    text: lain('turned-down', 'web:\n  cmd: run\n  port: 80800\n'),
    expected: ['warning lain/port'],
  },
  'cross-file/lain.yaml': {
    text: lain('cross-file', 'use_resources:\n  clean:\n    services: [redis]\nweb:\n  cmd: run\n'),
    expected: ['error lain/not-a-resource', 'warning lain/unknown-service'],
  },
  'misspelled/lain.yaml': {
    text: lain('misspelled', 'web:\n  cmd: run # engine-room-ignore lain/prot\n'),
    expected: ['error source/suppression'],
  },
  'broken/broken.servicestage.yaml': {
    text: 'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: broken }\nspec: [\n',
    expected: ['error source/yaml-syntax'],
  },
  'dev/cart.servicestage.yaml': { text: component, expected: ['information cloud/described-elsewhere'] },
  'prod/cart.servicestage.yaml': { text: component, expected: ['information cloud/described-elsewhere'] },
  'module/bootstrap.yml': {
    text: 'spring:\n  cloud:\n    servicecomb:\n      service: { name: cart, application: shop }\n',
    expected: ['warning microservice/module-identity'],
  },
  'module/application.yaml': {
    text: 'spring:\n  cloud:\n    servicecomb:\n      service: { name: till, application: shop }\n',
    expected: ['warning microservice/module-identity'],
  },
  'items/a.kie.json': {
    text: '{"data": [{"key": "level", "value": "1", "value_type": "txt"}]}\n',
    expected: ['error kie/value-type', 'warning kie/label-scope'],
  },
};

const texts = Object.fromEntries(Object.entries(table).map(([name, { text }]) => [name, text]));

/** A finding as each of the three shows it, lines and columns from 0. */
type Shown = readonly [
  rule: string,
  severity: string,
  message: string,
  line: number,
  character: number,
  endLine: number,
  endCharacter: number,
];

describe('the editor, lint and a deployment', () => {
  let folder: WorkspaceFolder;
  let client: LspClient | undefined;
  let other: LspClient | undefined;
  let linted: ReadonlyMap<string, readonly Shown[]>;

  before(() => {
    const configuration = JSON.stringify({ lint: { rules } });
    folder = new WorkspaceFolder({ ...texts, 'engine-room.json': configuration });
  });

  before(async () => {
    linted = await lint(folder.path);
  });

  before(async () => {
    client = await LspClient.start({
      capabilities: { textDocument: { diagnostic: {} } },
      folders: [folder.path],
      initializationOptions: { settings: { rules }, servedByOthers: [] },
    });
    for (const [name, text] of Object.entries(texts))
      await client.open(folder.uri(name), text, languageOf(name));
  });

  after(async () => {
    await client?.stop();
    await other?.stop();
    folder.remove();
  });

  for (const [name, { expected }] of Object.entries(table)) {
    it(`find the same in ${name}`, async () => {
      const deployed = await toDeploy(folder.uri(name));
      assert.deepEqual(inShort(deployed), expected);
      assert.deepEqual(await shownBy(folder.uri(name)), deployed);
      assert.deepEqual(linted.get(name) ?? [], deployed);
    });
  }

  it('judge what other extensions show, too, before a deployment', async () => {
    other = await LspClient.start({ initializationOptions: { servedByOthers: ['yaml'] } });
    const uri = 'file:///broken.servicestage.yaml';
    await other.open(uri, `${component}spec: [\n`, 'yaml');
    const params: FindingsParams = { uri };
    const result = await other.connection.sendRequest<FindingsResult | null>(findingsMethod, params);
    assert.ok(result?.findings.some(({ rule }) => rule === 'source/yaml-syntax'));
    assert.deepEqual(await other.diagnostics(uri), []);
  });

  it('answer nothing about documents that are not manifests', async () => {
    const params: FindingsParams = { uri: 'file:///unknown.yaml' };
    assert.equal(await started().connection.sendRequest(findingsMethod, params), null);
  });

  function started(): LspClient {
    assert.ok(client);
    return client;
  }

  async function toDeploy(uri: string): Promise<readonly Shown[]> {
    const params: FindingsParams = { uri };
    const result = await started().connection.sendRequest<FindingsResult | null>(findingsMethod, params);
    assert.equal(result?.version, 1);
    return result.findings.map(({ rule, severity, message, range: { start, end } }) => {
      return [rule, severity, message, start.line, start.character, end.line, end.character];
    });
  }

  async function shownBy(uri: string): Promise<readonly Shown[]> {
    const report = await started().connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    assert.ok('items' in report);
    const severities = ['', 'error', 'warning', 'information'];
    return report.items.map(({ code, severity = 0, message, range: { start, end } }) => {
      const text = typeof message === 'string' ? message : message.value;
      const name = severities[severity] ?? '';
      return [String(code), name, text, start.line, start.character, end.line, end.character];
    });
  }
});

/** The findings of each file, as `engine-room lint --format json` prints them. */
async function lint(folder: string): Promise<ReadonlyMap<string, readonly Shown[]>> {
  const { out } = await runIn({ folder }, 'lint', '--format', 'json', '.');
  const files = new Map<string, Shown[]>();
  for (const record of JSON.parse(out) as readonly Record<string, string | number>[]) {
    const { file, rule, severity, message, line, column, endLine, endColumn } = record;
    const shown = [rule, severity, message, ...[line, column, endLine, endColumn].map((n) => Number(n) - 1)];
    const name = String(file).replaceAll('\\', '/');
    files.set(name, [...(files.get(name) ?? []), shown as unknown as Shown]);
  }
  return files;
}

function inShort(findings: readonly Shown[]): readonly string[] {
  return [...new Set(findings.map(([rule, severity]) => `${severity} ${rule}`))].sort();
}

function languageOf(name: string): string {
  if (name.endsWith('lain.yaml')) return 'lain';
  return name.endsWith('.json') ? 'json' : 'yaml';
}
