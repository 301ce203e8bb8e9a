import type * as zlib from 'node:zlib';
import { TransportError } from './transport';

/** Value of the header `Accept-Encoding`: what `decodeBody` decodes. */
export const acceptedEncodings = 'gzip, deflate, br';

/** More than one encoding is rare, and each may multiply the work. */
const maxEncodings = 3;

/** Reads a body. @throws TransportError of problem `too-large` */
export async function readBody(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early destroys the stream, and with it the connection.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  const [only] = chunks;
  return only && chunks.length === 1 ? only : Buffer.concat(chunks, size);
}

/**
 * Undoes the encodings that the header `Content-Encoding` lists, the last one first.
 * @throws TransportError of problem `too-large` when the decoded body exceeds the limit, `unreadable` when it can't be
 * decoded.
 */
export async function decodeBody(body: Buffer, encodings: string, maxBytes: number): Promise<Buffer> {
  const names = encodings
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length === 0 || body.length === 0) return body;
  if (names.length > maxEncodings) throw new TransportError('unreadable', encodings);
  const library = await import('node:zlib');
  let decoded = body;
  for (const name of names.reverse()) decoded = await decodeOne(library, name, decoded, maxBytes);
  return decoded;
}

function decodeOne(library: typeof zlib, name: string, body: Buffer, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { maxOutputLength: maxBytes };
    const done = (error: Error | null, decoded: Buffer) => {
      if (!error) resolve(decoded);
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') reject(tooLarge(maxBytes));
      else reject(new TransportError('unreadable', `${name}: ${error.message}`));
    };
    switch (name) {
      case 'gzip':
      case 'x-gzip':
        return library.gunzip(body, options, done);
      case 'br':
        return library.brotliDecompress(body, options, done);
      case 'deflate':
        // Servers send it with the header of zlib, as they must, or without.
        return hasZlibHeader(body)
          ? library.inflate(body, options, done)
          : library.inflateRaw(body, options, done);
      default:
        reject(new TransportError('unreadable', `Content-Encoding: ${name.slice(0, 40)}`));
    }
  });
}

/** The method deflate and a checksum (RFC 1950, section 2.2). */
function hasZlibHeader(body: Buffer): boolean {
  const [method = 0] = body;
  return (method & 0x0f) === 8 && body.length > 1 && body.readUInt16BE(0) % 31 === 0;
}

function tooLarge(maxBytes: number): TransportError {
  return new TransportError('too-large', `more than ${maxBytes} bytes`);
}
