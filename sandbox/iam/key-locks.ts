import type { IamKey } from './state';

const lockTime = 5 * 60_000;
const failuresUntilLock = 5;

/**
 * Whether an access key is locked: after five wrong signatures in a row, for five minutes from the last of them.
 * Source: API Request Signing Guide, “Common errors”.
 */
export function isLocked({ failures }: IamKey, now: number): boolean {
  return failures !== undefined && failures.count >= failuresUntilLock && now < failures.at + lockTime;
}

/** Notes a wrong signature; failures before a lock that has ended count no more. */
export function noteFailure(key: IamKey, now: number): void {
  const { count = 0, at = now } = key.failures ?? {};
  const isOver = now >= at + lockTime;
  key.failures = { count: isOver ? 1 : count + 1, at: now };
}

export function forgetFailures(key: IamKey): void {
  delete key.failures;
}
