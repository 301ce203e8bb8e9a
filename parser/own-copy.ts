/** Copies a substring, which would otherwise keep the whole text in memory. */
export function ownCopy(piece: string): string {
  const copy = Buffer.from(piece, 'utf8').toString('utf8'); // one byte for each character of ASCII
  if (copy === piece) return copy;
  return Buffer.from(piece, 'utf16le').toString('utf16le'); // half a surrogate pair is not UTF-8
}
