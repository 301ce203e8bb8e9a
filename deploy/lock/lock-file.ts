import { createHash } from 'node:crypto';
import { link, lstat, mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { FileError, fileErrorOf, readRegularText } from '../../api/regular-file';
import { processSpace, processStart } from './process-start';

/** Who carries a plan out on a target. */
export type LockOwner = Type.Static<typeof LockOwner>;
const LockOwner = Type.Object({
  pid: Type.Integer(),
  /** When the process began, as `processStart` says it. */
  started: Type.Optional(Type.String()),
  host: Type.String(),
  /** In which the id of the process counts, as `processSpace` says it. */
  space: Type.Optional(Type.String()),
  user: Type.String(),
  program: Type.String(),
  /** As ISO 8601. */
  since: Type.String(),
  /** What tells this lock from all others. */
  token: Type.String(),
});

/**
 * How often an owner shows that it lives, in milliseconds, and after how long without that it is taken for dead, unless its
 * process is seen to be there.
 */
const heartbeat = { everyMs: 10_000, deadAfterMs: 60_000 };

/** A lock that is held until it is released. */
export interface HeldLock {
  release(): Promise<void>;
  /** Who has taken the lock over meanwhile; undefined while nobody has. @throws FileError */
  taker(): Promise<LockOwner | undefined>;
}

/** Somebody else who holds a lock. */
export interface Holder {
  readonly owner: LockOwner;
  /** Whether it has not shown itself for long although its process is there: that is stopped, or hangs. */
  readonly isSilent: boolean;
}

/** Takes locks by what they are of. */
export interface LockTaker {
  take(address: string, owner: LockOwner): Promise<HeldLock | Holder>;
}

/** The locks of targets, files beside the history of runs. */
export class Locks implements LockTaker {
  private readonly folder: string;

  /**
   * @param state The folder of the user's state.
   */
  constructor(state: string) {
    this.folder = path.join(state, 'locks');
  }

  /**
   * Takes the lock of an address, also from an owner that is dead; the holder when it is held. Of several that try at once
   * one gets it. @throws when the folder can't be written
   */
  async take(address: string, owner: LockOwner): Promise<HeldLock | Holder> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = path.join(
      this.folder,
      `${createHash('sha256').update(address).digest('hex').slice(0, 32)}.lock`,
    );
    for (;;) {
      if (await place(file, owner)) return hold(file, owner);
      const other = await ownerIn(file);
      if (other === undefined) continue; // released in between
      const holder = await holderOf(file, other);
      if (holder) return holder;
      await removeDead(file, other);
    }
  }
}

/** The owner of a lock as long as it lives: it has shown itself a moment ago, or its process is seen to be there. */
async function holderOf(file: string, owner: LockOwner): Promise<Holder | undefined> {
  if (owner === nobody) return undefined;
  const { pid, host, started, space } = owner;
  const isHere = host === os.hostname() && space === (await processSpace());
  if (isHere && !processRuns(pid)) return undefined;
  const found = await stat(file).catch(() => undefined); // released in between
  if (!found) return undefined;
  const isSilent = Date.now() - found.mtimeMs >= heartbeat.deadAfterMs;
  if (!isSilent) return { owner, isSilent };
  const isThere = isHere && started !== undefined && (await processStart(pid)) === started;
  return isThere ? { owner, isSilent } : undefined;
}

/** Puts the whole file in its place in one step, unless there is one. */
async function place(file: string, owner: LockOwner): Promise<boolean> {
  const draft = `${file}.${owner.token}`;
  await writeFile(draft, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Owner that a lock names; `nobody` for a malformed lock, undefined when there is none.
 * @throws FileError when something other than a file is in its place, such as a dangling link: it would never become free
 */
async function ownerIn(file: string): Promise<LockOwner | undefined> {
  try {
    const found = await lstat(file).catch((error: unknown) => {
      throw fileErrorOf(file, error);
    });
    if (!found.isFile()) throw new FileError('not-a-file', file, 'is not a regular file');
    const value: unknown = JSON.parse(await readRegularText(file));
    return Value.Check(LockOwner, value) ? value : nobody;
  } catch (error) {
    if (error instanceof SyntaxError) return nobody;
    if (error instanceof FileError && error.problem === 'missing') return undefined;
    throw error;
  }
}

const nobody: LockOwner = { pid: 0, host: os.hostname(), user: '', program: '', since: '', token: '' };

/**
 * Removes the lock of a dead owner: moves it away first, and puts it back when it is somebody else's by then.
 * @throws when it may not be removed
 */
async function removeDead(file: string, dead: LockOwner): Promise<void> {
  const aside = `${file}.${process.pid}-${Math.random().toString(36).slice(2)}.dead`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return; // another process was faster
    throw error;
  }
  const moved = await ownerIn(aside);
  if (moved && moved.token !== dead.token) await link(aside, file).catch(() => undefined); // taken anew since
  await rm(aside, { force: true });
}

/** Shows that the owner lives until the lock is released. */
function hold(file: string, owner: LockOwner): HeldLock {
  const timer = setInterval(() => {
    const now = new Date();
    void utimes(file, now, now).catch(() => undefined); // removed by somebody: the release tells
  }, heartbeat.everyMs);
  timer.unref();
  return {
    taker: async () => {
      const other = await ownerIn(file);
      return other && other.token !== owner.token ? other : undefined;
    },
    release: async () => {
      clearInterval(timer);
      if ((await ownerLeft(file))?.token === owner.token) await rm(file, { force: true });
    },
  };
}

/** The owner that a lock names at its end; undefined also where something else is in its place, as who takes it next is told. */
async function ownerLeft(file: string): Promise<LockOwner | undefined> {
  try {
    return await ownerIn(file);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

function processRuns(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // it runs for another user
  }
}
