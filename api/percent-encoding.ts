/**
 * Text as a part of a path or a query, with everything encoded that RFC 3986 (section 2.3) does not call unreserved: a
 * space is `%20`. Signatures are made over this very spelling.
 */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
