import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { MessageConnection } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from '../lsp/client';
import { hostileTexts } from './hostile-texts';
import type { Edit } from './mutate';
import { mutate } from './mutate';
import { Random } from './random';
import { corpusSamples, ownSamples } from './samples';
import { rounds } from './seeds';
import { patience } from './state';
import { processorTimeOf } from '../processor-time';

/** Edits of the usual seed, and of the run's own. */
const edits = [200, 50] as const;
/** Megabytes that the server may have at most, whatever it was given. */
const mostMemory = 500;

/** Requests about a place of a document, by the capability that announces them. */
const requests: readonly (readonly [capability: string, method: string, more?: object])[] = [
  ['completionProvider', 'textDocument/completion'],
  ['hoverProvider', 'textDocument/hover'],
  ['definitionProvider', 'textDocument/definition'],
  ['referencesProvider', 'textDocument/references', { context: { includeDeclaration: true } }],
  ['documentHighlightProvider', 'textDocument/documentHighlight'],
  ['documentSymbolProvider', 'textDocument/documentSymbol'],
  ['foldingRangeProvider', 'textDocument/foldingRange'],
  ['documentLinkProvider', 'textDocument/documentLink'],
  ['codeLensProvider', 'textDocument/codeLens'],
  ['inlayHintProvider', 'textDocument/inlayHint'],
  ['selectionRangeProvider', 'textDocument/selectionRange'],
  ['documentFormattingProvider', 'textDocument/formatting', { options: { tabSize: 2, insertSpaces: true } }],
  ['codeActionProvider', 'textDocument/codeAction', { context: { diagnostics: [] } }],
];

const capabilities = {
  textDocument: { diagnostic: {}, completion: { completionItem: { snippetSupport: true } } },
};

describe('language server under edits that nobody means', function () {
  this.timeout(120_000);
  let edited: LspClient;
  let afresh: LspClient;
  const totals: string[] = [];
  const samples = [ownSamples(), corpusSamples()].filter((group) => group.length > 0);

  beforeEach(async () => {
    [edited, afresh] = [await LspClient.start({ capabilities }), await LspClient.start({ capabilities })];
  });

  afterEach(async () => {
    totals.push(`the server's largest memory ${peakMemory(edited.pid).toFixed(0)} MB`);
    assert.ok(!(peakMemory(edited.pid) > mostMemory), totals.at(-1));
    assert.deepEqual([await edited.stop(), await afresh.stop()], [0, 0], 'both servers end on request');
    assert.deepEqual([...edited.log, ...afresh.log], [], 'nothing went wrong on the way');
  });

  after(() => console.log(totals.map((line) => `    ${line}`).join('\n')));

  for (const { seed, edits: count } of rounds(...edits)) {
    it(`answers ${count} random edits of the seed ${seed} like a server that has never seen the text before`, async () => {
      const random = new Random(seed);
      let slowest = 0;
      for (let done = 0; done < count;) {
        const { fileName, text } = random.pick(random.pick(samples));
        const uri = `file:///work/${done}/${fileName}`;
        const languageId = fileName.endsWith('.json') ? 'json' : 'yaml';
        await edited.open(uri, text, languageId);
        await answers(edited, uri, 0);
        for (let inFile = 0; inFile < 5; inFile++, done++) {
          const edit = mutate(edited.text(uri), random, random.pick(random.pick(samples)).text);
          const begin = processorTimeOf(edited.pid);
          await send(edited, uri, edit);
          const mine = await answers(edited, uri, edit.start);
          slowest = Math.max(slowest, processorTimeOf(edited.pid) - begin);

          await afresh.open(uri, edited.text(uri), languageId);
          assert.deepEqual(
            mine,
            await answers(afresh, uri, edit.start),
            `${edit.what}: ${JSON.stringify(edit)}`,
          );
          await afresh.close(uri);
        }
        await edited.close(uri);
      }
      totals.push(`${count} edits, the slowest answered in ${slowest} ms`);
      assert.ok(slowest < patience, `one edit took ${slowest} ms`);
    });
  }

  it('answers hostile texts, and the text from before after each', async () => {
    const harmless = 'appname: a\nweb:\n  port: "80"\n';
    const uri = 'file:///work/lain.yaml';
    let slowest = 0;
    await edited.open(uri, harmless, 'yaml');
    const wanted = await answers(edited, uri, 0);
    for (const [index, { what, text }] of hostileTexts().entries()) {
      const begin = processorTimeOf(edited.pid);
      const hostileUri = `file:///work/${index}/${['lain.yaml', 'a.cse.yaml', 'application.yaml', 'a.kie.json'][index % 4]}`;
      await edited.open(hostileUri, text, 'yaml');
      await answers(edited, hostileUri, text.length);
      await edited.close(hostileUri);
      const took = processorTimeOf(edited.pid) - begin;
      slowest = Math.max(slowest, took);
      assert.ok(took < 2 * patience, `${what} took ${took} ms`);
      assert.deepEqual(await answers(edited, uri, 0), wanted, `after ${what}`);
    }
    totals.push(`${hostileTexts().length} hostile texts, the slowest answered in ${slowest} ms`);
  });
});

/** Everything that a server says about a document, at one offset. */
async function answers(
  client: LspClient,
  uri: string,
  offset: number,
): Promise<Readonly<Record<string, unknown>>> {
  const document = TextDocument.create(uri, '', 1, client.text(uri));
  const position = document.positionAt(offset);
  const range = { start: document.positionAt(0), end: document.positionAt(client.text(uri).length) };
  const place = { textDocument: { uri }, position, positions: [position], range };
  const all: Record<string, unknown> = {};
  const provided = client.initialized?.capabilities ?? {};
  for (const [capability, method, more] of requests)
    if (capability in provided) all[method] = await ask(client.connection, method, { ...place, ...more });
  const report = await ask(client.connection, 'textDocument/diagnostic', { textDocument: { uri } });
  return { ...all, problems: isReport(report) ? report.items : report };
}

function ask(connection: MessageConnection, method: string, parameters: object): Promise<unknown> {
  return connection.sendRequest(method, parameters);
}

function isReport(report: unknown): report is { readonly items: unknown } {
  return typeof report === 'object' && report !== null && 'items' in report;
}

async function send(client: LspClient, uri: string, { start, end, text }: Edit): Promise<void> {
  const document = TextDocument.create(uri, '', 1, client.text(uri));
  await client.edit(uri, { start: document.positionAt(start), end: document.positionAt(end) }, text);
}

/** In megabytes; NaN where the system does not report it. */
function peakMemory(pid: number): number {
  if (process.platform !== 'linux') return NaN;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
