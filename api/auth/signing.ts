import { createHash, createHmac } from 'node:crypto';

/**
 * Signatures of the cloud's API gateway, SDK-HMAC-SHA256 (Developer Guide of API Gateway, “Signing algorithm”). Pure
 * functions, independent of the time and of a client.
 */

export const algorithm = 'SDK-HMAC-SHA256';

/** In place of the hash of an unsigned body, such as a form with files. */
export const unsignedPayload = 'UNSIGNED-PAYLOAD';

/** Everything that a signature covers. */
export interface RequestToSign {
  readonly method: string;
  /** Address with its query, as it is sent. */
  readonly url: string;
  /** The signed headers, including `x-sdk-date`; names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** The value of the header `Authorization`. */
export function authorization(request: RequestToSign, accessKey: string, secretKey: string): string {
  const names = signedNames(request.headers).join(';');
  return `${algorithm} Access=${accessKey}, SignedHeaders=${names}, Signature=${signature(request, secretKey)}`;
}

/** The signature in hexadecimal digits. */
export function signature(request: RequestToSign, secretKey: string): string {
  return createHmac('sha256', secretKey).update(stringToSign(request)).digest('hex');
}

export function stringToSign(request: RequestToSign): string {
  const date = headerOf(request.headers, 'x-sdk-date') ?? '';
  return [algorithm, date, sha256(canonicalRequest(request))].join('\n');
}

/** Method, path, query, headers, header names and the hash of the body, each in canonical spelling. */
export function canonicalRequest({ method, url, headers, body }: RequestToSign): string {
  const { path, query } = split(url);
  const names = signedNames(headers);
  const lines = names.map((name) => `${name}:${(headerOf(headers, name) ?? '').trim()}\n`);
  const hash = headerOf(headers, 'x-sdk-content-sha256') ?? sha256(body ?? '');
  return [method, canonicalPath(path), canonicalQuery(query), lines.join(''), names.join(';'), hash].join(
    '\n',
  );
}

/** The time of a request in header form, for example `20260131T235959Z`. */
export function sdkDate(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Parses such a time to milliseconds since 1970; undefined for other texts. */
export function timeOfSdkDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

/** Names with an underscore are left out: proxies drop such headers. */
function signedNames(headers: Readonly<Record<string, string>>): string[] {
  return Object.keys(headers)
    .map((name) => name.toLowerCase())
    .filter((name) => !name.includes('_'))
    .sort();
}

function headerOf(headers: Readonly<Record<string, string>>, wanted: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** Path and query of an address, verbatim; `new URL` would normalize them. */
function split(url: string): { readonly path: string; readonly query: string } {
  const [address = '', query = ''] = url.split('#')[0]?.split(/\?(.*)/s) ?? [];
  return { path: address.replace(/^https?:\/\/[^/]*/i, ''), query };
}

/**
 * Every segment is encoded again, however it was encoded. The vendor decodes before it splits, so that `%2F` separates
 * segments as `/` does. The path ends with a slash, which is not sent.
 */
function canonicalPath(path: string): string {
  const plain = path.split('/').map(decoded).join('/');
  const joined = plain.split('/').map(encoded).join('/');
  return joined.endsWith('/') ? joined : `${joined}/`;
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => pair.split(/=(.*)/s).slice(0, 2).map(decoded))
    .sort(([a = '', x = ''], [b = '', y = '']) => compare(a, b) || compare(x, y))
    .map(([name = '', value = '']) => `${encoded(name)}=${encoded(value)}`)
    .join('&');
}

/** By code points, as the vendor sorts; `<` compares halves of surrogate pairs. */
function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** A percent sign that encodes nothing stays what it is. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run; // not UTF-8
    }
  });
}

/** Encodes all but letters, digits and `-_.~`, in UTF-8 with uppercase digits. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
