import { isRecord } from '../values';

/** The claim `exp` of a JSON Web Token in milliseconds since 1970; the signature is left to the server. */
export function expiryOf(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return isRecord(claims) && typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : undefined;
  } catch {
    return undefined; // not a JSON Web Token: a 401 will show when it has expired
  }
}
