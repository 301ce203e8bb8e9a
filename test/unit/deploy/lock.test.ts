import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, utimes } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../api/clock';
import { applyPlan } from '../../../deploy/apply-plan';
import { Locks, type LockOwner } from '../../../deploy/lock/lock-file';
import { processSpace, processStart } from '../../../deploy/lock/process-start';
import { SharedLocks } from '../../../deploy/lock/shared-locks';
import { takeTarget, TargetBusy } from '../../../deploy/lock/target-lock';
import type { WrittenServer } from '../../../deploy/plan';
import { planOf, prepared } from './steps';

const address = 'http://a.test';
const servers = [{ service: 'kie', address, project: 'default' }] as const;
const target = { name: 'test', address, protected: false, servers };

function owner(token: string, more: Partial<LockOwner> = {}): LockOwner {
  const { pid } = process;
  const here = { pid, host: os.hostname(), ...(space !== undefined && { space }) };
  return { ...here, user: 'a', program: 'terminal', since: '2026', token, ...more };
}

let space: string | undefined;
before(async () => void (space = await processSpace()));

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

  it('is not taken over at once where ids of processes are those of another container', async function () {
    if (process.platform !== 'linux') return this.skip();
    const locks = new Locks(folder);
    const ended = 2 ** 30; // above all ids of processes
    await locks.take(address, owner('inside', { pid: ended, space: 'pid:[1]' }));
    assert.ok(!('release' in (await locks.take(address, owner('a')))));
    const old = new Date(Date.now() - 120_000);
    await utimes(await lockFile(), old, old);
    assert.ok('release' in (await locks.take(address, owner('a'))));
  });

  it('is not taken over while its process is there, however old it is, and says how to go on', async function () {
    if (process.platform === 'win32') return this.skip();
    const child = spawn(process.execPath, ['--eval', 'setInterval(() => undefined, 1000)']);
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    const locks = new Locks(folder);
    const key = JSON.stringify([address, 'default']);
    const started = await processStart(pid);
    assert.ok(started);
    child.kill('SIGSTOP');
    try {
      await locks.take(key, owner('stopped', { pid, started }));
      const old = new Date(Date.now() - 3_600_000);
      await utimes(await lockFile(), old, old);
      const waiting = { clock: systemClock, onProblem: assert.ifError };
      await assert.rejects(
        takeTarget(folder, target, 'terminal', waiting),
        new RegExp(`process ${pid}, since .*shows no life, .*: continue it, or end process ${pid}\\.$`),
      );
    } finally {
      child.kill('SIGKILL');
    }
    await once(child, 'exit');
    await (
      await takeTarget(folder, target, 'terminal', { clock: systemClock, onProblem: assert.ifError })
    ).release();
  });

  it('is taken over from a process whose id another one has by now', async () => {
    const locks = new Locks(folder);
    await locks.take(address, owner('former', { started: 'another boot 1' }));
    assert.ok(!('release' in (await locks.take(address, owner('a')))));
    const old = new Date(Date.now() - 120_000);
    await utimes(await lockFile(), old, old);
    assert.ok('release' in (await locks.take(address, owner('a'))));
  });

  it('lets no step begin when another run has taken it over', async () => {
    const held = await takeTarget(folder, target, 'editor', {
      clock: systemClock,
      onProblem: assert.ifError,
    });
    assert.equal(await held.obstacle(), undefined);
    const file = await lockFile();
    await rm(file);
    assert.equal(await held.obstacle(), undefined, 'nobody else has it');
    const other = await takeTarget(folder, target, 'terminal', {
      clock: systemClock,
      onProblem: assert.ifError,
    });
    const begun: string[] = [];
    const step = { ...prepared('a'), apply: () => Promise.reject(new Error('written')) };
    const outcome = await applyPlan(planOf(step), {
      clock: systemClock,
      onEvent: ({ resource, state }) => void begun.push(`${resource.name} ${state}`),
      obstacle: held.obstacle,
    });
    assert.equal(outcome.state, 'failed');
    assert.deepEqual(begun, ['a skipped']);
    const [message = ''] = outcome.steps.map(({ result }) => result.message);
    assert.match(message, /^Not started, because another run has taken test over .*terminal, process \d+/);
    await held.release();
    assert.equal(await other.obstacle(), undefined, 'the lock of the other is left alone');
    await other.release();
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

  it('is of all servers that are written to, and of their projects', async () => {
    const onProblem = (error: unknown) => assert.fail(String(error));
    const take = (...written: readonly WrittenServer[]) =>
      takeTarget(folder, { ...target, servers: written }, 'terminal', { clock: systemClock, onProblem });
    const registry = { service: 'registry', address: 'http://b.test', project: 'default' } as const;
    const [kie] = servers;
    const both = await take(registry, kie);
    await assert.rejects(take(kie), TargetBusy);
    await assert.rejects(take({ ...registry, service: 'cse' }), TargetBusy);
    await (await take({ ...kie, project: 'other' })).release();
    await both.release();
    const first = await take(kie);
    await assert.rejects(take(registry, kie), TargetBusy);
    await (await take(registry)).release(); // nothing is left of the one that was refused
    await first.release();
    await (await take(registry, kie)).release();
  });

  it('is held together by all who share it, and by nobody else until the last of them has gone', async () => {
    const sharing = new SharedLocks();
    const waiting = { clock: systemClock, onProblem: assert.ifError };
    const take = (isShared: boolean) =>
      takeTarget(folder, target, 'editor', { ...waiting, ...(isShared && { sharing }) });
    const [first, second] = await Promise.all([take(true), take(true)]);
    await assert.rejects(take(false), TargetBusy);
    await first.release();
    await assert.rejects(take(false), TargetBusy);
    const [third] = await Promise.all([second.release().then(() => take(true)), second.obstacle()]);
    await third.release();
    const alone = await take(false);
    await assert.rejects(take(true), TargetBusy);
    await alone.release();
    const leaving = (await take(true)).release();
    await (await take(true)).release(); // waits until the lock is free
    await leaving;
    assert.deepEqual(await readdir(path.join(folder, 'locks')), []);
  });

  it('is done without where it can’t be written', async () => {
    const problems: unknown[] = [];
    const onProblem = (error: unknown) => void problems.push(error);
    await takeTarget('/dev/null/engine-room', target, 'editor', { clock: systemClock, onProblem });
    assert.equal(problems.length, 1);
  });

  for (const [what, put] of Object.entries({
    'a folder': (file: string): Promise<void> => mkdir(file),
    'a link that leads nowhere': (file: string): Promise<void> => symlink('/nowhere', file),
    'a pipe': (file: string): void => void execFileSync('mkfifo', [file]),
  })) {
    it(`is done without where ${what} is in its place`, async function () {
      if (process.platform === 'win32') return this.skip();
      const onProblem = (error: unknown) => void problems.push(error);
      const problems: unknown[] = [];
      const held = await takeTarget(folder, target, 'editor', { clock: systemClock, onProblem });
      const file = await lockFile();
      await rm(file);
      await put(file);
      await held.release(); // the result of what it was held for is not lost
      await takeTarget(folder, target, 'terminal', { clock: systemClock, onProblem });
      assert.match(String(problems), /is not a regular file/);
      assert.deepEqual(await readdir(path.dirname(file)), [path.basename(file)], 'no draft is left');
    });
  }

  it('is done without where a dead one may not be removed: it is of another user, in a folder for all', async function () {
    // Only root can make a file of another user, and may itself remove all: it is somebody else for a while.
    if (process.getuid?.() !== 0 || !process.seteuid) return this.skip();
    await new Locks(folder).take(address, owner('dead', { host: 'far', pid: 1 }));
    const file = await lockFile();
    const old = new Date(Date.now() - 120_000);
    await utimes(file, old, old);
    await chmod(file, 0o644);
    await chmod(folder, 0o755);
    await chmod(path.dirname(file), 0o1777);
    const problems: unknown[] = [];
    const onProblem = (error: unknown) => void problems.push(error);
    process.seteuid(65534);
    try {
      const plain = { name: 'test', address, protected: false };
      const taken = await takeTarget(folder, plain, 'terminal', { clock: systemClock, onProblem });
      assert.equal(taken.wasWaitedFor, false);
    } finally {
      process.seteuid(0);
    }
    assert.match(String(problems), /EPERM.*rename/);
    assert.deepEqual(await readdir(path.dirname(file)), [path.basename(file)], 'no draft is left');
  });
});
