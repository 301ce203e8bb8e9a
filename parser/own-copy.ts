/** Copies a substring, which would otherwise keep the whole text in memory. */
export function ownCopy(piece: string): string {
  return Buffer.from(piece, 'utf16le').toString('utf16le');
}
