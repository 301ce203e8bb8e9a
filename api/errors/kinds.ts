import type { ApiErrorKind } from './api-error';

/** What a status of failure means to a caller, as far as the status alone can tell. */
export function kindOfStatus(status: number): ApiErrorKind {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status >= 500) return 'server';
  if (status >= 400) return 'refused';
  return 'unexpected-answer';
}
