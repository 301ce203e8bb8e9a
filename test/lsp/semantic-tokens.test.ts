import assert from 'node:assert/strict';
import { SemanticTokensRangeRequest } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from './client';

const uri = 'file:///work/shop.kie.json';
const text = JSON.stringify(
  {
    data: [
      { key: 'plain', value: 'a: 1', value_type: 'text' },
      {
        key: 'servicecomb.retry.pay',
        value: 'maxAttempts: 3\n# often\nretryOnResponseStatus: [502, "503"]\n',
      },
      { key: 'shop.yaml', value: 'on: true\nnote: |\n  two\n  lines\n', value_type: 'yaml' },
    ],
  },
  undefined,
  2,
);
const document = TextDocument.create(uri, 'json', 1, text);

describe('language server and the colours of YAML inside of quotes', () => {
  let client: LspClient;
  let legend: readonly string[];

  before(async () => {
    const semanticTokens = { requests: { range: true }, tokenTypes: [], tokenModifiers: [], formats: [] };
    client = await LspClient.start({ capabilities: { textDocument: { semanticTokens } } });
    legend = client.initialized?.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
    await client.open(uri, text, 'json');
  });
  after(() => client.stop());

  /** The coloured texts of some lines, each with its colour. */
  async function coloured(first: number, last: number): Promise<readonly string[]> {
    const range = { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
    const { data = [] } =
      (await client.connection.sendRequest(SemanticTokensRangeRequest.type, {
        textDocument: { uri },
        range,
      })) ?? {};
    const found: string[] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
      character = lines === 0 ? character + characters : characters;
      line += lines;
      const start = document.offsetAt({ line, character });
      found.push(`${legend[type]} ${text.slice(start, start + length)}`);
    }
    return found;
  }

  it('are those of policies and of YAML values, not of plain texts', async () => {
    assert.deepEqual(await coloured(0, document.lineCount), [
      'property maxAttempts',
      'number 3',
      'property retryOnResponseStatus',
      'number 502',
      String.raw`string \"503\"`,
      'property on',
      'keyword true',
      'property note',
    ]);
  });

  it('are given for the lines that are seen', async () => {
    assert.deepEqual(await coloured(0, 6), []);
  });
});
