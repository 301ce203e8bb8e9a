import assert from 'node:assert/strict';
import type { ClientOptions } from './client';
import { LspClient } from './client';

/** One server for all tests of a suite, to each of which it comes without documents. Call it inside `describe`. */
export function sharedClient(options: ClientOptions = {}): () => LspClient {
  let client: LspClient;
  before(async () => (client = await LspClient.start(options)));
  afterEach(() => client.closeAll());
  after(async () => assert.equal(await client.stop(), 0, 'the server ends on request'));
  return () => client;
}
