import type { ExternalAccess } from '../../api/catalogue/servicestage/shapes';

/** The address of an access in a browser; undefined when it has none, or one that a browser does not open. */
export function accessUrl({ protocol, address }: ExternalAccess): string | undefined {
  if (!address) return undefined;
  const scheme = (protocol ?? 'http').toLowerCase();
  const text = address.includes('://') ? address : `${scheme}://${address}`;
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}
