import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-protocol/node';
import { CompletionRequest } from 'vscode-languageserver-protocol/node';
import { liveNamesMethod } from '../../server/protocol';
import type { LiveNamesParams } from '../../server/protocol';
import { assertEvery } from '../every';
import { LspClient, textOf } from './client';
import { placeOf, rangeOf } from './places';

const uri = 'file:///work/cart.servicestage.yaml';
const component = (application: string): string =>
  `apiVersion: servicestage/v2\nkind: Component\nmetadata:\n  name: cart\n  application: ${application}\nspec: { runtime: Java8, category: Common }\n`;
const rule = 'cloud/unknown-reference';

describe('language server and names of connections', () => {
  let client: LspClient;
  let asked: LiveNamesParams[];

  beforeEach(() => {
    asked = [];
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  async function start(
    answer: (params: LiveNamesParams) => unknown,
    liveNames = ['application'],
  ): Promise<void> {
    client = await LspClient.startWith({ initializationOptions: { liveNames } }, (connection) => {
      connection.onRequest(liveNamesMethod, (params: LiveNamesParams) => {
        asked.push(params);
        return answer(params);
      });
    });
  }

  async function names(): Promise<{ items: CompletionItem[]; isIncomplete: boolean }> {
    const text = client.text(uri);
    const position = placeOf(text, 'application: ', 0, 'end');
    const answer = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position,
    });
    assert.ok(answer && 'items' in answer);
    return { items: answer.items, isIncomplete: answer.isIncomplete };
  }

  function unknown(diagnostics: readonly { code?: string | number }[]): boolean {
    return diagnostics.some(({ code }) => code === rule);
  }

  it('proposes them with where they come from', async () => {
    await start(() => ({ lists: [{ source: 'production', state: 'complete', names: ['shop', 'depot'] }] }));
    await client.open(uri, component('sho'), 'cloud-manifest');
    const { items } = await names();
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['shop', 'production'],
        ['depot', 'production'],
      ],
    );
    assert.deepEqual(asked, [{ kind: 'application' }]);
  });

  it('does not wait long, and has the names when asked again', async () => {
    let deliver: (answer: unknown) => void = () => undefined;
    await start(() => new Promise((resolve) => (deliver = resolve)));
    await client.open(uri, component('sho'), 'cloud-manifest');
    const early = await names();
    assert.deepEqual([early.items, early.isIncomplete], [[], true]);
    deliver({ lists: [{ source: 'production', state: 'partial', names: ['shop'] }] });
    for (let late = early; late.items.length === 0;) late = await names();
    assert.equal(asked.length, 1);
  });

  it('proves a name to be missing with a complete list alone', async () => {
    await start(() => ({ lists: [{ source: 'production', state: 'complete', names: ['shop'] }] }));
    await client.open(uri, component('shopp'), 'cloud-manifest');
    await client.latestPublished(uri, unknown);
    const all = client.history(uri).at(-1)?.diagnostics ?? [];
    const found = all.find(({ code }) => code === rule);
    assert.deepEqual(found?.range, rangeOf(component('shopp'), 'shopp'));
    assert.match(textOf(found), /production/);
  });

  it('is silent about names where the list is partial', async () => {
    await start(() => ({ lists: [{ source: 'production', state: 'partial', names: ['shop'] }] }));
    await client.open(uri, component('shopp'), 'cloud-manifest');
    await client.nextPublished(() => client.history(uri).length >= 2);
    assertEvery(client.history(uri), ({ diagnostics }) => !unknown(diagnostics));
  });

  it('survives answers of any shape, and failures', async () => {
    const answers = [
      null,
      { lists: 'x' },
      { lists: [null, { source: 1 }, { source: 'a', state: 'complete', names: [1] }] },
    ];
    await start(() => answers.shift());
    for (const name of ['a', 'b', 'c']) {
      await client.open(uri, component(name), 'cloud-manifest');
      await names();
    }
    await client.stop();
    await start(() => {
      throw new Error('the network is down');
    });
    await client.open(uri, component('a'), 'cloud-manifest');
    assert.deepEqual((await names()).items, []);
  });

  it('does not ask clients that have no connections', async () => {
    await start(() => ({ lists: [] }), []);
    await client.open(uri, component('a'), 'cloud-manifest');
    await names();
    assert.deepEqual(asked, []);
  });
});
