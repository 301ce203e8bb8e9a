import assert from 'node:assert/strict';
import { resolveConnection } from '../../../connections/resolved-connection';
import { openSession, type Session } from '../../../connections/session';
import { Sessions } from '../../../connections/sessions';
import { lainType } from '../../../connections/types/lain';

const target = resolveConnection(
  lainType,
  { type: 'lain', name: 'c', console: 'http://c.test', authentication: 'none' },
  'settings',
);
const nobody = { get: () => Promise.resolve(undefined) };

/** A pool that finds the connections of these ids, and what became of their sessions. */
function pool(ids: readonly string[], close = () => Promise.resolve()) {
  const opened: string[] = [];
  const closed: string[] = [];
  const failures: unknown[] = [];
  const known = [...ids];
  const sessions = new Sessions({
    find: (id) => Promise.resolve(known.includes(id) ? { ...target, id } : undefined),
    open: ({ id, ...found }): Session => {
      opened.push(id);
      const session = openSession({ id, ...found }, nobody);
      return { ...session, close: () => (closed.push(id), close()) };
    },
    onCloseFailed: (error) => failures.push(error),
  });
  return { sessions, opened, closed, failures, known };
}

/** Lets what is under way go on. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the sessions in use', () => {
  it('are shared, one for each connection', async () => {
    const { sessions, opened } = pool(['a', 'b']);
    assert.equal(sessions.opened('a'), undefined);
    const [one, same, other] = await Promise.all([sessions.get('a'), sessions.get('a'), sessions.get('b')]);
    assert.equal(one, same);
    assert.notEqual(one, other);
    assert.equal(await sessions.opened('a'), one);
    assert.deepEqual(opened, ['a', 'b']);
  });

  it('are not those of a connection that is gone, which may come back', async () => {
    const { sessions, known } = pool([]);
    await assert.rejects(sessions.get('a'), {
      kind: 'not-found',
      message: 'This connection no longer exists.',
      remedy: 'Refresh the view, or add the connection again.',
    });
    known.push('a');
    assert.equal((await sessions.get('a')).target.id, 'a');
  });

  it('stay open if opened again while an older one failed', async () => {
    const failing = new Sessions({
      find: () => Promise.resolve(target),
      open: () =>
        attempts++ === 0 ? Promise.reject(new TypeError('a defect')) : openSession(target, nobody),
    });
    let attempts = 0;
    const first = failing.get('a');
    failing.forget('a');
    const second = failing.get('a');
    await assert.rejects(first, TypeError);
    await turn();
    assert.equal(await failing.get('a'), await second);
  });

  it('are closed one by one, all but some, or all', async () => {
    const { sessions, opened, closed } = pool(['a', 'b', 'c']);
    await Promise.all(['a', 'b', 'c'].map((id) => sessions.get(id)));
    sessions.forget('a');
    sessions.forget('unknown');
    await turn();
    assert.deepEqual(closed, ['a']);
    assert.equal(sessions.opened('a'), undefined);
    sessions.retain(new Set(['b']));
    await turn();
    assert.deepEqual(closed, ['a', 'c']);
    await sessions.get('a');
    assert.deepEqual(opened, ['a', 'b', 'c', 'a']);
    await sessions.close();
    assert.deepEqual(closed.slice(2).sort(), ['a', 'b']);
    assert.equal(sessions.opened('b'), undefined);
  });

  it('report what fails while they are closed, and close the others', async () => {
    const error = new Error('stuck');
    const { sessions, failures, closed } = pool(['a', 'b'], () => Promise.reject(error));
    await Promise.all(['a', 'b'].map((id) => sessions.get(id)));
    await sessions.close();
    assert.deepEqual(
      [failures, closed],
      [
        [error, error],
        ['a', 'b'],
      ],
    );
    const quiet = new Sessions({ find: () => Promise.resolve(undefined), open: () => assert.fail() });
    void quiet.get('a').catch(() => undefined);
    await quiet.close();
  });
});
