import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { catalogue } from '../../../api/catalogue/catalogue';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { queryConfigurations } from '../../../api/catalogue/registry/configurations';
import { findInstances } from '../../../api/catalogue/registry/discovery';
import { createClient } from '../../../api/client';
import type { ApiError } from '../../../api/errors/api-error';
import type { HttpAnswer, HttpRequest } from '../../../api/http/transport';
import { TransportError } from '../../../api/http/transport';
import type { WatchOptions } from '../../../api/watch';
import { fakeClock, fakeTransport, json } from './fakes';

const project = { project_id: 'default' };
const asker = { ...project, appId: 'shop', serviceName: 'cart' };
const nothingNew: HttpAnswer = { status: 304, headers: {}, body: '' };
const broken = new TransportError('interrupted', 'reset', 'ECONNRESET');

/** The answer of kie with one item of this value. */
const kie = (revision: number, value: string) =>
  json(200, { total: 1, data: [{ id: 'i', key: 'k', value }] }, { 'x-kie-revision': String(revision) });
const instances = (revision: string) => json(200, { instances: [] }, { 'x-resource-revision': revision });

type Step = HttpAnswer | Error | { readonly after: number; readonly answer: HttpAnswer };

/**
 * A server that plays steps, and a client whose time moves by sleeping and by steps that take a while; when all steps
 * are played, the watch is ended.
 */
function play(steps: readonly Step[]) {
  const { clock, slept, advance } = fakeClock();
  const end = new AbortController();
  const { transport, requests } = fakeTransport((_, count) => {
    const step = steps[count - 1];
    if (count >= steps.length) end.abort();
    if (!step) throw new TransportError('cancelled', 'cancelled');
    if (step instanceof Error) throw step;
    if (!('after' in step)) return step;
    advance(step.after);
    return step.answer;
  });
  const client = createClient({
    address: 'http://server.test',
    credentials: noCredentials(),
    transport,
    clock,
    random: () => 0.5,
  });
  return { client, slept, requests, signal: end.signal, end };
}

const queries = (requests: readonly HttpRequest[]) => requests.map(({ url }) => new URL(url).search);

async function valuesOf(steps: readonly Step[], input: object = {}, options: WatchOptions = {}) {
  const { client, signal, ...rest } = play([...steps, nothingNew]);
  const values: (string | undefined)[] = [];
  const watching = client.watch(listKieKvs, { ...project, ...input }, { signal, ...options });
  for await (const { data, revision } of watching) values.push(`${revision}: ${data.data[0]?.value}`);
  return { values, ...rest };
}

describe('asking for what is new', () => {
  it('has 304 as a separate outcome', async () => {
    const { client } = play([nothingNew, instances('r2'), nothingNew]);
    const first = await client.send(findInstances, { ...asker, rev: 'r1' });
    assert.deepEqual([first.status, first.notModified, first.data], [304, true, undefined]);
    const second = await client.send(findInstances, { ...asker, rev: 'r1' });
    assert.ok(!second.notModified);
    assert.deepEqual(second.data.instances, []);
  });

  it('fails with a remedy where the whole answer was wanted', async () => {
    const { client } = play([nothingNew]);
    await assert.rejects(client.call(listKieKvs, { ...project, revision: 3 }), {
      name: 'ApiError',
      status: 304,
      message: /Nothing has changed/,
      remedy: /Leave the revision out/,
    });
  });

  it('is described wherever 304 is, with parameters that there are', () => {
    const revised = catalogue.filter(({ revisions }) => revisions !== undefined);
    assert.ok(revised.length >= 3);
    for (const { id, success, revisions, parameters } of catalogue) {
      assert.equal(success.includes(304), revisions !== undefined, id);
      const names = revisions
        ? [revisions.known, ...(revisions.wait ? [revisions.wait.parameter, revisions.wait.without] : [])]
        : [];
      for (const name of names) assert.ok(name in parameters.query.properties, `${id}: ${name}`);
    }
  });
});

describe('watching a server that waits for news', () => {
  it('yields the current answer, then every change, and names the known revision', async () => {
    const { values, requests, slept } = await valuesOf([
      kie(1, 'a'),
      { after: 20_000, answer: nothingNew },
      { after: 5_000, answer: kie(2, 'b') },
    ]);
    assert.deepEqual(values, ['1: a', '2: b']);
    assert.deepEqual(queries(requests), [
      '',
      '?revision=1&wait=20000ms',
      '?revision=1&wait=20000ms',
      '?revision=2&wait=20000ms',
    ]);
    assert.deepEqual(slept, [1000, 1000, 1000]);
  });

  it('allows the server its wait and a bit more', async () => {
    const { requests } = await valuesOf([kie(1, 'a')], {}, { wait: 50_000 });
    assert.deepEqual(
      requests.map(({ timeout }) => timeout),
      [30_000, 80_000],
    );
  });

  it('asks for no longer wait than the server takes', async () => {
    const { requests } = await valuesOf([kie(1, 'a')], {}, { wait: 1e9 });
    assert.equal(queries(requests)[1], '?revision=1&wait=300000ms');
  });

  it('does not repeat an answer that says the same under a newer revision', async () => {
    const { values, requests } = await valuesOf([kie(1, 'a'), kie(2, 'a'), kie(3, 'a'), kie(4, 'b')]);
    assert.deepEqual(values, ['1: a', '4: b']);
    assert.equal(queries(requests).at(-1), '?revision=4&wait=20000ms');
  });

  it('slows down when a server answers at once that there is nothing new', async () => {
    const { slept } = await valuesOf([kie(1, 'a'), ...Array<Step>(7).fill(nothingNew)]);
    assert.deepEqual(slept, [1000, 2000, 4000, 8000, 15000, 15000, 15000, 15000]);
  });

  it('slows down when a server names no revision, and asks it for no wait', async () => {
    const plain = json(200, { total: 0, data: [] });
    const { slept, requests } = await valuesOf([plain, plain, plain, plain]);
    assert.deepEqual(slept, [1000, 2000, 4000, 8000]);
    assert.deepEqual([...new Set(queries(requests))], ['']);
  });

  it('asks at most once a second, whatever the caller wants', async () => {
    const { slept } = await valuesOf([kie(1, 'a'), nothingNew], {}, { interval: 0, wait: 0 });
    assert.deepEqual(slept, [1000, 1000]);
  });

  it('asks now and then where a parameter forbids waiting', async () => {
    const { slept, requests } = await valuesOf([kie(1, 'a'), nothingNew], { key: 'k' }, { interval: 7_000 });
    assert.deepEqual(queries(requests), ['?key=k', '?key=k&revision=1', '?key=k&revision=1']);
    assert.deepEqual(slept, [7000, 7000]);
  });
});

