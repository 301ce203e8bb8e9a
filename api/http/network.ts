/** A proxy as it is configured. */
export interface ConfiguredProxy {
  /** Address, with or without scheme; may contain a user name and password. */
  readonly address: string;
  /** Value of the header `Proxy-Authorization`; by default made from the address. */
  readonly authorization?: string;
  /** Name of the variable or setting with the address, for messages. */
  readonly source: string;
}

/** The place that requests are sent from; remedies name what can be set there. */
export type Place = 'terminal' | 'editor';

/** How requests leave this computer. */
export interface Network {
  readonly place: Place;
  /**
   * The proxy for an address; undefined for a direct connection. Called for every request, but not for those to this
   * machine.
   */
  proxyFor(url: URL): ConfiguredProxy | undefined;
  /** Whether certificates are verified where a proxy, which may present its own, is in between. */
  verifiesBehindProxy(): boolean;
  /**
   * Certificate authorities (PEM) to trust in addition to those of Node. Called only when a certificate is not trusted
   * otherwise: reading those of the operating system takes long.
   */
  authorities(): Promise<readonly string[]>;
}

/** No proxy, and the certificate authorities of Node. */
export const directNetwork: Network = {
  place: 'terminal',
  proxyFor: () => undefined,
  verifiesBehindProxy: () => true,
  authorities: () => Promise.resolve([]),
};
