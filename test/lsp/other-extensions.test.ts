import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import {
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RegistrationRequest,
  RenameRequest,
  UnregistrationRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import type {
  ClientCapabilities,
  MessageConnection,
  TextDocumentRegistrationOptions,
} from 'vscode-languageserver-protocol/node';
import { LspClient } from './client';
import { placeOf } from './places';
import { WorkspaceFolder } from './workspace-folder';

const dynamic: ClientCapabilities = {
  textDocument: { formatting: { dynamicRegistration: true }, rangeFormatting: { dynamicRegistration: true } },
};
const cloud = 'apiVersion: servicestage/v2\nkind: Application\nmetadata:\n  name: shop\n';
const items = '{"data": [{"key": "a", "value": "v"}]}';

/** What a client was asked to register for formatting, and what of it holds. */
class Registrations {
  private readonly open = new Map<string, TextDocumentRegistrationOptions>();

  follow(connection: MessageConnection): void {
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { id, method, registerOptions } of registrations) {
        if (method === DocumentFormattingRequest.method)
          this.open.set(id, registerOptions as TextDocumentRegistrationOptions);
      }
    });
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      for (const { id } of unregisterations) this.open.delete(id);
    });
  }

  /** The filters in one line each. */
  get filters(): string[] {
    return [...this.open.values()].flatMap(({ documentSelector }) =>
      (documentSelector ?? []).map((filter) =>
        typeof filter === 'string' ? filter : Object.values(filter).map(String).join(' '),
      ),
    );
  }

  get count(): number {
    return this.open.size;
  }
}

describe('language server beside other extensions', () => {
  let client: LspClient;
  let registrations: Registrations;

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.log, []);
  });

  async function start(capabilities: ClientCapabilities, initializationOptions: unknown = {}): Promise<void> {
    registrations = new Registrations();
    client = await LspClient.startWith({ capabilities, initializationOptions }, (connection) =>
      registrations.follow(connection),
    );
  }

  /** Opens a document and waits until the server has looked at it. */
  async function open(uri: string, text: string, language: string): Promise<void> {
    await client.open(uri, text, language);
    await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
  }

  describe('that format', () => {
    it('offers to format its own languages, and nothing in the languages of others', async () => {
      await start(dynamic);
      const { capabilities } = client.initialized ?? {};
      assert.equal(capabilities?.documentFormattingProvider, undefined);
      assert.equal(capabilities?.documentRangeFormattingProvider, undefined);
      await open('file:///work/package.json', '{"name": "x"}', 'json');
      await open('file:///work/pod.yaml', 'kind: Pod\n', 'yaml');
      assert.deepEqual(registrations.filters.sort(), [
        'call-document engine-room',
        'call-document file',
        'call-document untitled',
        'cloud-manifest engine-room',
        'cloud-manifest file',
        'cloud-manifest untitled',
        'lain engine-room',
        'lain file',
        'lain untitled',
      ]);
    });

    it('offers to format a recognized file in a language of others, for as long as it is one', async () => {
      await start(dynamic);
      const uri = 'file:///work/a%20b/shop.yaml';
      await open(uri, cloud, 'yaml');
      assert.ok(
        registrations.filters.includes('yaml file /work/a b/shop.yaml'),
        registrations.filters.join(),
      );
      await open('untitled:Untitled-1', cloud, 'yaml');
      assert.ok(registrations.filters.includes('yaml untitled Untitled-1'));

      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 'apiVersion'.length } };
      await client.edit(uri, range, 'version');
      await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
      assert.ok(!registrations.filters.some((filter) => filter.includes('shop.yaml')));
      await client.close('untitled:Untitled-1');
      await open('file:///work/other.yaml', 'a: 1\n', 'yaml');
      assert.equal(registrations.count, 1);
    });

    it('leaves recognized files to those who format their language', async () => {
      await start(dynamic, { formattedByOthers: ['json', 'yaml'] });
      await open('file:///work/shop.yaml', cloud, 'yaml');
      await open('file:///work/a.kie.json', items, 'json');
      assert.equal(registrations.count, 1);
    });
  });

  describe('that show syntax errors and an outline', () => {
    const repeated = '{"data": [{"key": "a", "key": "b" "value": "v"}]}';
    const texts: Readonly<Record<string, readonly [uri: string, language: string, text: string]>> = {
      'JSON syntax and a field twice': ['file:///work/a.kie.json', 'json', repeated],
      'YAML syntax': ['file:///work/shop.yaml', 'yaml', `${cloud}  alias: "x\n`],
      'a YAML key twice': ['file:///work/shop.yaml', 'yaml', `${cloud}  name: store\n`],
      'YAML syntax of a microservice': [
        'file:///work/microservice.yaml',
        'yaml',
        'servicecomb:\n  service:\n    name: a: b\n',
      ],
    };
    const alsoReported = /syntax|duplicate/;

    for (const [what, [uri, language, text]] of Object.entries(texts)) {
      it(`leaves to them: ${what}`, async () => {
        await start({});
        await client.open(uri, text, language);
        const alone = (await client.diagnostics(uri)).map(({ code }) => String(code));
        assert.ok(
          alone.some((code) => alsoReported.test(code)),
          alone.join(),
        );
        await client.stop();

        await start({}, { servedByOthers: [language] });
        await client.open(uri, text, language);
        const beside = (await client.diagnostics(uri)).map(({ code }) => String(code));
        assert.deepEqual(
          beside,
          alone.filter((code) => !alsoReported.test(code)),
        );
      });
    }

    it('shows what they cannot: keys twice inside of a value, or once in maps and once with dots', async () => {
      await start({}, { servedByOthers: ['json', 'yaml'] });
      const kie = 'file:///work/a.kie.json';
      const value = String.raw`{"data": [{"key": "servicecomb.rateLimiting.a", "value": "rate: 1\nrate: 2\n"}]}`;
      await client.open(kie, value, 'json');
      assert.ok((await client.diagnostics(kie)).some(({ code }) => code === 'governance/duplicate-field'));
      const microservice = 'file:///work/microservice.yaml';
      const dotted = 'servicecomb:\n  service:\n    name: a\nservicecomb.service.name: b\n';
      await client.open(microservice, dotted, 'yaml');
      const codes = (await client.diagnostics(microservice)).map(({ code }) => code);
      assert.ok(codes.includes('microservice/duplicate-key'), codes.join());
    });

    it('has an outline where they have none', async () => {
      await start({}, { servedByOthers: ['json'] });
      const symbols = async (uri: string) =>
        (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ?? [];
      await client.open('file:///work/a.kie.json', items, 'json');
      await client.open('file:///work/shop.yaml', cloud, 'yaml');
      assert.deepEqual(await symbols('file:///work/a.kie.json'), []);
      assert.notEqual((await symbols('file:///work/shop.yaml')).length, 0);
    });
  });
});

