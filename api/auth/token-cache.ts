import type { Clock } from '../clock';

export interface Token {
  readonly value: string;
  /** When its life ends, in milliseconds since 1970; undefined when nobody said. */
  readonly expires: number | undefined;
}

/** A token that is got when first needed and got anew before it expires. */
export interface TokenCache {
  get(): Promise<string>;
  /** Gets another token although the present one should still be good. */
  renew(): Promise<void>;
}

/** Share of a token's life after which it is renewed, so that none expires on its way to the server. */
const renewAfter = 0.8;

/** Caches what `fetch` gets; calls that need a token at the same time share one fetch. */
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
