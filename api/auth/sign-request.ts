import * as l10n from '@vscode/l10n';
import type { Operation } from '../catalogue/operation';
import { ApiError } from '../errors/api-error';
import { failureOfTransport } from '../errors/transport-failure';
import { TransportError } from '../http/transport';
import { redactor } from '../redaction';
import type { OperationRequest } from '../request';
import type { Credentials } from './credentials';

/** Header values by name. */
export type HeaderValues = Readonly<Record<string, string>>;

interface SigningServer {
  readonly address: string;
  readonly credentials: Credentials;
}

/** A request answered with 401, and the headers that signed it. */
export interface RefusedRequest {
  readonly request: OperationRequest;
  readonly credentials: HeaderValues;
  readonly signal?: AbortSignal;
}

/**
 * The headers that sign a request; none for an operation that needs no sign-in.
 * @throws ApiError when signing in fails.
 */
export async function credentialHeaders(
  { credentials, address }: SigningServer,
  operation: Operation,
  request: OperationRequest,
  signal: AbortSignal | undefined,
): Promise<HeaderValues> {
  if (!operation.authenticated) return {};
  try {
    const headers = credentials.headers({ ...request, service: operation.service });
    return sendable(await unlessAborted(headers, signal), operation);
  } catch (error) {
    throw failureOfTransport(operation, error, address, redactor([]));
  }
}

/**
 * Headers for repeating a call after a 401, or undefined when there are no others.
 * @throws ApiError when signing in fails.
 */
export async function renewedHeaders(
  server: SigningServer,
  operation: Operation,
  refused: RefusedRequest,
): Promise<HeaderValues | undefined> {
  const { signal } = refused;
  if (!server.credentials.renew) return undefined; // the same keys would sign the same request again
  const headers = () => credentialHeaders(server, operation, refused.request, signal);
  // Another call may have renewed them in the meantime.
  const current = await headers();
  if (!sameHeaders(current, refused.credentials)) return current;
  try {
    const renewed = await unlessAborted(server.credentials.renew(), signal);
    return renewed ? await headers() : undefined;
  } catch (error) {
    throw failureOfTransport(operation, error, server.address, redactor([]));
  }
}

function sameHeaders(a: HeaderValues, b: HeaderValues): boolean {
  return (
    Object.keys(a).length === Object.keys(b).length &&
    Object.entries(a).every(([name, value]) => b[name] === value)
  );
}

/** Pasted tokens may contain line breaks and other characters that HTTP headers can't carry. */
function sendable(headers: HeaderValues, operation: Operation): HeaderValues {
  if (Object.values(headers).every((value) => /^[\x20-\x7e]*$/.test(value))) return headers;
  throw new ApiError({
    kind: 'unauthorized',
    message: l10n.t('The token or password of the connection contains characters that can’t be sent.'),
    remedy: l10n.t('Enter it again, without line breaks and without quotation marks.'),
    operation: operation.id,
  });
}

/** Waits for work that other calls share and that continues when this call is cancelled. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new TransportError('cancelled', 'cancelled'));
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
