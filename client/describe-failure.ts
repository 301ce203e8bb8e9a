import { ApiError } from '../api/errors/api-error';
import { remedyFor, type ResolvedConnection } from '../connections/resolved-connection';

/** A failure in one or two sentences: what is wrong and what to do. */
export function describeFailure(error: unknown, target?: ResolvedConnection): string {
  if (error instanceof ApiError) return `${error.message} ${remedyFor(error, target)}`.trim();
  return error instanceof Error ? error.message : String(error);
}
