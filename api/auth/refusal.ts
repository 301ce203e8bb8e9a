import type { Clock } from '../clock';
import { ApiError } from '../errors/api-error';

/** How long servers lock an account after a few wrong passwords. */
const lockTime = 15 * 60_000;
const lockedCode = '403201';

/**
 * Wraps a sign-in so that a wrong password is sent only once: the server's refusal is remembered and returned without
 * another request, for the lifetime of these credentials. A lock is remembered until it ends.
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
