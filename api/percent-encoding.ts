/**
 * Encodes a text as part of a path or a query: everything but the unreserved characters of RFC 3986 (section 2.3); a
 * space is `%20`. Signatures cover exactly this spelling.
 */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
