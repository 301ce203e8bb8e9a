import type { Credentials } from './credentials';

/** A token of IAM that a person pasted. Nobody can renew it: when it has expired, another one has to be entered. */
export function iamToken(token: string): Credentials {
  const value = token.trim();
  return { headers: () => Promise.resolve({ 'x-auth-token': value }) };
}

/** A token of an engine that a person pasted. */
export function engineToken(token: string): Credentials {
  const value = `Bearer ${token.trim()}`;
  return { headers: () => Promise.resolve({ authorization: value }) };
}
