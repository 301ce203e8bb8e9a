import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { catalogue } from '../../../api/catalogue/catalogue';
import { listEngines } from '../../../api/catalogue/cse/engines';
import { listMetrics } from '../../../api/catalogue/cse/monitoring';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { listNacosNamespaces } from '../../../api/catalogue/nacos/namespaces';
import { createClient } from '../../../api/client';
import { isRecord } from '../../../api/values';
import type { HttpAnswer } from '../../../api/http/transport';
import { fakeTransport, json } from './fakes';

const project = { project_id: 'default' };
const items = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `i${from + index}`, key: 'k', value: '' }));

/** A server with a list, and what it was asked. */
function serverOf(answer: (query: URLSearchParams, count: number) => HttpAnswer) {
  const { transport, requests } = fakeTransport(({ url }, count) => answer(new URL(url).searchParams, count));
  const client = createClient({ address: 'http://server.test', credentials: noCredentials(), transport });
  const asked = () => requests.map(({ url }) => new URL(url).search);
  return { client, asked };
}

async function idsOf(entries: AsyncIterable<{ id?: unknown }>): Promise<unknown[]> {
  const ids: unknown[] = [];
  for await (const { id } of entries) ids.push(id);
  return ids;
}

const all = (count: number) => items(0, count).map(({ id }) => id);

describe('pages of a list', () => {
  it('are read one after the other until the total is there', async () => {
    const { client, asked } = serverOf((query) => {
      const offset = Number(query.get('offset'));
      return json(200, { total: 250, data: items(offset, Math.min(100, 250 - offset)) });
    });
    assert.deepEqual(await idsOf(client.pages(listKieKvs, project)), all(250));
    assert.deepEqual(asked(), ['?offset=0&limit=100', '?offset=100&limit=100', '?offset=200&limit=100']);
  });

  it('are requested only on demand', async () => {
    const { client, asked } = serverOf(() => json(200, { total: 300, data: items(0, 100) }));
    for await (const { id } of client.pages(listKieKvs, project)) {
      assert.equal(id, 'i0');
      break;
    }
    assert.equal(asked().length, 1);
  });

  it('begin and are as long as the caller says', async () => {
    const { client, asked } = serverOf((query) => {
      const offset = Number(query.get('offset'));
      return json(200, { total: 7, data: items(offset, Math.min(2, 7 - offset)) });
    });
    const read = await idsOf(client.pages(listKieKvs, { ...project, offset: 3, limit: 2 }));
    assert.deepEqual(read, ['i3', 'i4', 'i5', 'i6']);
    assert.deepEqual(asked(), ['?offset=3&limit=2', '?offset=5&limit=2']);
  });

  it('may be shorter than requested', async () => {
    const { client } = serverOf((query) => {
      const offset = Number(query.get('offset'));
      return json(200, { total: 25, data: items(offset, Math.min(10, 25 - offset)) });
    });
    assert.deepEqual(await idsOf(client.pages(listKieKvs, project)), all(25));
  });

  it('are counted by their numbers where the server does so', async () => {
    const { client, asked } = serverOf((query) => {
      const page = Number(query.get('offset'));
      const data = items(page * 2, page < 2 ? 2 : 1).map(({ id }) => ({ id, name: id }));
      return json(200, { total: 5, data });
    });
    assert.deepEqual(await idsOf(client.pages(listEngines, { ...project, limit: 2 })), all(5));
    assert.deepEqual(asked(), ['?offset=0&limit=2', '?offset=1&limit=2', '?offset=2&limit=2']);
  });

  it('are counted from one where the server does so', async () => {
    const { client, asked } = serverOf((query) =>
      json(200, { total: 3, list: [{ serviceName: `s${query.get('page')}` }] }),
    );
    let count = 0;
    for await (const entry of client.pages(listMetrics, { ...project, number: 1 })) {
      assert.ok(isRecord(entry));
      count++;
    }
    assert.equal(count, 3);
    assert.deepEqual(asked(), ['?page=1&number=1', '?page=2&number=1', '?page=3&number=1']);
  });

  it('end with an empty one where the total is unknown', async () => {
    const { client, asked } = serverOf((query) =>
      json(200, { data: Number(query.get('offset')) < 2 ? [{ namespace: `n${query.get('offset')}` }] : [] }),
    );
    const input = { ...project, 'x-engine-id': 'e', 'X-Enterprise-Project-ID': '0' };
    const names: string[] = [];
    for await (const { namespace } of client.pages(listNacosNamespaces, input)) names.push(namespace);
    assert.deepEqual(names, ['n0', 'n1']);
    assert.equal(asked().length, 3);
  });

  it('end with a server that ignores where they begin', async () => {
    const { client, asked } = serverOf(() => json(200, { total: 500, data: items(0, 100) }));
    assert.deepEqual(await idsOf(client.pages(listKieKvs, project)), all(100));
    assert.equal(asked().length, 2);
  });

  it('end with such a server also while the entries change', async () => {
    const { client, asked } = serverOf((_, count) =>
      json(200, { total: 500, data: items(0, 3).map((item) => ({ ...item, value: String(count) })) }),
    );
    assert.equal((await idsOf(client.pages(listKieKvs, project))).length, 3);
    assert.equal(asked().length, 2);
  });

  it('give an entry once that moved to the next page meanwhile', async () => {
    const { client } = serverOf((query) =>
      query.get('offset') === '0'
        ? json(200, { total: 4, data: items(0, 2) })
        : json(200, { total: 5, data: items(1, 3) }),
    );
    assert.deepEqual(await idsOf(client.pages(listKieKvs, { ...project, limit: 2 })), all(4));
  });

  it('fail as a call does', async () => {
    const { client } = serverOf(() => json(403, {}));
    await assert.rejects(idsOf(client.pages(listKieKvs, project)), { name: 'ApiError', kind: 'forbidden' });
    await assert.rejects(idsOf(client.pages(listKieKvs, { ...project, limit: 0 })), {
      kind: 'invalid-request',
    });
  });
});

describe('paging in the catalogue', () => {
  it('names parameters and members that there are', () => {
    const paged = catalogue.flatMap((operation) =>
      operation.paging ? [{ operation, ...operation.paging }] : [],
    );
    assert.ok(paged.length >= 8);
    for (const { operation, start, size, items: member, total } of paged) {
      const { properties } = operation.parameters.query;
      assert.ok(start in properties && size in properties, operation.id);
      const answer = 'properties' in operation.answer ? operation.answer.properties : undefined;
      assert.ok(
        isRecord(answer) && member in answer && (total === undefined || total in answer),
        operation.id,
      );
    }
  });

  it('is there for every list that has pages', () => {
    for (const { id, parameters, paging, method } of catalogue) {
      const names = Object.keys(parameters.query.properties);
      const pages =
        method === 'GET' && names.some((name) => ['offset', 'limit', 'page', 'marker'].includes(name));
      assert.equal(paging !== undefined, pages, id);
    }
  });
});
