import { TransportError } from './transport';
import type { HttpRequest, Route, TransportProblem } from './transport';
import { unfinished } from './way';
import type { WayStep } from './way';

/** A request that an error has ended. */
export interface FailedRequest {
  readonly request: HttpRequest;
  readonly route: Route;
  readonly deadline: AbortSignal;
  /** The step of connecting that was under way; undefined when the request may have been sent. */
  readonly unopened?: WayStep | undefined;
  /** Whether the transport has been closed. */
  readonly isClosed: boolean;
}

/** Errors of connections that have been open: the request may have arrived. */
const interruptions = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET']);
/** With TLS 1.3 a server refuses the client after the client has finished; it does so before it reads a request. */
const ofClientCertificates =
  /^ERR_SSL_\w*ALERT_(?:CERTIFICATE_\w+|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|HANDSHAKE_FAILURE)$/;
/** Codes of certificates that have no authority which is trusted. */
const ofUnknownAuthorities =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/;

/** The error for a request that got no complete answer. */
export function transportError(error: unknown, failed: FailedRequest): TransportError {
  if (error instanceof TransportError) return error;
  const { request, route, deadline, unopened, isClosed } = failed;
  if (isClosed || request.signal?.aborted) return new TransportError('cancelled', 'cancelled');
  if (deadline.aborted) {
    if (unopened) return unfinished(unopened, request.timeout, route);
    return new TransportError('timeout', `no complete answer after ${request.timeout} ms`, undefined, route);
  }
  const reason = reasonOf(error);
  return new TransportError(problemOf(reason), reason.message, reason.code, route);
}

/** Whether an error is about a certificate whose authority is not trusted. Nothing has been sent. */
export function isOfUnknownAuthority(error: unknown): boolean {
  return error instanceof TransportError && ofUnknownAuthorities.test(error.code ?? '');
}

interface Reason {
  readonly message: string;
  readonly code?: string;
  /** What the system was to do. */
  readonly syscall?: string;
}

/** Several addresses of one name fail together; the first one's reason is reported. */
function reasonOf(error: unknown): Reason {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const syscall = 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined;
  return { message: error.message, code, syscall };
}

/** Errors of connecting are told by whoever connects; those of the library about a request come before it is sent. */
function problemOf({ code = '', syscall = '' }: Reason): TransportProblem {
  if (code === 'UND_ERR_INVALID_ARG') return 'unreachable';
  if (ofClientCertificates.test(code)) return 'tls';
  const isTls = /^ERR_(?:SSL|TLS)_/.test(code) || code === 'EPROTO';
  return isTls || interruptions.has(code) || syscall !== '' ? 'interrupted' : 'unreadable';
}
