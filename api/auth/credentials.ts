import type { Service } from '../catalogue/operation';

/** A request about to be sent, with everything that credentials may depend on. */
export interface UnsignedRequest {
  readonly service: Service;
  readonly method: string;
  /** Address with its query, exactly as it will be sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for a request without a body. */
  readonly body?: string | Uint8Array;
}

/**
 * Credentials that a client adds to its requests. Implementations keep secrets in closures, never in properties that a
 * log or an inspector could show.
 */
export interface Credentials {
  /**
   * Headers for one request; signs in first if needed.
   * @throws ApiError when signing in fails.
   */
  headers(request: UnsignedRequest): Promise<Record<string, string>>;
  /**
   * Called after a 401 to get new credentials; concurrent callers share one attempt.
   * @returns false when no other credentials are available.
   * @throws ApiError when signing in fails.
   */
  renew?(): Promise<boolean>;
}

/** For servers that require no sign-in. */
export function noCredentials(): Credentials {
  return { headers: () => Promise.resolve({}) };
}
