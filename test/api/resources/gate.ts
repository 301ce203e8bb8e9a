import type { IncomingMessage, ServerResponse } from 'node:http';
import { startServer } from '../client/servers';

/** A server in front of another one, whose answers can be held back. */
export interface Gate {
  readonly address: string;
  /** Holds all answers back from now on; resolves as soon as one is held. */
  hold(): Promise<void>;
  release(): void;
  close(): Promise<void>;
}

/** Starts a gate to a server. */
export async function startGate(target: string): Promise<Gate> {
  let opened = Promise.resolve();
  let open = (): void => undefined;
  let noteHeld = (): void => undefined;
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = 'GET', url = '', headers } = request;
    const { authorization, 'content-type': type } = headers;
    const answer = await fetch(`${target}${url}`, {
      method,
      headers: {
        ...(authorization !== undefined && { authorization }),
        ...(headers['x-auth-token'] !== undefined && { 'x-auth-token': String(headers['x-auth-token']) }),
        ...(type !== undefined && { 'content-type': type }),
      },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    noteHeld();
    await opened;
    const contentType = answer.headers.get('content-type') ?? 'text/plain';
    response.writeHead(answer.status, { 'content-type': contentType }).end(body);
  };
  const server = await startServer((request, response) => {
    pass(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  return {
    address: server.address,
    hold: () => {
      opened = new Promise((resolve) => (open = resolve));
      return new Promise((resolve) => (noteHeld = resolve));
    },
    release: () => open(),
    close: () => {
      open();
      return server.close();
    },
  };
}
