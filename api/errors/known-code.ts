import type { ApiErrorKind } from './api-error';

/** The description of a server's error code. */
export interface KnownCode {
  /** Set if it differs from the kind of the status. */
  readonly kind?: ApiErrorKind;
  /** The meaning of the code. */
  readonly meaning: string;
  /** The next step for the user. */
  readonly remedy: string;
  /** Set where the caller lacks a permission; 403 also stands for locks, unpaid bills and what nobody may do. */
  readonly lacksPermission?: true;
}
