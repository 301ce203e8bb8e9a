import { refuse } from './errors';
import type { AccountLock, RegistryState } from './state';

const lockTime = 15 * 60_000;
const failuresUntilLock = 2;
/** The sandbox is called from its own machine alone. */
const caller = '127.0.0.1';

/** @throws RegistryRefusal 403201 while the account is locked */
export function refuseLocked(state: RegistryState, account: string, now: number): void {
  const lock = livingLocks(state, now).find((one) => one.key === keyOf(account));
  if (lock?.banned) throw refuse(403201, `account ${account} is blocked`);
}

/** Notes a wrong password; two in a row lock the account for a quarter of an hour. */
export function countFailure(state: RegistryState, account: string, now: number): void {
  const key = keyOf(account);
  const living = livingLocks(state, now);
  const failures = (living.find((one) => one.key === key)?.failures ?? 0) + 1;
  const lock = { key, failures, banned: failures >= failuresUntilLock, releaseAt: now + lockTime };
  state.locks = [...living.filter((one) => one.key !== key), lock];
}

export function forgetFailures(state: RegistryState, account: string): void {
  state.locks = state.locks.filter((one) => one.key !== keyOf(account));
}

/** Locks that have not expired. */
export function livingLocks(state: RegistryState, now: number): AccountLock[] {
  return state.locks.filter((one) => one.releaseAt > now);
}

function keyOf(account: string): string {
  return `${account}::${caller}`;
}
