import assert from 'node:assert/strict';
import {
  CodeLensRequest,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  DocumentHighlightRequest,
  FileChangeType,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import type { ClientCapabilities, Location } from 'vscode-languageserver-protocol/node';
import { LspClient } from './client';
import { placeOf, rangeOf } from './places';
import { WorkspaceFolder } from './workspace-folder';

const application = 'apiVersion: servicestage/v2\nkind: Application\nmetadata: { name: shop }\n';
const component =
  'apiVersion: servicestage/v2\nkind: Component\nmetadata:\n  name: cart\n  application: "shop"\nspec: { runtime: Java8, category: Common }\n';
const instance =
  'apiVersion: servicestage/v2\nkind: Instance\nmetadata:\n  name: cart-dev\n  application: shop\n  component: cart\n  environment: dev\n';

const files = {
  'a/app.servicestage.yaml': application,
  'b/cart.yaml': component,
  'c/dev.servicestage.yaml': instance,
};

const rich: ClientCapabilities = {
  textDocument: { definition: { linkSupport: true } },
  workspace: {
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    symbol: {},
  },
};

/** In the order of files and lines, each as `name:line:character`. */
function inShort(places: readonly Location[] | null, folder: WorkspaceFolder): string[] {
  const short = (places ?? []).map(({ uri, range: { start } }) => {
    const name = Object.keys(files).find((known) => folder.uri(known) === uri) ?? uri;
    return `${name}:${start.line}:${start.character}`;
  });
  return short.sort();
}

/** Asks for the symbols of the workspace until there are so many: the files are read while no one waits. */
async function untilRead(client: LspClient, count: number): Promise<void> {
  for (;;) {
    const symbols = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: '' });
    if (symbols?.length === count) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('language server and names across files', () => {
  let folder: WorkspaceFolder;
  let client: LspClient;
  let open: string;

  async function start(
    capabilities: ClientCapabilities = {},
    runsCommands = false,
    count = 3,
  ): Promise<void> {
    client = await LspClient.start({
      capabilities,
      folders: [folder.path],
      initializationOptions: { runsCommands },
    });
    await client.open(open, instance, 'cloud-manifest');
    await untilRead(client, count);
  }

  function params(word: string, nth = 0) {
    return { textDocument: { uri: open }, position: placeOf(instance, word, nth) };
  }

  beforeEach(() => {
    folder = new WorkspaceFolder(files);
    open = folder.uri('c/dev.servicestage.yaml');
  });

  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  it('finds the definition in a file that is not open', async () => {
    await start();
    const found = await client.connection.sendRequest(DefinitionRequest.type, params('shop'));
    assert.deepEqual(found, [
      { uri: folder.uri('a/app.servicestage.yaml'), range: rangeOf(application, 'shop') },
    ]);
    assert.equal(await client.connection.sendRequest(DefinitionRequest.type, params('apiVersion')), null);
  });

  it('shows the whole of a definition to clients that link', async () => {
    await start(rich);
    const found = await client.connection.sendRequest(DefinitionRequest.type, params('cart', 1));
    assert.ok(Array.isArray(found) && found.length === 1);
    const [link] = found;
    assert.ok(link && 'targetUri' in link);
    assert.equal(link.targetUri, folder.uri('b/cart.yaml'));
    assert.deepEqual(link.originSelectionRange, rangeOf(instance, 'cart', 1));
    assert.deepEqual(link.targetSelectionRange, rangeOf(component, 'cart'));
    assert.deepEqual(link.targetRange.start, { line: 0, character: 0 });
  });

  it('finds every reference, and each place once', async () => {
    await start();
    const ask = (includeDeclaration: boolean) =>
      client.connection.sendRequest(ReferencesRequest.type, {
        ...params('shop'),
        context: { includeDeclaration },
      });
    const references = ['b/cart.yaml:4:16', 'c/dev.servicestage.yaml:4:15'];
    assert.deepEqual(inShort(await ask(false), folder), references);
    assert.deepEqual(inShort(await ask(true), folder), ['a/app.servicestage.yaml:2:18', ...references]);
  });

  it('highlights what is named at the cursor, in this file alone', async () => {
    await start();
    const found = await client.connection.sendRequest(DocumentHighlightRequest.type, params('shop'));
    assert.deepEqual(found, [{ range: rangeOf(instance, 'shop'), kind: 2 }]);
  });

  it('follows the open document, and the file again when it is closed', async () => {
    await start();
    const app = folder.uri('a/app.servicestage.yaml');
    await client.open(app, application.replace('shop', 'store'), 'cloud-manifest');
    assert.equal(await client.connection.sendRequest(DefinitionRequest.type, params('shop')), null);
    await client.close(app);
    await untilRead(client, 3);
    const found = await client.connection.sendRequest(DefinitionRequest.type, params('shop'));
    assert.deepEqual(inShort(found as Location[], folder), ['a/app.servicestage.yaml:2:18']);
  });

  it('takes in files that are made, changed and removed', async () => {
    await start();
    folder.write(
      'd/env.servicestage.yaml',
      'apiVersion: servicestage/v2\nkind: Environment\nmetadata: { name: dev }\n',
    );
    folder.delete('a/app.servicestage.yaml');
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [
        { uri: folder.uri('d/env.servicestage.yaml'), type: FileChangeType.Created },
        { uri: folder.uri('a/app.servicestage.yaml'), type: FileChangeType.Deleted },
      ],
    });
    const environment = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'dev' });
    assert.deepEqual(environment?.map(({ name }) => name).sort(), ['cart-dev', 'dev']);
    assert.equal(await client.connection.sendRequest(DefinitionRequest.type, params('shop')), null);
  });

  it('says on hover which other files describe the same, without a problem', async () => {
    folder.write('prod/dev.servicestage.yaml', instance);
    await start({}, false, 4);
    const hovered = await client.hover(open, placeOf(instance, 'cart-dev'));
    assert.match(JSON.stringify(hovered), /Also described in `prod\/dev\.servicestage\.yaml`: where both/);
    const used = await client.hover(open, placeOf(instance, 'dev', 1));
    assert.doesNotMatch(JSON.stringify(used), /Also described/);
    assert.ok(
      (await client.diagnostics(open)).every(({ message }) => !JSON.stringify(message).includes('prod')),
    );
  });

  it('searches the names of the workspace by letters in their order', async () => {
    await start();
    const found = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'CDV' });
    assert.deepEqual(
      found?.map(({ name, location }) => [name, location.uri]),
      [['cart-dev', open]],
    );
  });

  it('names what would be renamed', async () => {
    await start();
    const found = await client.connection.sendRequest(PrepareRenameRequest.type, params('shop'));
    assert.deepEqual(found, { range: rangeOf(instance, 'shop'), placeholder: 'shop' });
    assert.equal(await client.connection.sendRequest(PrepareRenameRequest.type, params('kind')), null);
  });

  it('renames across files, keeping the quotes', async () => {
    await start();
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      ...params('shop'),
      newName: 'store',
    });
    assert.equal(edit?.documentChanges, undefined, 'this client takes plain changes');
    assert.deepEqual(edit?.changes, {
      [folder.uri('a/app.servicestage.yaml')]: [{ range: rangeOf(application, 'shop'), newText: 'store' }],
      [folder.uri('b/cart.yaml')]: [{ range: rangeOf(component, 'shop'), newText: 'store' }],
      [open]: [{ range: rangeOf(instance, 'shop'), newText: 'store' }],
    });
  });

  it('reads the files of a rename again, so that no edit goes astray', async () => {
    await start();
    const moved = `# moved down\n${application}`;
    folder.write('a/app.servicestage.yaml', moved);
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      ...params('shop'),
      newName: 'store',
    });
    assert.deepEqual(edit?.changes?.[folder.uri('a/app.servicestage.yaml')], [
      { range: rangeOf(moved, 'shop'), newText: 'store' },
    ]);
  });

  it('has other files confirmed where the client previews', async () => {
    await start(rich);
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      ...params('shop'),
      newName: 'store',
    });
    const changes = edit?.documentChanges ?? [];
    const annotations = changes.flatMap((change) =>
      'edits' in change
        ? change.edits.map((one) => {
            const id = 'annotationId' in one ? String(one.annotationId) : '';
            const annotation = edit?.changeAnnotations?.[id];
            return [change.textDocument.uri === open, annotation?.needsConfirmation];
          })
        : [],
    );
    assert.deepEqual(annotations.sort(), [
      [false, true],
      [false, true],
      [true, false],
    ]);
    const own = changes.find((change) => 'edits' in change && change.textDocument.uri === open);
    assert.ok(own && 'edits' in own);
    assert.equal(own.textDocument.version, 1);
  });

  it('refuses a new name that would mean something else', async () => {
    await start();
    for (const newName of ['a: b', '', 'true', '12', '- x', 'a #b']) {
      await assert.rejects(
        client.connection.sendRequest(RenameRequest.type, { ...params('shop'), newName }),
        /can’t be a name/,
        newName,
      );
    }
  });

  it('counts the policies of a match group for clients that run the command', async () => {
    const group =
      'apiVersion: cse/v3\nkind: MatchGroup\nmetadata: { name: login, engine: e }\nspec: { matches: [] }\n';
    const retry = 'apiVersion: cse/v3\nkind: Retry\nmetadata: { name: login, engine: e }\nspec: {}\n';
    await start({}, true);
    const uri = folder.uri('login.cse.yaml');
    await client.open(uri, group, 'cloud-manifest');
    await client.open(folder.uri('retry.cse.yaml'), retry, 'cloud-manifest');
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
    const lens = lenses?.find(({ command }) => command?.command === 'engineRoom.showReferences');
    assert.ok(lens?.command);
    assert.equal(lens.command.title, '1 policy');
    assert.deepEqual(lens.command.arguments?.[2], [
      { uri: folder.uri('retry.cse.yaml'), range: rangeOf(retry, 'login') },
    ]);
  });

  it('has no lenses for clients that do not know our commands', async () => {
    await start();
    const found = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: open } });
    assert.deepEqual(found, []);
  });
});
