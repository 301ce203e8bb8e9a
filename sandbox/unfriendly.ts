import type { SandboxOptions } from './options';

/**
 * Delays and failures of real clouds: the registry shows changes 0.3 s late (measured), the other services may answer from
 * caches for 2 s, and now and then something in between does not reach them.
 */
export const unfriendly = { lag: 300, readCache: 2_000, badGateway: 50 } as const;

/** The options with these delays and failures where nothing else is asked for. */
export function asUnfriendly(options: SandboxOptions): SandboxOptions {
  const { lag, readCache, badGateway } = options;
  return {
    ...options,
    lag: lag ?? unfriendly.lag,
    readCache: readCache ?? unfriendly.readCache,
    badGateway: badGateway ?? unfriendly.badGateway,
  };
}
