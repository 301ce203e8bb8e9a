import type { IncomingMessage } from 'node:http';
import { splitUrl } from './exchange';
import type { WireRequest } from './exchange';

/** A request that Node received, in the form for endpoints. */
export function wireRequest(
  message: IncomingMessage,
  path: WireRequest['path'] = {},
  body: Buffer = Buffer.alloc(0),
): WireRequest {
  const { method = 'GET', url = '' } = message;
  const headers = Object.entries(message.headers).map(
    ([name, value]) => [name, String(value ?? '')] as const,
  );
  return {
    method,
    url,
    path,
    query: Object.fromEntries(new URLSearchParams(splitUrl(url).query)),
    headers: Object.fromEntries(headers),
    body,
  };
}

/**
 * Reads the body of a request; gives nothing for one longer than `limit` bytes, which is read to its end but not kept, so
 * that its client takes the answer. Rejects when the client leaves before the end.
 */
export function readBody(message: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
    });
    message.once('end', () => resolve(length <= limit ? Buffer.concat(chunks) : undefined));
    message.once('error', reject);
  });
}