describe('language server and documents that are only shown', () => {
  const component = (application: string): string =>
    `apiVersion: servicestage/v2\nkind: Component\nmetadata:\n  name: cart\n  application: ${application}\nspec: { runtime: Java8, category: Common }\n`;
  let client: LspClient;
  let folder: WorkspaceFolder;

  beforeEach(async () => {
    folder = new WorkspaceFolder({ 'shop.servicestage.yaml': cloud });
    client = await LspClient.start({ capabilities: {}, folders: [folder.path] });
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('counts no names of an old revision, and neither renames nor looks for uses in it', async () => {
    const now = pathToFileURL(`${folder.path}/shop.servicestage.yaml`).href;
    const before = now.replace('file:', 'git:') + '?%7B%22ref%22%3A%22HEAD%22%7D';
    await client.open(before, `${cloud}---\n${cloud.replace('shop', 'depot')}`, 'cloud-manifest');
    await client.open(now, `${cloud}---\n${component('depot')}`, 'cloud-manifest');

    const position = placeOf(cloud, 'name: ', 0, 'end');
    const { connection } = client;
    const context = { includeDeclaration: true };
    const uses = await connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri: now },
      position,
      context,
    });
    assert.deepEqual([...new Set(uses?.map(({ uri }) => uri))], [now]);
    assert.deepEqual(await connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'depot' }), []);

    const textDocument = { uri: before };
    assert.equal(
      await connection.sendRequest(ReferencesRequest.type, { textDocument, position, context }),
      null,
    );
    await assert.rejects(connection.sendRequest(PrepareRenameRequest.type, { textDocument, position }));
    await assert.rejects(
      connection.sendRequest(RenameRequest.type, { textDocument, position, newName: 'x' }),
    );

    const renamed = await connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: now },
      position,
      newName: 'store',
    });
    assert.deepEqual(Object.keys(renamed?.changes ?? {}), [now]);
  });
});
