import assert from 'node:assert/strict';
import {
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  DocumentLinkRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  InlayHintRequest,
  SelectionRangeRequest,
} from 'vscode-languageserver-protocol/node';
import type { ClientCapabilities, SelectionRange, TextEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from './client';
import { pieceOf, placeOf } from './places';
import { sharedClient } from './shared-client';

const uri = 'file:///work/shop.servicestage.yaml';
const text = `# The shop,
# all of it.
apiVersion: servicestage/v2
kind: Application
metadata:
  name: shop
---
apiVersion: servicestage/v2
kind: Instance
metadata:
  name: "cart-dev"
  application: shop
spec:
  flavor_id: MICRO-5G:0.5C:1G
  description: https://shop.example.com/docs
`;

const rich: ClientCapabilities = {
  textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

describe('language server and the structure of a file', () => {
  const shared = sharedClient({ capabilities: rich });
  let own: LspClient | undefined;
  let client: LspClient;
  const textDocument = { uri };
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

  async function start(content = text): Promise<void> {
    client = shared();
    await client.open(uri, content, 'cloud-manifest');
  }

  /** Starts a server that only the test has. */
  async function startOwn(capabilities: ClientCapabilities = rich): Promise<void> {
    client = own = await LspClient.start({ capabilities });
    await client.open(uri, text, 'cloud-manifest');
  }

  afterEach(async () => {
    if (own !== undefined) assert.equal(await own.stop(), 0);
    own = undefined;
  });

  it('outlines a file as a tree', async () => {
    await start();
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? [];
    const shown = symbols.map((symbol) =>
      'children' in symbol ? [symbol.name, symbol.children?.length] : [],
    );
    assert.deepEqual(shown, [
      ['shop', 1],
      ['cart-dev', 2],
    ]);
  });

  it('outlines a file as a list for clients without trees', async () => {
    await startOwn({});
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? [];
    const metadata = symbols.find(({ name }) => name === 'metadata');
    assert.ok(metadata && 'location' in metadata);
    assert.equal(metadata.containerName, 'shop');
  });

  it('folds documents, blocks and comments, up to the limit of the client', async () => {
    await start();
    const folds = (await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument })) ?? [];
    const shown = folds.map(({ startLine, endLine, kind }) => [startLine, endLine, kind ?? '']);
    assert.deepEqual(shown, [
      [0, 5, 'region'],
      [4, 5, ''],
      [7, 14, 'region'],
      [9, 11, ''],
      [12, 14, ''],
    ]);
    await startOwn({ textDocument: { foldingRange: { rangeLimit: 2 } } });
    assert.equal(
      (await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument }))?.length,
      2,
    );
  });

  it('widens a selection from the value to the file', async () => {
    await start();
    const positions = [placeOf(text, 'cart-dev')];
    const [selection] =
      (await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions })) ?? [];
    const pieces: string[] = [];
    for (let at: SelectionRange | undefined = selection; at; at = at.parent)
      pieces.push(pieceOf(text, at.range));
    const second = text.slice(text.indexOf('---\n') + 4);
    assert.deepEqual(pieces, [
      'cart-dev',
      '"cart-dev"',
      'name: "cart-dev"',
      'name: "cart-dev"\n  application: shop',
      'metadata:\n  name: "cart-dev"\n  application: shop',
      second.trimEnd(),
      second,
      text,
    ]);
  });

  it('shows hints in the lines that are seen, until they are switched off', async () => {
    await startOwn();
    const ask = (range = whole) =>
      client.connection.sendRequest(InlayHintRequest.type, { textDocument, range });
    const [hint, ...others] = (await ask()) ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual(hint?.position, placeOf(text, '1G', 0, 'end'));
    assert.deepEqual(await ask({ start: whole.start, end: { line: 8, character: 0 } }), []);
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { engineRoom: { inlayHints: false } },
    });
    assert.deepEqual(await ask(), []);
  });

  it('links addresses', async () => {
    await start();
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    assert.deepEqual(
      links?.map(({ target, range }) => [target, pieceOf(text, range)]),
      [['https://shop.example.com/docs', 'https://shop.example.com/docs']],
    );
  });

  it('lays a file out', async () => {
    const untidy = 'apiVersion: servicestage/v2 \nkind: Application\nmetadata:\n    # who\n    name: shop';
    await start(untidy);
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument,
      options,
    });
    assert.equal(
      applied(untidy, edits),
      'apiVersion: servicestage/v2\nkind: Application\nmetadata:\n  # who\n  name: shop\n',
    );
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const some = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
      textDocument,
      options,
      range,
    });
    assert.equal(applied(untidy, some), untidy.replace('v2 ', 'v2'));
  });

  it('leaves a file with mistakes in its syntax as it is', async () => {
    const broken = 'kind:   [a\nmetadata:\n    name: "shop\n';
    await start(broken);
    const options = { tabSize: 2, insertSpaces: true };
    assert.deepEqual(
      await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options }),
      [],
    );
  });
});

function applied(text: string, edits: TextEdit[] | null): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, text), edits ?? []);
}
