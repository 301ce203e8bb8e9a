import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../api/clock';
import { Locks, type LockOwner } from '../../../deploy/lock/lock-file';
import { takeTarget, TargetBusy } from '../../../deploy/lock/target-lock';

const address = 'http://a.test';
const target = { name: 'test', address, protected: false };

function owner(token: string, more: Partial<LockOwner> = {}): LockOwner {
  const { pid } = process;
  return { pid, host: os.hostname(), user: 'a', program: 'terminal', since: '2026', token, ...more };
}

describe('the lock of a target', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'engine-room-lock-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const lockFile = async () =>
    path.join(folder, 'locks', (await readdir(path.join(folder, 'locks')))[0] ?? '');

  it('is held by one at a time, and is free again afterwards', async () => {
    const locks = new Locks(folder);
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((token) => locks.take(address, owner(token))));
    const held = all.flatMap((one) => ('release' in one ? [one] : []));
    assert.equal(held.length, 1);
    const other = await locks.take('http://b.test', owner('e'));
    assert.ok('release' in other, 'another target is free');
    await held[0]?.release();
    assert.ok('release' in (await locks.take(address, owner('f'))));
  });

  it('is taken over from a process that has ended, by one of several', async () => {
    const child = spawn(process.execPath, ['--eval', '']);
    await once(child, 'exit');
    const locks = new Locks(folder);
    await locks.take(address, owner('dead', { pid: child.pid ?? 0 }));
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((token) => locks.take(address, owner(token))));
    assert.equal(all.filter((one) => 'release' in one).length, 1);
    assert.equal((await readdir(path.join(folder, 'locks'))).length, 1);
  });

  it('is taken over from another machine only when its owner has not shown itself for a minute', async () => {
    const locks = new Locks(folder);
    await locks.take(address, owner('far', { host: 'far', pid: 1 }));
    assert.ok(!('release' in (await locks.take(address, owner('a')))));
    const old = new Date(Date.now() - 120_000);
    await utimes(await lockFile(), old, old);
    assert.ok('release' in (await locks.take(address, owner('a'))));
    if (process.platform !== 'win32') assert.equal((await stat(await lockFile())).mode & 0o777, 0o600);
  });

  it('is waited for, and says who holds it', async () => {
    const onProblem = (error: unknown) => assert.fail(String(error));
    const waiting = { clock: systemClock, onProblem };
    const first = await takeTarget(folder, target, 'editor', waiting);
    await assert.rejects(takeTarget(folder, target, 'terminal', waiting), (error: unknown) => {
      assert.ok(error instanceof TargetBusy);
      assert.match(error.message, /another run: .*, editor, process \d+, since 20/);
      return true;
    });
    const told: string[] = [];
    const second = takeTarget(folder, target, 'terminal', {
      ...waiting,
      timeoutMs: 10_000,
      onWait: (message) => {
        told.push(message);
        void first.release();
      },
    });
    assert.equal((await second).wasWaitedFor, true);
    assert.equal(told.length, 1);
  });

  it('is done without where it can’t be written', async () => {
    const problems: unknown[] = [];
    const onProblem = (error: unknown) => void problems.push(error);
    await takeTarget('/dev/null/engine-room', target, 'editor', { clock: systemClock, onProblem });
    assert.equal(problems.length, 1);
  });
});
