import type { ApiErrorKind } from './api-error';

/** What is known of an error code of a server, worded for people. */
export interface KnownCode {
  /** Where the status alone would put it into another kind. */
  readonly kind?: ApiErrorKind;
  /** What the code means. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
}
