import assert from 'node:assert/strict';
import { createItem, deleteItems } from '../../../../sandbox/kie/items';
import { findItems, readSearch } from '../../../../sandbox/kie/listing';
import { changesWithin, readWait } from '../../../../sandbox/kie/watch';
import { document, refusalOf, request, startKie } from './running';

const project = 'default';
const nobodyLeft = new AbortController().signal;

function filled() {
  const started = startKie();
  const add = (members: Record<string, unknown>) => createItem(started.kie, project, document(members));
  const labels = { app: 'shop', environment: 'production' };
  add({ key: 'rate.limit', value: 'a: 1', labels, status: 'enabled' });
  add({ key: 'Rate.burst', value: 'b: 2', labels: { ...labels, service: 'cart' } });
  add({ key: 'timeout', value: 'b: 3', labels: { app: 'shop' }, priority: 1 });
  add({ key: 'plain' });
  return started;
}

describe('sandbox: searches in the configuration center', () => {
  const searches: [query: string, keys: string[]][] = [
    ['', ['timeout', 'plain', 'Rate.burst', 'rate.limit']],
    ['key=RATE.LIMIT', ['rate.limit']],
    ['key=rate', []],
    ['key=beginWith(rate)', ['Rate.burst', 'rate.limit']],
    ['key=wildcard(*im*)', ['timeout', 'rate.limit']],
    ['value=b:', ['timeout', 'Rate.burst']],
    ['value=B:', []],
    ['status=enabled', ['rate.limit']],
    ['label=app:shop', ['timeout', 'Rate.burst', 'rate.limit']],
    ['label=app:shop&label=environment:production', ['Rate.burst', 'rate.limit']],
    ['label=app:shop&label=environment:production&match=exact', ['rate.limit']],
    ['label=app:shop&match=other', ['timeout', 'Rate.burst', 'rate.limit']],
    ['label=app:', []],
    ['match=exact', ['plain']],
    ['limit=2', ['timeout', 'plain']],
    ['limit=2&offset=3', ['rate.limit']],
    ['offset=3', ['timeout', 'plain', 'Rate.burst', 'rate.limit']],
  ];
  for (const [query, keys] of searches) {
    it(`find by “${query}”`, () => {
      const { kie } = filled();
      const found = findItems(kie.state.items, project, readSearch(request(`/v1/default/kie/kv?${query}`)));
      assert.deepEqual(
        found.data.map((item) => item.key),
        keys,
      );
    });
  }

  it('count everything, whatever the page', () => {
    const { kie } = filled();
    const search = readSearch(request('/?limit=1&label=app:shop'));
    assert.deepEqual(findItems(kie.state.items, project, search).total, 3);
    assert.deepEqual(findItems(kie.state.items, 'other', search).total, 0);
  });

  const refused: [query: string, detail: RegExp][] = [
    ['limit=0', /^invalid limit number$/],
    ['limit=101', /^invalid limit number$/],
    ['limit=many', /^invalid limit number$/],
    ['offset=-1', /^invalid offset number$/],
    ['label=app', /^label value can not be empty/],
    ['label=app:a:b', /^label value can not be empty/],
    ['label=a_:1', /field: ListKVRequest\.Labels\[a_\], rule: /],
    ['status=on', /field: ListKVRequest\.Status, rule: /],
    [`value=${'x'.repeat(129)}`, /field: ListKVRequest\.Value, rule: max = 128$/],
    ['key=endWith(a)', /field: ListKVRequest\.Key, rule: /],
  ];
  for (const [query, detail] of refused) {
    it(`refuse “${query.slice(0, 20)}”`, () => {
      const [code, text] = refusalOf(() => readSearch(request(`/?${query}`)));
      assert.equal(code, 400001);
      assert.match(text, detail);
    });
  }
});

describe('sandbox: waiting for a change of the configuration center', () => {
  it('takes durations as Go writes them, up to five minutes', () => {
    const durations = ['20s', '1m30s', '1.5s', '100ms', '0', '5m', '-1s'].map(readWait);
    assert.deepEqual(durations, [20_000, 90_000, 1_500, 100, 0, 300_000, 0]);
    for (const text of ['20', '', 's', '5m1s', '1h', '1 s', '20sec']) {
      assert.equal(refusalOf(() => readWait(text))[0], 400001, text);
    }
  });

  const shop = { project, labels: { app: 'shop' }, exact: false };

  it('ends with the change', async () => {
    const { kie, sleeping } = startKie();
    const waiting = changesWithin(kie, shop, 20_000, nobodyLeft);
    createItem(kie, project, document({ key: 'other', labels: { app: 'other' } }));
    createItem(kie, 'other', document({ key: 'a', labels: { app: 'shop' } }));
    assert.equal(sleeping(), 1, 'changes of other labels and projects are not its own');
    createItem(kie, project, document({ key: 'a', labels: { app: 'shop', environment: '' } }));
    assert.equal(await waiting, true);
    assert.equal(sleeping(), 0, 'nothing sleeps on');
  });

  it('sees deletions, and only equal labels when it asks for them', async () => {
    const { kie } = startKie();
    const wide = createItem(kie, project, document({ key: 'a', labels: { app: 'shop', service: 'cart' } }));
    const narrow = createItem(kie, project, document({ key: 'a', labels: { app: 'shop' } }));
    let ended = false;
    const waiting = changesWithin(kie, { ...shop, exact: true }, 20_000, nobodyLeft).finally(() => {
      ended = true;
    });
    deleteItems(kie, [wide]);
    await new Promise(setImmediate);
    assert.equal(ended, false);
    deleteItems(kie, [narrow]);
    assert.equal(await waiting, true);
  });

  it('ends with its time', async () => {
    const { kie, advance } = startKie();
    const waiting = changesWithin(kie, shop, 20_000, nobodyLeft);
    advance(20_000);
    assert.equal(await waiting, false);
  });

  it('ends when the caller is gone', async () => {
    const { kie, sleeping } = startKie();
    const caller = new AbortController();
    const waiting = changesWithin(kie, shop, 20_000, caller.signal);
    caller.abort();
    assert.equal(await waiting, false);
    assert.equal(sleeping(), 0);
  });
});
