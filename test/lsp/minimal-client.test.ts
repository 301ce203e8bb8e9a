import assert from 'node:assert/strict';
import {
  CodeLensRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  RenameRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import { assertEvery } from '../every';
import { LspClient } from './client';

const uri = 'file:///work/shop.servicestage.yaml';
const text = 'apiVersion: servicestage/v2\nkind: Application\nmetadata:\n  name: shop\n';

describe('language server and a client that can do nothing special', () => {
  let client: LspClient;

  before(async () => {
    client = await LspClient.start({ capabilities: {} });
    await client.open(uri, text, 'yaml');
  });

  after(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.log, [], 'nothing was asked that the client does not know');
  });

  it('gets exactly what the server has for it', () => {
    const { capabilities } = client.initialized ?? {};
    assert.deepEqual(Object.keys(capabilities ?? {}).sort(), [
      'codeActionProvider',
      'codeLensProvider',
      'completionProvider',
      'definitionProvider',
      'documentFormattingProvider',
      'documentHighlightProvider',
      'documentLinkProvider',
      'documentRangeFormattingProvider',
      'documentSymbolProvider',
      'foldingRangeProvider',
      'hoverProvider',
      'inlayHintProvider',
      'positionEncoding',
      'referencesProvider',
      'renameProvider',
      'selectionRangeProvider',
      'textDocumentSync',
      'workspaceSymbolProvider',
    ]);
    assert.equal(capabilities?.positionEncoding, 'utf-16');
  });

  it('gets answers in the simplest form', async () => {
    const textDocument = { uri };
    const position = { line: 3, character: 9 };
    const { connection } = client;
    const options = { tabSize: 2, insertSpaces: true };
    const definition = await connection.sendRequest(DefinitionRequest.type, { textDocument, position });
    assert.ok(Array.isArray(definition));
    assertEvery<object>(definition, (one) => 'uri' in one);
    const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assertEvery<object>(symbols, (symbol) => 'location' in symbol);
    const rename = await connection.sendRequest(RenameRequest.type, {
      textDocument,
      position,
      newName: 'store',
    });
    assert.deepEqual(Object.keys(rename ?? {}), ['changes']);
    assert.deepEqual(await connection.sendRequest(CodeLensRequest.type, { textDocument }), []);
    assert.notEqual(await connection.sendRequest(FoldingRangeRequest.type, { textDocument }), null);
    assert.deepEqual(
      await connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options }),
      [],
    );
    assert.equal((await connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'shop' }))?.length, 1);
  });

  it('gets plain text for completion', async () => {
    const items = await client.complete(uri, { line: 4, character: 0 });
    assert.ok(items.length > 0);
    for (const { insertTextFormat, textEdit } of items) {
      assert.equal(insertTextFormat, 1);
      assert.doesNotMatch(textEdit?.newText ?? '', /\$\{\d/);
    }
  });
});
