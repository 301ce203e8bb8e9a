import { ApiError } from '../api/errors/api-error';
import type { ActionRun } from './resource-action';

/** How long servers may fail to answer while something is followed, in milliseconds. */
const longestSilenceMs = 2 * 60_000;

/**
 * Looks at something that goes on by itself. A look that fails says nothing about it, so that it is repeated, for two minutes
 * at most.
 *
 * @param pauseMs Between two looks.
 * @throws ApiError of the last look, or of one that repeating does not help; rejects when the signal cuts a pause short
 */
export async function seen<T>(
  look: () => Promise<T>,
  { clock, signal }: Pick<ActionRun, 'clock' | 'signal'>,
  pauseMs: number,
): Promise<T> {
  const end = clock.now() + longestSilenceMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (!isPassing(error) || clock.now() >= end) throw error;
    }
    await clock.sleep(pauseMs, signal);
  }
}

/** Whether a question may be answered when it is asked again. */
export function isPassing(error: unknown): error is ApiError {
  if (!(error instanceof ApiError)) return false;
  const { kind, status } = error;
  const kinds = ['unreachable', 'timeout', 'server', 'conflict', 'unexpected-answer'];
  return kinds.includes(kind) || status === 408 || status === 429;
}
