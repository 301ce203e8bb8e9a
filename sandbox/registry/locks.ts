import { refuse } from './errors';
import type { AccountLock, RegistryState } from './state';

const minute = 60_000;
const lockTime = 15 * minute;
/** How long an attempt is shown that caused no lock. */
const attemptTime = 20 * minute;
/** Wrong passwords without a lock; one is forgiven every quarter of an hour, and a right one forgives none. */
const freeFailures = 2;
/** The sandbox is called from its own machine alone. */
const caller = '127.0.0.1';

/** @throws RegistryRefusal 403201 while the account is locked */
export function refuseLocked(state: RegistryState, account: string, now: number): void {
  const lock = livingLocks(state, now).find((one) => one.key === keyOf(account));
  if (lock?.banned) throw refuse(403201, '');
}

/** Notes a wrong password; the third in a quarter of an hour locks the account for as long. */
export function countFailure(state: RegistryState, account: string, now: number): void {
  const key = keyOf(account);
  const earlier = state.locks.find((one) => one.key === key);
  const failures = earlier ? failuresLeft(earlier, now) : 0;
  const banned = failures + 1 > freeFailures;
  const lock = {
    key,
    failures: banned ? failures : failures + 1,
    banned,
    releaseAt: now + (banned ? lockTime : attemptTime),
  };
  const others = state.locks.filter((one) => one.key !== key && failuresLeft(one, now) > 0);
  state.locks = [...others, lock];
}

/** Locks and attempts that have not expired. */
export function livingLocks(state: RegistryState, now: number): AccountLock[] {
  return state.locks.filter((one) => one.releaseAt > now);
}

/** The failures that still count, of which some part has been forgiven by now. */
function failuresLeft({ failures, banned, releaseAt }: AccountLock, now: number): number {
  const notedAt = releaseAt - (banned ? lockTime : attemptTime);
  return Math.max(0, failures - (now - notedAt) / lockTime);
}

function keyOf(account: string): string {
  return `${account}::${caller}`;
}
