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

/** What secrets are made of; which parts a connection needs, its `SignInForm` says. */
export type SecretPart = (typeof secretParts)[number];

/** What signs in somewhere. In no log, error, URL or file. */
export type Secret = Readonly<Partial<Record<SecretPart, string>>>;

/** Where secrets come from: the editor's secret storage, or the environment of a command. */
export interface SecretSource {
  /** The secret of a connection; undefined where there is none. */
  get(target: ResolvedConnection): Promise<Secret | undefined>;
}

/** Reads a stored secret. A text in another form counts as no secret, so that the person signs in again. */
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
    return undefined; // written by something else
  }
}