describe('watching a server that answers at once', () => {
  it('asks with the revision of the header, after a pause', async () => {
    const { client, requests, slept, signal } = play([instances('r1'), nothingNew, nothingNew]);
    const news: unknown[] = [];
    for await (const { revision } of client.watch(findInstances, asker, { signal })) news.push(revision);
    assert.deepEqual(news, ['r1']);
    assert.match(queries(requests)[1] ?? '', /&rev=r1$/);
    assert.deepEqual(slept, [15_000, 15_000]);
  });

  it('finds the revision in the answer’s body', async () => {
    const answer = json(200, { revision: { version: 'v7' }, 'cart@shop': { a: 'b' } });
    const { client, requests, signal } = play([answer, nothingNew]);
    const input = { ...project, dimensionsInfo: 'cart@shop' };
    for await (const { revision } of client.watch(queryConfigurations, input, { signal })) {
      assert.equal(revision, 'v7');
    }
    assert.match(queries(requests)[1] ?? '', /revision=v7/);
  });
});

describe('a watch', () => {
  it('outlives interruptions, time-outs and a server in trouble, with growing and spread pauses', async () => {
    const troubles: [string, number][] = [];
    const trouble = ({ kind }: ApiError, pause: number) => troubles.push([kind, pause]);
    const timeout = new TransportError('timeout', 'late');
    const refused = new TransportError('unreachable', 'refused', 'ECONNREFUSED');
    const { values } = await valuesOf(
      [kie(1, 'a'), timeout, refused, json(500, {}), timeout, kie(2, 'b'), timeout, kie(3, 'c')],
      {},
      { trouble },
    );
    assert.deepEqual(values, ['1: a', '2: b', '3: c']);
    assert.deepEqual(troubles, [
      ['timeout', 1000],
      ['unreachable', 2000],
      ['server', 4000],
      ['timeout', 8000],
      ['timeout', 1000],
    ]);
  });

  it('never pauses longer than a minute and a half', async () => {
    const pauses: number[] = [];
    await valuesOf(
      Array<Step>(12).fill(new TransportError('timeout', 'late')),
      {},
      {
        trouble: (_, pause) => pauses.push(pause),
      },
    );
    assert.equal(Math.max(...pauses), 60_000);
  });

  it('is repeated at once where a reader would be', async () => {
    const { values, requests } = await valuesOf([kie(1, 'a'), broken, kie(2, 'b')]);
    assert.deepEqual(values, ['1: a', '2: b']);
    assert.equal(requests.length, 4);
  });

  for (const [status, kind] of [
    [400, 'refused'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
  ] as const) {
    it(`ends with the error when the server says ${status}`, async () => {
      await assert.rejects(valuesOf([kie(1, 'a'), json(status, {}), nothingNew]), { name: 'ApiError', kind });
    });
  }

  it('ends with the error of an input that does not fit', async () => {
    await assert.rejects(valuesOf([], { status: 'on' }), { kind: 'invalid-request' });
  });

  it('ends with its client', async () => {
    const { client, requests } = play([kie(1, 'a'), kie(2, 'b'), kie(3, 'c')]);
    for await (const { revision } of client.watch(listKieKvs, project)) {
      if (revision === '2') await client.close();
    }
    assert.equal(requests.length, 2);
  });

  it('ends quietly when it is cancelled: before, while it waits for the server, and while it pauses', async () => {
    const before = play([kie(1, 'a')]);
    before.end.abort();
    for await (const news of before.client.watch(listKieKvs, project, before)) assert.fail(news.revision);
    assert.equal(before.requests.length, 0);

    // The watch of valuesOf ends while its last question is under way.
    assert.deepEqual((await valuesOf([kie(1, 'a')])).values, ['1: a']);

    const pausing = new AbortController();
    const { transport, requests } = fakeTransport(() => kie(1, 'a'));
    const clock = {
      now: () => 0,
      sleep: async () => {
        pausing.abort();
        throw new Error('aborted');
      },
    };
    const client = createClient({
      address: 'http://server.test',
      credentials: noCredentials(),
      transport,
      clock,
    });
    let count = 0;
    for await (const news of client.watch(listKieKvs, project, { signal: pausing.signal })) {
      assert.equal(news.revision, '1');
      count++;
    }
    assert.deepEqual([count, requests.length], [1, 1]);
  });
});
