import assert from 'node:assert/strict';
import type { ApiClient } from '../../../api/client';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { pacedSession } from '../../../connections/calling-with';
import type { Session } from '../../../connections/session';
import type { ReadableKind } from '../../../resources/resource-kind';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../api/fakes';
import { fakeSession, settle } from './fakes';

/** A call that waits for its turn, until the test sends and answers it. */
interface HeldCall {
  readonly inTurn: boolean;
  readonly signal?: AbortSignal | undefined;
  send(): void;
  answer(key: string): void;
}

describe('lists that runs read', () => {
  let calls: HeldCall[] = [];
  let lists = new SharedLists(fakeClock().clock);

  const client = {
    call: (_operation, _input, { inTurn = false, onSend, signal } = {}) =>
      new Promise((resolve) => {
        calls.push({ inTurn, signal, send: () => onSend?.(), answer: (key) => resolve(key as never) });
      }),
  } as Partial<ApiClient> as ApiClient;
  const person: Session = { ...fakeSession('here'), client: () => Promise.resolve(client) };
  const run = pacedSession(person);
  const kind: ReadableKind<string, string> = {
    id: 'test/thing',
    service: 'kie',
    parents: [],
    scopeKey: (scope) => scope,
    identity: (item) => item,
    name: (item) => item,
    list: async (session, _scope, signal) => {
      const asked = await session.client('kie');
      const key: unknown = await asked.call(listKieKvs, { project_id: 'default' }, { signal });
      return { items: [String(key)], complete: true };
    },
    read: () => Promise.resolve(undefined),
  };
  const get = async (session: Session, options: Parameters<typeof lists.get>[3] = { anew: true }) => {
    const { items } = await lists.get(kind, session, 'all', options);
    return items[0];
  };

  beforeEach(() => {
    calls = [];
    lists = new SharedLists(fakeClock().clock);
  });
  afterEach(() => lists.dispose());

  it('are asked for once by all who ask before the request is sent', async () => {
    const asking = [get(run), get(run)];
    await settle();
    asking.push(get(run));
    await settle();
    assert.deepEqual(
      calls.map(({ inTurn }) => inTurn),
      [true],
    );
    calls[0]?.send();
    calls[0]?.answer('a');
    assert.deepEqual(await Promise.all(asking), ['a', 'a', 'a']);
  });

  it('are asked for once more by all who ask afterwards, and nothing that was sent is stopped', async () => {
    const early = get(run);
    await settle();
    calls[0]?.send();
    const late = [get(run), get(run)];
    await settle();
    assert.equal(calls.length, 1);
    calls[0]?.answer('before');
    assert.equal(await early, 'before');
    await settle();
    assert.deepEqual([calls.length, calls[0]?.signal?.aborted], [2, false]);
    calls[1]?.answer('after');
    assert.deepEqual(await Promise.all(late), ['after', 'after']);
  });

  it('are asked for at once by a person, whose answer they get too', async () => {
    const asking = get(run);
    await settle();
    const shown = get(person, {});
    await settle();
    assert.deepEqual(
      calls.map(({ inTurn, signal }) => [inTurn, signal?.aborted]),
      [
        [true, true],
        [false, false],
      ],
    );
    calls[1]?.answer('a');
    assert.deepEqual(await Promise.all([asking, shown]), ['a', 'a']);
  });

  it('are not asked for again when others write meanwhile, but count as outdated', async () => {
    const asking = get(run);
    await settle();
    calls[0]?.send();
    lists.invalidateKind(kind, person);
    await settle();
    assert.equal(calls.length, 1);
    calls[0]?.answer('a');
    assert.equal(await asking, 'a');
    const shown = get(person, {});
    await settle();
    calls[1]?.answer('b');
    assert.equal(await shown, 'b');
  });

  it('end for those who wait for the next request, too, when the session ends', async () => {
    const early = assert.rejects(get(run), { kind: 'cancelled' });
    await settle();
    calls[0]?.send();
    const late = assert.rejects(get(run), { kind: 'cancelled' });
    await settle();
    lists.forgetSession('here');
    await Promise.all([early, late]);
    assert.deepEqual([calls.length, calls[0]?.signal?.aborted], [1, true]);
  });
});
