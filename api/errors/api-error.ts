/** The kinds of failure that callers distinguish. */
export type ApiErrorKind =
  | 'invalid-request' // the parameters don't match the catalogue; nothing was sent
  | 'unreachable' // no connection: DNS, TCP, TLS
  | 'timeout' // no answer in time; the server may still be working
  | 'cancelled'
  | 'unauthorized' // 401
  | 'forbidden' // 403
  | 'not-found' // 404, or the registry's 400 "does not exist"
  | 'conflict' // 409
  | 'refused' // any other 4xx: the server understood the request and refused it (LAIN's 406, 400, 405 …)
  | 'server' // 5xx
  | 'unexpected-answer'; // success status, but not the documented form (HTML, wrong type, too large)

/** All details of a failed call, free of credentials. */
export interface ApiErrorDetails {
  readonly kind: ApiErrorKind;
  /** One sentence: the server's, or one of Engine Room's where it gave none. */
  readonly message: string;
  /** The next step for the user: what to check or do. */
  readonly remedy: string;
  readonly operation: string;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  /** Set when the connection broke after the request may have arrived. */
  readonly mayHaveArrived?: boolean;
  /** Set when the caller lacks a permission; the remedy names it, as far as it is known, and who gives it. */
  readonly lacksPermission?: boolean;
  readonly cause?: unknown;
}

/** The only error type of failed calls. Holds no credential, in no field. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  readonly remedy: string;
  readonly operation: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  readonly mayHaveArrived: boolean;
  readonly lacksPermission: boolean;

  constructor(details: ApiErrorDetails) {
    super(details.message, { cause: details.cause });
    this.name = 'ApiError';
    this.kind = details.kind;
    this.remedy = details.remedy;
    this.operation = details.operation;
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId;
    this.mayHaveArrived = details.mayHaveArrived ?? false;
    this.lacksPermission = details.lacksPermission ?? false;
  }
}

/** Whether the address of the connection, or the way to it, may be the cause of a failure. */
export function isAddressTrouble({ kind }: ApiError): boolean {
  return kind === 'unreachable' || kind === 'timeout' || kind === 'unexpected-answer';
}
