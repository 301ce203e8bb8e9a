import type { Clock } from '../clock';
import { ApiError } from '../errors/api-error';

/** Servers lock an account for this long after a few wrong passwords. */
const lockTime = 15 * 60_000;
const lockedCode = '403201';

/**
 * Wraps a sign-in so that a wrong password is sent once only: the server's refusal is remembered, and given
 * again without asking, for as long as these credentials exist. A lock is remembered until it has ended.
 */
export function rememberRefusal<T>(signIn: () => Promise<T>, clock: Clock): () => Promise<T> {
  let refusal: { error: ApiError; until: number } | undefined;
  return async () => {
    if (refusal && clock.now() < refusal.until) throw refusal.error;
    try {
      return await signIn();
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'unauthorized') refusal = { error, until: Infinity };
      if (error instanceof ApiError && error.code === lockedCode) {
        refusal = { error, until: clock.now() + lockTime };
      }
      throw error;
    }
  };
}
