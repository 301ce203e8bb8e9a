import assert from 'node:assert/strict';
import {
  DidOpenTextDocumentNotification,
  ErrorCodes,
  InitializeRequest,
  ResponseError,
  ShutdownRequest,
} from 'vscode-languageserver-protocol/node';
import { features } from '../../server/features/table';
import { findingsMethod, readerMethod } from '../../server/protocol';
import { LspClient } from './client';
import { sharedClient } from './shared-client';

const uri = 'file:///work/lain.yaml';
const textDocument = { uri };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };
const hover = { textDocument, position };

/** The error code that a request is answered with; undefined where it is answered. */
async function codeOf(
  { connection }: LspClient,
  method: string,
  params?: unknown,
): Promise<number | undefined> {
  try {
    await connection.sendRequest(method, params);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ResponseError, String(error));
    return error.code;
  }
}

describe('the order of the protocol', () => {
  it('refuses what comes before the start, and starts once, with what a start needs', async () => {
    const client = LspClient.spawn();
    client.connection.listen();
    const start = { processId: process.pid, rootUri: null, capabilities: {} };
    assert.equal(await codeOf(client, 'textDocument/hover', hover), ErrorCodes.ServerNotInitialized);
    await client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'lain', version: 1, text: 'appname: a\n' },
    });
    for (const wrong of [undefined, {}, { capabilities: 7 }])
      assert.equal(await codeOf(client, 'initialize', wrong), ErrorCodes.InvalidParams);
    assert.ok(
      (await client.connection.sendRequest(InitializeRequest.type, start)).capabilities.hoverProvider,
    );
    assert.equal(await codeOf(client, 'initialize', start), ErrorCodes.InvalidRequest);
    assert.equal(await codeOf(client, 'textDocument/hover', hover), undefined);
    assert.equal(await codeOf(client, 'textDocument/unheardOf', hover), ErrorCodes.MethodNotFound);
    assert.deepEqual(client.history(uri), [], 'a document that is opened before the start is none');
    assert.equal(await client.stop(), 0);
  });

  it('answers nothing but the end after shutdown', async () => {
    const client = await LspClient.start();
    await client.connection.sendRequest(ShutdownRequest.type);
    for (const method of ['textDocument/hover', 'initialize', 'shutdown', 'textDocument/unheardOf'])
      assert.equal(await codeOf(client, method, hover), ErrorCodes.InvalidRequest, method);
    assert.equal(await client.exit(), 0);
  });

  it('ends with a failure where nobody asked for the shutdown', async () => {
    const client = LspClient.spawn();
    client.connection.listen();
    assert.equal(await client.exit(), 1);
  });
});

/** What each request can't do without, in a form that is not allowed. */
const wrongParams: Readonly<Record<string, readonly unknown[]>> = {
  'textDocument/hover': [
    { position },
    { textDocument: uri, position },
    { textDocument },
    { textDocument, position: { line: -1, character: 0 } },
    { textDocument, position: { line: 0, character: '0' } },
  ],
  'textDocument/diagnostic': [{}],
  'workspace/diagnostic': [{}, { previousResultIds: [{ value: '1' }] }],
  'textDocument/completion': [{ textDocument }],
  'textDocument/definition': [{ textDocument }],
  'textDocument/references': [hover],
  'textDocument/documentHighlight': [{ textDocument }],
  'textDocument/prepareRename': [{ textDocument }],
  'textDocument/rename': [hover, { ...hover, newName: 7 }],
  'textDocument/documentSymbol': [{}],
  'workspace/symbol': [{}, { query: null }],
  'textDocument/codeAction': [
    { textDocument, range },
    { textDocument, range, context: { only: 'quickfix' } },
  ],
  'textDocument/codeLens': [{}],
  'textDocument/inlayHint': [{ textDocument, range: { start: position } }],
  'textDocument/foldingRange': [{}],
  'textDocument/selectionRange': [hover, { textDocument, positions: [{}] }],
  'textDocument/semanticTokens/range': [{ textDocument }],
  'textDocument/documentLink': [{}],
  'textDocument/formatting': [{ textDocument }, { textDocument, options: { insertSpaces: true } }],
  'textDocument/rangeFormatting': [{ textDocument, range }],
  [findingsMethod]: [{}, { uri: null }],
  [readerMethod]: [{}],
};

describe('requests with wrong parameters', () => {
  const client = sharedClient({
    capabilities: {
      textDocument: {
        diagnostic: {},
        semanticTokens: {
          requests: { range: true },
          tokenTypes: [],
          tokenModifiers: [],
          formats: ['relative'],
        },
      },
    },
  });

  it('are tried for each request that the server answers', () => {
    assert.equal(Object.keys(wrongParams).length, features.length);
  });

  for (const [method, wrong] of Object.entries(wrongParams))
    it(`are refused as such: ${method}`, async () => {
      for (const params of [undefined, ...wrong])
        assert.equal(
          await codeOf(client(), method, params),
          ErrorCodes.InvalidParams,
          JSON.stringify(params),
        );
    });
});
