import type { Credentials } from './credentials';

/** An IAM token entered by the user. It can't be renewed: after it has expired, another one has to be entered. */
export function iamToken(token: string): Credentials {
  const value = token.trim();
  return { headers: () => Promise.resolve({ 'x-auth-token': value }) };
}

/** An engine token entered by the user. */
export function engineToken(token: string): Credentials {
  const value = `Bearer ${token.trim()}`;
  return { headers: () => Promise.resolve({ authorization: value }) };
}
