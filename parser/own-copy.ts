/** A piece of a text keeps the whole text in memory; a copy of its own doesn't. */
export function ownCopy(piece: string): string {
  return Buffer.from(piece, 'utf16le').toString('utf16le');
}
