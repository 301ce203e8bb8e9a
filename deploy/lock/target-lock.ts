import { randomBytes } from 'node:crypto';
import os from 'node:os';
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../api/clock';
import { userName } from '../history/user-name';
import type { PlanTarget } from '../plan';
import { Locks, type HeldLock, type Holder, type LockOwner, type LockTaker } from './lock-file';
import { processSpace, processStart } from './process-start';
import type { SharedLocks } from './shared-locks';

/** How often a lock that is held is looked at, in milliseconds. */
const pauseMs = 500;

/** A lock that was waited for: what the plan was made from may have changed. */
export interface TakenLock {
  readonly wasWaitedFor: boolean;
  release(): Promise<void>;
  /** Why nothing more may be written, in one sentence: another run has taken the lock over. Undefined while none has. */
  readonly obstacle: () => Promise<string | undefined>;
}

/** Somebody else carries a plan out on a target; the message says who. */
export class TargetBusy extends Error {
  constructor(target: PlanTarget, holder: Holder) {
    super(heldBy(target, holder));
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
  /** Called when the lock is held by another run, and again when that shows no life any more. */
  readonly onWait?: (message: string) => void;
  /** Those with whom it is held together, such as other actions on single rows; nobody by default. */
  readonly sharing?: SharedLocks;
}

/**
 * Takes the lock of a target: one run at a time on one machine; between machines, what is there is read again before each
 * write. @throws TargetBusy when it is held for as long as the wait may last
 */
export async function takeTarget(
  state: string,
  target: PlanTarget,
  program: 'editor' | 'terminal',
  { clock, signal, timeoutMs = 0, onWait, onProblem, sharing }: Waiting,
): Promise<TakenLock> {
  const own = new Locks(state);
  const locks = sharing?.over(own) ?? own;
  const end = clock.now() + timeoutMs;
  const started = await processStart(process.pid);
  const space = await processSpace();
  let said: string | undefined;
  for (;;) {
    const owner = {
      pid: process.pid,
      ...(started !== undefined && { started }),
      host: os.hostname(),
      ...(space !== undefined && { space }),
      user: userName(),
      program,
      since: new Date(clock.now()).toISOString(),
      token: randomBytes(8).toString('hex'),
    };
    const taken = await takeAll(locks, keysOf(target), owner).catch(onProblem);
    const wasWaitedFor = said !== undefined;
    const nothing = () => Promise.resolve(undefined);
    if (!taken) return { release: nothing, obstacle: nothing, wasWaitedFor };
    if ('release' in taken) {
      const obstacle = async () => {
        const taker = await taken.taker();
        return taker && takenOver(target, taker);
      };
      return { release: () => taken.release(), obstacle, wasWaitedFor };
    }
    if (clock.now() >= end || signal?.aborted) throw new TargetBusy(target, taken);
    const message = heldBy(target, taken);
    if (message !== said) onWait?.(message);
    said = message;
    await clock.sleep(pauseMs, signal).catch(() => undefined); // the loop looks at the signal
  }
}

/** What is written to, each once and in one order: projects that share a server don't share what is in it. */
function keysOf({ address, servers }: PlanTarget): readonly string[] {
  const keys = servers?.map((one) => JSON.stringify([one.address, one.project])) ?? [address];
  return [...new Set(keys)].sort();
}

/** Takes all locks or none; the holder of one that is held. @throws when a lock can't be written */
async function takeAll(
  locks: LockTaker,
  keys: readonly string[],
  owner: LockOwner,
): Promise<HeldLock | Holder> {
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
  const taker = async (): Promise<LockOwner | undefined> => {
    for (const one of held) {
      const other = await one.taker();
      if (other) return other;
    }
    return undefined;
  };
  return { release, taker };
}

function heldBy({ name }: PlanTarget, { owner, isSilent }: Holder): string {
  const by = l10n.t('{0} is being changed by another run: {1}.', name, describeOwner(owner));
  if (!isSilent) return by;
  const silent = l10n.t(
    'Its process is there and shows no life, so it is stopped, or hangs: continue it, or end process {0}.',
    owner.pid,
  );
  return `${by} ${silent}`;
}

/** This process was stopped for long, such as a machine asleep. */
function takenOver({ name }: PlanTarget, owner: LockOwner): string {
  return l10n.t(
    'Not started, because another run has taken {0} over while this one showed no life: {1}. Plan again when it has ended.',
    name,
    describeOwner(owner),
  );
}

function describeOwner({ user, host, program, pid, since }: LockOwner): string {
  return l10n.t('{0} on {1}, {2}, process {3}, since {4}', user, host, program, pid, since);
}
