import { timingSafeEqual } from 'node:crypto';
import { algorithm, signature, timeOfSdkDate, unsignedPayload } from '../../api/auth/signing';
import type { WireRequest } from '../http/exchange';
import type { IamKey, IamState } from './state';

/** How far the clock of a caller may be off, in milliseconds. */
const tolerance = 15 * 60_000;

/** What the header `Authorization` of a signed request says. */
interface Signed {
  readonly accessKey: string;
  readonly names: readonly string[];
  readonly signature: string;
}

/** Whether a request is signed at all, well or badly. */
export function isSigned(request: WireRequest): boolean {
  return (request.headers['authorization'] ?? '').startsWith(`${algorithm} `);
}

/**
 * The key whose owner signed a request, or why the API gateway does not take the signature. Source: Developer Guide of
 * API Gateway, “Signing algorithm”.
 */
export function keyOfSignature(
  { keys }: IamState,
  request: WireRequest,
  now: number,
): { readonly key: IamKey } | { readonly problem: string } {
  const signed = partsOf(request.headers['authorization'] ?? '');
  if (!signed) return { problem: 'the Authorization header is malformed' };
  const key = keys.find((one) => one.accessKey === signed.accessKey && (one.expiresAt ?? Infinity) > now);
  if (!key) return { problem: 'the access key does not exist or has expired' };
  if (key.securityToken !== request.headers['x-security-token'])
    return { problem: 'the security token is wrong' };

  const time = timeOfSdkDate(request.headers['x-sdk-date'] ?? '');
  if (time === undefined || !signed.names.includes('x-sdk-date')) return { problem: 'x-sdk-date is missing' };
  if (Math.abs(now - time) > tolerance)
    return { problem: 'x-sdk-date is too far from the time of the server' };
  if (!hasAllowedPayload(request)) return { problem: 'only forms may leave their payload unsigned' };
  const expected = signature(signedPart(request, signed.names), key.secretKey);
  return isSame(expected, signed.signature) ? { key } : { problem: 'verify aksk signature fail' };
}

function partsOf(header: string): Signed | undefined {
  const parts = /^SDK-HMAC-SHA256 Access=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    header,
  );
  const [, accessKey, names, digits] = parts ?? [];
  if (accessKey === undefined || names === undefined || digits === undefined) return undefined;
  return { accessKey, names: names.split(';'), signature: digits };
}

function hasAllowedPayload({ headers, body }: WireRequest): boolean {
  const isJson = (headers['content-type'] ?? 'application/json').startsWith('application/json');
  return headers['x-sdk-content-sha256'] !== unsignedPayload || !isJson || body.length === 0;
}

function signedPart(request: WireRequest, names: readonly string[]) {
  const headers = Object.fromEntries(names.map((name) => [name, request.headers[name] ?? '']));
  return { method: request.method, url: request.url, headers, body: request.body };
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
