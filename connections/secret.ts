import { isRecord } from '../api/values';
import type { ResolvedConnection } from './resolved-connection';

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

/** Source of secrets: the editor's secret storage, or a command's environment. */
export interface SecretSource {
  /** The secret of a connection; undefined when there is none. */
  get(target: ResolvedConnection): Promise<Secret | undefined>;
}

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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not in the format of a secret
  }
}
