import { TransportError } from './transport';
import type { HttpRequest, Route, TransportProblem } from './transport';

/** A request that an error has ended. */
export interface FailedRequest {
  readonly request: HttpRequest;
  readonly route: Route;
  readonly deadline: AbortSignal;
  /** Whether the transport has been closed. */
  readonly isClosed: boolean;
}

/** Errors of connections that have been open: the request may have arrived. */
const interruptions = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);
/** Errors of the library before it connects, and of its attempts to. */
const ofConnecting = /^(?:UND_ERR_(?:CONNECT_TIMEOUT|INVALID_ARG|PRX_TLS)|EPROTO|ERR_(?:SSL|TLS)_\w+)$/;
const ofCertificates = /CERT|SIGNED|ISSUER|LEAF_SIGNATURE|ALTNAME/;
/** Codes of certificates that have no authority which is trusted. */
const ofUnknownAuthorities =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/;

/** The answer of a proxy that opens no tunnel, in the words of the library. */
const refusedTunnel = /^Proxy response \((\d+)\)/;

/** The error for a request that got no complete answer. */
export function transportError(error: unknown, failed: FailedRequest): TransportError {
  if (error instanceof TransportError) return error;
  const { request, route, deadline, isClosed } = failed;
  if (isClosed || request.signal?.aborted) return new TransportError('cancelled', 'cancelled');
  if (deadline.aborted) {
    return new TransportError('timeout', `no complete answer after ${request.timeout} ms`, undefined, route);
  }
  const reason = reasonOf(error);
  const status = refusedTunnel.exec(reason.message)?.[1];
  if (status !== undefined) return new TransportError('proxy-refused', status, undefined, route);
  return new TransportError(problemOf(reason, route), reason.message, reason.code, route);
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

/** Only errors that are known to come before sending mean that nothing was sent. */
function problemOf({ code = '', syscall = '' }: Reason, { proxy }: Route): TransportProblem {
  if (syscall === 'connect' || syscall === 'getaddrinfo' || code === 'UND_ERR_CONNECT_TIMEOUT') {
    return proxy ? 'proxy-unreachable' : 'unreachable';
  }
  if (ofConnecting.test(code) || ofCertificates.test(code)) return 'unreachable';
  return interruptions.has(code) || syscall !== '' ? 'interrupted' : 'unreadable';
}
