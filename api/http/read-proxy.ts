import type { ConfiguredProxy } from './network';
import { TransportError } from './transport';

/** A proxy that can be connected to. */
export interface Proxy {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Host and port. */
  readonly host: string;
  /** Name of the variable or setting with the address. */
  readonly source: string;
  /** Value of the header `Proxy-Authorization`. */
  readonly authorization?: string;
}

/**
 * Reads the address of a proxy; without a scheme it is one of http, as in `proxy.example.com:3128`.
 * @throws TransportError of problem `proxy-setting`, which repeats nothing of the address: it may contain a password.
 */
export function readProxy({ address, authorization, source }: ConfiguredProxy): Proxy {
  const trimmed = address.trim();
  const full = trimmed.includes('://') ? trimmed : `http://${trimmed}`;
  const invalid = (reason: string) =>
    new TransportError('proxy-setting', reason, undefined, { proxy: { source } });
  if (!URL.canParse(full)) throw invalid('');
  const { protocol, host, username, password } = new URL(full);
  if (!/^https?:$/.test(protocol)) throw invalid(protocol);
  const account = `${decoded(username)}:${decoded(password)}`;
  return {
    origin: `${protocol}//${host}`,
    host,
    source,
    authorization: authorization ?? (account === ':' ? undefined : `Basic ${toBase64(account)}`),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that encodes nothing
  }
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}
