import type { Service } from '../catalogue/operation';

/** A request that is about to be sent, as far as credentials may depend on it. */
export interface UnsignedRequest {
  readonly service: Service;
  readonly method: string;
  /** Address with its query, exactly as it will be sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent when nothing is sent. */
  readonly body?: string | Uint8Array;
}

/**
 * What a client adds to its requests so that the server knows who is calling. Implementations keep secrets in
 * closures, never in properties that a log or an inspector could show.
 */
export interface Credentials {
  /**
   * Headers for one request, signing in first where that is needed.
   * @throws ApiError when signing in fails.
   */
  headers(request: UnsignedRequest): Promise<Record<string, string>>;
  /**
   * Called after a 401 to get new credentials; calls that wait at the same time share one attempt.
   * @returns false when there is nothing better than what was sent.
   * @throws ApiError when signing in fails.
   */
  renew?(): Promise<boolean>;
}

/** For servers that ask nobody to sign in. */
export function noCredentials(): Credentials {
  return { headers: () => Promise.resolve({}) };
}
