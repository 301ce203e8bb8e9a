import type { ApiError } from '../api/errors/api-error';

/** A failure in one or two sentences: what is wrong and what to do. */
export function failureOf({ message, remedy }: ApiError): string {
  return `${message} ${remedy}`.trim();
}
