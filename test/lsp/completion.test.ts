import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-protocol/node';
import { LspClient } from './client';

/** A text whose cursor is at the end. */
async function completeAtEnd(
  client: LspClient,
  uri: string,
  text: string,
  language: string,
): Promise<CompletionItem[]> {
  await client.open(uri, text, language);
  const lines = text.split('\n');
  return client.complete(uri, { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 });
}

const labels = (items: readonly CompletionItem[]): string[] => items.map(({ label }) => label);

describe('completion', () => {
  let client: LspClient;

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  const discovery = 'spring:\n  cloud:\n    servicecomb:\n      discovery:\n        ';
  const styles = {
    'health-ch': 'health-check-interval',
    health_ch: 'health_check_interval',
    healthCh: 'healthCheckInterval',
  };
  for (const [typed, filterText] of Object.entries(styles))
    it(`keeps what is typed as ${typed} in the list`, async () => {
      client = await LspClient.start();
      const items = await completeAtEnd(
        client,
        'file:///work/bootstrap.yml',
        `${discovery}address: http://127.0.0.1:30100\n        ${typed}`,
        'yaml',
      );
      const item = items.find(({ label }) => label === 'healthCheckInterval');
      assert.equal(item?.filterText?.replace(/[Ss]econds$/, ''), filterText, labels(items).join());
    });

  it('begins with what the name of the file promises', async () => {
    client = await LspClient.start();
    const firstIn = async (name: string, text = ''): Promise<string | undefined> =>
      labels(await completeAtEnd(client, `file:///work/${name}`, text, 'cloud-manifest'))[0];
    assert.equal(await firstIn('shop.servicestage.yaml'), 'Environment');
    assert.equal(await firstIn('shop.cse.yaml'), 'Engine');
    assert.equal(await firstIn('shop.governance.yaml'), 'MatchGroup');
    assert.equal(await firstIn('a.governance.yaml', 'apiVersion: '), 'cse/v3');
    assert.equal(await firstIn('b.governance.yaml', 'kind: '), 'MatchGroup');
  });

  it('opens again after a key that more follows, in an editor that has the command', async () => {
    const microservice = 'file:///work/microservice.yaml';
    const capabilities = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
    client = await LspClient.start({ capabilities, initializationOptions: { runsCommands: true } });
    const items = await completeAtEnd(client, microservice, 'servic', 'yaml');
    const root = items.find(({ label }) => label === 'servicecomb');
    assert.deepEqual(
      [root?.command?.command, root?.command?.arguments],
      ['editor.action.triggerSuggest', [{ auto: true }]],
    );
    await client.stop();

    client = await LspClient.start({ capabilities });
    const elsewhere = await completeAtEnd(client, microservice, 'servic', 'yaml');
    assert.ok(labels(elsewhere).includes('servicecomb'));
    assert.ok(elsewhere.every(({ command }) => command === undefined));
  });
});
