import type { Clock } from '../clock';

export interface Token {
  readonly value: string;
  /** Expiry in milliseconds since 1970; undefined when unknown. */
  readonly expires: number | undefined;
}

/** A token that is fetched on first use and again before it expires. */
export interface TokenCache {
  get(): Promise<string>;
  /** Fetches another token although the current one has not expired. */
  renew(): Promise<void>;
}

/** Share of a token's lifetime after which it is renewed, so that none expires on its way to the server. */
const renewAfter = 0.8;

/** Caches the result of `fetch`; concurrent callers share one fetch. */
export function createTokenCache(fetch: () => Promise<Token>, clock: Clock): TokenCache {
  let current: { value: string; renewAt: number } | undefined;
  let fetching: Promise<string> | undefined;

  async function fetchToken(): Promise<string> {
    const start = clock.now();
    const { value, expires } = await fetch();
    const renewAt = expires === undefined ? Infinity : start + (expires - start) * renewAfter;
    current = { value, renewAt };
    return value;
  }

  const fetchOnce = () => (fetching ??= fetchToken().finally(() => (fetching = undefined)));

  return {
    get: async () => (current && clock.now() < current.renewAt ? current.value : fetchOnce()),
    renew: async () => {
      await fetchOnce();
    },
  };
}
