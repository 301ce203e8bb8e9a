import { ApiError } from '../api/errors/api-error';

/** A failure in one or two sentences: what is wrong and what to do. */
export function describeFailure(error: unknown): string {
  if (error instanceof ApiError) return `${error.message} ${error.remedy}`.trim();
  return error instanceof Error ? error.message : String(error);
}
