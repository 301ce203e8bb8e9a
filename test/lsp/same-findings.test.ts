import assert from 'node:assert/strict';
import { findingsMethod } from '../../server/protocol';
import type { FindingsParams, FindingsResult } from '../../server/protocol';
import { maxNesting } from '../../parser/limits';
import { LspClient } from './client';
import { languageOf, lint, shownBy, toDeploy } from './compared-findings';
import type { Shown } from './compared-findings';
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
  'dev/cart.servicestage.yaml': { text: component, expected: [] },
  'prod/cart.servicestage.yaml': { text: component, expected: [] },
  'module/bootstrap.yml': {
    text: 'spring:\n  cloud:\n    servicecomb:\n      service: { name: cart, application: shop }\n',
    expected: ['warning microservice/module-identity'],
  },
  'module/application.yaml': {
    text: 'spring:\n  cloud:\n    servicecomb:\n      service: { name: till, application: shop }\n',
    expected: ['warning microservice/module-identity'],
  },
  'deep/lain.yaml': {
    text: lain('deep', `web: ${'['.repeat(maxNesting)}${']'.repeat(maxNesting)}\n`),
    expected: ['error source/too-deep'],
  },
  'deep/a.kie.json': {
    text: `{"data": [{"key": ${'['.repeat(maxNesting)}${']'.repeat(maxNesting)}}]}\n`,
    expected: ['error source/too-deep'],
  },
  'items/a.kie.json': {
    text: '{"data": [{"key": "level", "value": "1", "value_type": "txt"}]}\n',
    expected: ['error kie/value-type', 'warning kie/label-scope'],
  },
};

const texts = Object.fromEntries(Object.entries(table).map(([name, { text }]) => [name, text]));

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
      const deployed = await toDeploy(started(), folder.uri(name));
      assert.deepEqual(inShort(deployed), expected);
      assert.deepEqual(await shownBy(started(), folder.uri(name)), deployed);
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
});

function inShort(findings: readonly Shown[]): readonly string[] {
  return [...new Set(findings.map(([rule, severity]) => `${severity} ${rule}`))].sort();
}
