import { isRecord } from '../values';

/** The claim `exp` of a JSON Web Token in milliseconds since 1970; its signature is the server's business. */
export function expiryOf(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return isRecord(claims) && typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : undefined;
  } catch {
    return undefined; // not a JSON Web Token: the first 401 will tell when it has expired
  }
}
