import assert from 'node:assert/strict';
import { within, type NestedKind } from '../../../resources/resource-kind';
import type { ListChange } from '../../../resources/list-entry';
import { SharedLists } from '../../../resources/shared-lists';
import { fakeClock } from '../api/fakes';
import { failure, fakeSession, heldKind, settle } from './fakes';

describe('shared lists', () => {
  const here = fakeSession('here');
  let { kind, questions } = heldKind();
  let { clock, advance } = fakeClock();
  let lists = new SharedLists(clock);
  let changes: ListChange[] = [];

  beforeEach(() => {
    ({ kind, questions } = heldKind());
    ({ clock, advance } = fakeClock());
    lists = new SharedLists(clock);
    changes = [];
    lists.onDidChange((change) => changes.push(change));
  });
  afterEach(() => lists.dispose());

  const get = (options?: Parameters<typeof lists.get>[3]) => lists.get(kind, here, 'all', options);

  /** The list as it is known, without a question; asked for when it is not. */
  const known = () => get({ maxAgeMs: Infinity });

  /** Answers the latest question once it is asked. */
  async function answered(...items: string[]): Promise<void> {
    await settle();
    questions.at(-1)?.answer(...items);
    await settle();
  }

  it('are requested once for all who ask at a time', async () => {
    const asking = [get(), get(), get({ maxAgeMs: 0 })];
    await answered('a', 'b');
    const snapshots = await Promise.all(asking);
    assert.equal(questions.length, 1);
    for (const { items } of snapshots) assert.deepEqual(items, ['a', 'b']);
  });

  it('are requested anew for who has just written, and all who wait get that answer', async () => {
    const early = get();
    await settle();
    const late = get({ anew: true });
    await settle();
    assert.equal(questions.length, 2);
    assert.ok(questions[0]?.signal.aborted);
    questions[0].answer('old');
    await answered('new');
    assert.deepEqual([(await early).items, (await late).items], [['new'], ['new']]);
  });

  it('are apart by kind, session, scope and item', async () => {
    const other = { ...kind, id: 'test/other' };
    const asking = [
      get(),
      lists.get(kind, here, 'some'),
      lists.get(other, here, 'all'),
      lists.read(kind, here, 'all', 'a'),
      lists.get(kind, fakeSession('there'), 'all'),
    ];
    await settle();
    for (const [index, question] of questions.entries()) question.answer(String(index));
    const found = (await Promise.all(asking)).map(({ items }) => items);
    assert.deepEqual(found, [['0'], ['1'], ['2'], ['3'], ['4']]);
  });

  it('are requested four at a time from a session, the others in the order they came', async () => {
    const asking = ['a', 'b', 'c', 'd', 'e', 'f'].map((scope) => lists.get(kind, here, scope));
    await settle();
    assert.equal(questions.length, 4);
    questions[2]?.answer();
    await settle();
    assert.deepEqual(questions.map(({ scope }) => scope).join(''), 'abcde');
    for (const question of questions) question.answer();
    await answered();
    await Promise.all(asking);
  });

  it('say whether they are all there is, and when they were read', async () => {
    const asking = get();
    await settle();
    questions[0]?.answerPartly('a');
    assert.deepEqual(await asking, { state: 'partial', items: ['a'], readAt: clock.now() });
    assert.equal(await known(), await asking);
    assert.equal(questions.length, 1);
  });

  it('are served as they are while fresh enough for the asker', async () => {
    void get();
    await answered('a');
    advance(20_000);
    assert.deepEqual((await get()).items, ['a']);
    assert.equal(questions.length, 1);
    const fresher = get({ maxAgeMs: 10_000 });
    await answered('b');
    assert.deepEqual((await fresher).items, ['b']);
    const newest = get({ maxAgeMs: 0 });
    await answered('c');
    assert.deepEqual([(await newest).items, questions.length], [['c'], 3]);
  });

  it('hold one item, or none when it is gone', async () => {
    const asking = lists.read(kind, here, 'all', 'a');
    await answered('a');
    assert.deepEqual([(await asking).items, questions[0]?.identity], [['a'], 'a']);
    const gone = lists.read(kind, here, 'all', 'b');
    await answered();
    assert.deepEqual([(await gone).state, (await gone).items], ['complete', []]);
  });

  it('are unavailable when they cannot be read, and are requested again', async () => {
    const asking = get();
    await settle();
    const error = failure('unreachable');
    questions[0]?.fail(error);
    assert.deepEqual(await asking, { state: 'unavailable', items: [], error });
    const again = get();
    await answered('a');
    assert.deepEqual((await again).state, 'complete');
  });

  it('keep what was read, and say that it is old, when reading them again fails', async () => {
    void get();
    await answered('a');
    const readAt = clock.now();
    advance(60_000);
    const again = get();
    await settle();
    const error = failure('timeout');
    questions[1]?.fail(error);
    assert.deepEqual(await again, { state: 'unavailable', items: ['a'], readAt, error });
  });

  it('pass on what is not the fault of a server, and stay as they were', async () => {
    const asking = get();
    await settle();
    questions[0]?.fail(new TypeError('a slip of ours'));
    await assert.rejects(asking, TypeError);
    const again = known();
    await answered('a');
    assert.deepEqual([(await again).items, questions.length], [['a'], 2], 'nothing was kept of it');
    const newer = get({ maxAgeMs: 0 });
    await settle();
    questions[2]?.fail(new TypeError('another slip of ours'));
    await assert.rejects(newer, TypeError);
    assert.deepEqual([await known(), questions.length], [await again, 3]);
  });

  it('are announced when they arrive and when they are outdated', async () => {
    void get();
    await answered('a');
    lists.invalidate(kind, here, 'all');
    lists.invalidate(kind, here, 'some');
    assert.deepEqual(
      changes.map((change) => [change.kind, change.sessionId]),
      [
        ['test/thing', 'here'],
        ['test/thing', 'here'],
      ],
    );
    const failed = get();
    await settle();
    questions[1]?.fail(failure('timeout'));
    assert.deepEqual((await failed).items, ['a'], 'what was read is still shown');
    const again = get();
    await answered('b');
    assert.deepEqual([(await again).items, questions.length], [['b'], 3]);
  });

  it('are read again when a write comes between question and answer', async () => {
    const asking = get();
    await settle();
    lists.invalidateKind(kind, here);
    await settle();
    assert.equal(questions[0]?.signal.aborted, true);
    questions[0].answer('before');
    await settle();
    questions[1]?.answer('after');
    assert.deepEqual((await asking).items, ['after']);
  });

  it('are outdated in the engines below a project and above them, but not beside them', async () => {
    const project = fakeSession('project');
    const one = fakeSession('project/one', project);
    const other = fakeSession('project/other', project);
    const outdatedBy = async (written: typeof project) => {
      const changed: string[] = [];
      for (const session of [project, one, other]) {
        const asking = lists.get(kind, session, 'all', { maxAgeMs: 0 });
        await settle();
        questions.at(-1)?.answer('a');
        await asking;
      }
      const subscription = lists.onDidChange(({ sessionId }) => changed.push(sessionId));
      lists.invalidateKind(kind, written);
      subscription.dispose();
      return changed;
    };
    assert.deepEqual(await outdatedBy(one), ['project', 'project/one']);
    assert.deepEqual(await outdatedBy(project), ['project', 'project/one', 'project/other']);
  });

  it('are read again once for all, although they are fresh, when they are outdated', async () => {
    void get();
    await answered('a');
    lists.invalidate(kind, here, 'all');
    const asking = [get(), known()];
    await answered('b');
    for (const { items } of await Promise.all(asking)) assert.deepEqual(items, ['b']);
    assert.equal(questions.length, 2);
  });

  it('continue for the others when one no longer waits, and end when nobody does', async () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const first = get({ signal: one.signal });
    const second = get({ signal: two.signal });
    await settle();
    one.abort();
    await assert.rejects(first, { kind: 'cancelled' });
    assert.equal(questions[0]?.signal.aborted, false);
    two.abort();
    await assert.rejects(second, { kind: 'cancelled' });
    assert.equal(questions[0].signal.aborted, true);
    questions[0].answer('too late');
    await settle();
    await assert.rejects(get({ signal: two.signal }), { kind: 'cancelled' });
    assert.equal(questions.length, 1);
    const later = known();
    await answered('newer');
    assert.deepEqual([(await later).items, questions.length], [['newer'], 2]);
  });

  it('are not sent when nobody waits any more at their turn', async () => {
    for (let scope = 0; scope < 4; scope++) void lists.get(kind, here, String(scope)).catch(() => undefined);
    const gone = new AbortController();
    const turnedAway = assert.rejects(get({ signal: gone.signal }), { kind: 'cancelled' });
    await settle();
    gone.abort();
    await turnedAway;
    questions[0]?.answer();
    await settle();
    assert.equal(questions.length, 4);
  });

  it('of a session that has ended are forgotten, and answers that come later never show', async () => {
    void get();
    await answered('a');
    const asking = get({ maxAgeMs: 0 });
    const there = lists.get(kind, fakeSession('there'), 'all');
    await settle();
    changes = [];
    lists.forgetSession('here');
    await assert.rejects(asking, { kind: 'cancelled' });
    assert.equal(questions[1]?.signal.aborted, true);
    questions[1].answer('of the former secret');
    await settle();
    assert.deepEqual(
      changes.map(({ sessionId }) => sessionId),
      ['here'],
    );
    questions[2]?.answer('b');
    assert.deepEqual((await there).items, ['b']);
    const again = known();
    await answered('c');
    assert.deepEqual([(await again).items, questions.length], [['c'], 4]);
  });

  it('of a session of the same id afterwards are its own', async () => {
    const before = assert.rejects(get(), { kind: 'cancelled' });
    await settle();
    lists.forgetSession('here');
    const after = lists.get(kind, fakeSession('here'), 'all');
    await settle();
    questions[1]?.answer('new');
    questions[0]?.answer('old');
    await before;
    assert.deepEqual((await after).items, ['new']);
    assert.deepEqual([(await known()).items, questions.length], [['new'], 2]);
  });

  it('that are part of an item cost no request of their own', async () => {
    const letters: NestedKind<{ word: string }, string> = {
      id: 'test/letter',
      service: 'kie',
      parents: [kind.id],
      scopeKey: ({ word }) => word,
      identity: (letter) => letter,
      name: (letter) => letter,
      within: within(
        kind,
        ({ word }) => ({ scope: 'all', identity: word }),
        (word) => [...word],
      ),
    };
    const asking = [lists.read(kind, here, 'all', 'abc'), lists.get(letters, here, { word: 'abc' })];
    await answered('abc');
    assert.deepEqual(
      (await Promise.all(asking)).map(({ items }) => items),
      [['abc'], ['a', 'b', 'c']],
    );
    assert.equal(questions.length, 1);
    const known = await lists.get(letters, here, { word: 'abc' }, { maxAgeMs: Infinity });
    assert.deepEqual([known.items, questions.length], [['a', 'b', 'c'], 1]);
    lists.invalidate(letters, here, { word: 'abc' });
    const again = lists.get(letters, here, { word: 'abc' });
    await answered('abcd');
    assert.deepEqual([(await again).items.length, questions.length], [4, 2]);
  });
});
