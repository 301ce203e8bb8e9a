import { createHash, timingSafeEqual } from 'node:crypto';
import {
  algorithm,
  canonicalRequest,
  signature,
  timeOfSdkDate,
  unsignedPayload,
} from '../../api/auth/signing';
import type { WireRequest } from '../http/exchange';
import type { IamKey, IamState } from './state';

const lockTime = 5 * 60_000;
const failuresUntilLock = 5;

/**
 * Whether an access key is locked: after five wrong signatures in a row, for five minutes from the last of them.
 * Source: API Request Signing Guide, “Common errors”.
 */
function isLocked({ failures }: IamKey, now: number): boolean {
  return failures !== undefined && failures.count >= failuresUntilLock && now < failures.at + lockTime;
}

/** Notes a wrong signature; failures before a lock that has ended count no more. */
function noteFailure(key: IamKey, now: number): void {
  const { count = 0, at = now } = key.failures ?? {};
  const isOver = now >= at + lockTime;
  key.failures = { count: isOver ? 1 : count + 1, at: now };
}

function forgetFailures(key: IamKey): void {
  delete key.failures;
}

/** How far the clock of a caller may be off, in milliseconds. */
const tolerance = 15 * 60_000;

/** The parsed header `Authorization` of a signed request. */
interface Signed {
  readonly accessKey: string;
  readonly names: readonly string[];
  readonly signature: string;
}

/** Whether a request has a signature, valid or not. */
export function isSigned(request: WireRequest): boolean {
  return (request.headers['authorization'] ?? '').startsWith(`${algorithm} `);
}

/**
 * The key whose owner signed a request, or why the API gateway does not take the signature. Wrong signatures are
 * counted. Source: API Request Signing Guide, “Signing algorithm” and “Common errors”.
 */
export function keyOfSignature(
  { keys }: IamState,
  request: WireRequest,
  now: number,
): { readonly key: IamKey } | { readonly problem: string } {
  const signed = partsOf(request.headers['authorization'] ?? '');
  if (!signed) return { problem: 'the Authorization header is malformed' };
  const { accessKey, names } = signed;
  const key = keys.find((one) => one.accessKey === accessKey && (one.expiresAt ?? Infinity) > now);
  if (!key) return { problem: `Get secretKey failed,ak:${accessKey},err:ak not exist` };
  if (isLocked(key, now)) return { problem: 'AK access failed to reach the limit,forbidden.' };
  const problem = problemOfHeaders(key, request, names, now);
  if (problem !== undefined) return { problem };

  const part = signedPart(request, names);
  if (!isSame(signature(part, key.secretKey), signed.signature)) {
    noteFailure(key, now);
    const canonical = canonicalRequest(part).replaceAll('\n', '|');
    return { problem: `verify aksk signature fail, canonicalRequest:${canonical}` };
  }
  forgetFailures(key);
  return { key };
}

function partsOf(header: string): Signed | undefined {
  const parts = /^SDK-HMAC-SHA256 Access=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    header,
  );
  const [, accessKey, names, digits] = parts ?? [];
  if (accessKey === undefined || names === undefined || digits === undefined) return undefined;
  return { accessKey, names: names.split(';'), signature: digits };
}

/** The problem with the headers besides the signature. */
function problemOfHeaders(
  key: IamKey,
  { headers, body }: WireRequest,
  names: readonly string[],
  now: number,
): string | undefined {
  if (key.securityToken !== headers['x-security-token']) return 'the security token is wrong';
  const time = timeOfSdkDate(headers['x-sdk-date'] ?? '');
  if (time === undefined || !names.includes('x-sdk-date')) return 'x-sdk-date is missing';
  if (Math.abs(now - time) > tolerance) return 'x-sdk-date is too far from the time of the server';
  if (!isAllowedHash(headers, body)) return 'x-sdk-content-sha256 is not that of the body';
  return undefined;
}

/** Only the payload of forms and the like may go unsigned; any other hash is the true one. */
function isAllowedHash(headers: WireRequest['headers'], body: Buffer): boolean {
  const given = headers['x-sdk-content-sha256'];
  if (given === undefined) return true;
  if (given !== unsignedPayload) return given === createHash('sha256').update(body).digest('hex');
  return body.length === 0 || !(headers['content-type'] ?? 'application/json').startsWith('application/json');
}

function signedPart(request: WireRequest, names: readonly string[]) {
  const headers = Object.fromEntries(names.map((name) => [name, request.headers[name] ?? '']));
  return { method: request.method, url: request.url, headers, body: request.body };
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
