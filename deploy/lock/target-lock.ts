import { randomBytes } from 'node:crypto';
import os from 'node:os';
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../api/clock';
import { userName } from '../history/user-name';
import type { PlanTarget } from '../plan';
import { Locks, type HeldLock, type LockOwner } from './lock-file';

/** How often a lock that is held is looked at, in milliseconds. */
const pauseMs = 500;

/** A lock that was waited for: what the plan was made from may have changed. */
export interface TakenLock extends HeldLock {
  readonly wasWaitedFor: boolean;
}

/** Somebody else carries a plan out on a target; the message says who. */
export class TargetBusy extends Error {
  constructor(target: PlanTarget, owner: LockOwner) {
    super(heldBy(target, owner));
  }
}

/** How a lock is waited for. */
export interface Waiting {
  readonly clock: Clock;
  /** Ends the wait. */
  readonly signal?: AbortSignal;
  /** Maximum wait, in milliseconds; none at all by default. */
  readonly timeoutMs?: number;
  /** Called when no lock can be written; the run goes on without. */
  readonly onProblem: (error: unknown) => void;
  /** Called once, when the lock is held by another run. */
  readonly onWait?: (message: string) => void;
}

/**
 * Takes the lock of a target: one run at a time on one machine; between machines, what is there is read again before each
 * write. @throws TargetBusy when it is held for as long as the wait may last
 */
export async function takeTarget(
  state: string,
  target: PlanTarget,
  program: 'editor' | 'terminal',
  { clock, signal, timeoutMs = 0, onWait, onProblem }: Waiting,
): Promise<TakenLock> {
  const locks = new Locks(state);
  const end = clock.now() + timeoutMs;
  let wasWaitedFor = false;
  for (;;) {
    const owner = {
      pid: process.pid,
      host: os.hostname(),
      user: userName(),
      program,
      since: new Date(clock.now()).toISOString(),
      token: randomBytes(8).toString('hex'),
    };
    const taken = await takeAll(locks, keysOf(target), owner).catch(onProblem);
    if (!taken) return { release: () => Promise.resolve(), wasWaitedFor };
    if ('release' in taken) return { ...taken, wasWaitedFor };
    if (clock.now() >= end || signal?.aborted) throw new TargetBusy(target, taken);
    if (!wasWaitedFor) onWait?.(heldBy(target, taken));
    wasWaitedFor = true;
    await clock.sleep(pauseMs, signal).catch(() => undefined); // the loop looks at the signal
  }
}

/** What is written to, each once and in one order: projects that share a server don't share what is in it. */
function keysOf({ address, servers }: PlanTarget): readonly string[] {
  const keys = servers?.map((one) => JSON.stringify([one.address, one.project])) ?? [address];
  return [...new Set(keys)].sort();
}

/** Takes all locks or none; the owner of one that is held. @throws when a lock can't be written */
async function takeAll(
  locks: Locks,
  keys: readonly string[],
  owner: LockOwner,
): Promise<HeldLock | LockOwner> {
  const held: HeldLock[] = [];
  const release = async (): Promise<void> => {
    for (const one of held) await one.release();
  };
  for (const key of keys) {
    const taken = await locks.take(key, owner).catch(async (error: unknown) => {
      await release();
      throw error;
    });
    if (!('release' in taken)) {
      await release();
      return taken;
    }
    held.push(taken);
  }
  return { release };
}

function heldBy({ name }: PlanTarget, { user, host, program, pid, since }: LockOwner): string {
  return l10n.t(
    '{0} is being deployed to by another run: {1} on {2}, {3}, process {4}, since {5}.',
    name,
    user,
    host,
    program,
    pid,
    since,
  );
}
