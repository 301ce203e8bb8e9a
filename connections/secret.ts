import { isRecord } from '../api/values';

const secretParts = [
  'token',
  'user',
  'password',
  'domain',
  'project',
  'projectId',
  'accessKey',
  'secretKey',
  'securityToken',
  'line',
] as const;

/** The parts that secrets consist of; the `SignInForm` of a connection says which ones it needs. */
export type SecretPart = (typeof secretParts)[number];

/** Credentials. Never in a log, error, URL or file. */
export type Secret = Readonly<Partial<Record<SecretPart, string>>>;

/** Parses a stored secret. A text in another form counts as no secret, so that the user signs in again. */
export function readSecret(stored: string): Secret | undefined {
  const value = parse(stored);
  if (!isRecord(value)) return undefined;
  const parts = secretParts.flatMap((part) => {
    const text = value[part];
    return typeof text === 'string' ? [[part, text] as const] : [];
  });
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

/** The parts that name a user; the others prove that it is him. */
const namingParts: readonly SecretPart[] = ['user', 'domain', 'project', 'projectId', 'accessKey'];

/** Whether two secrets of a connection are of the same user, as far as they say: tokens name nobody. */
export function isOfSameUser(one: Secret, other: Secret): boolean {
  return namingParts.every((part) => one[part] === other[part]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not in the format of a secret
  }
}
