import assert from 'node:assert/strict';
import { readerMethod } from '../../server/protocol';
import type { ReaderParams, ReaderResult } from '../../server/protocol';
import { LspClient } from './client';

const settings = 'servicecomb:\n  registry:\n    sc:\n      address: http://127.0.0.1:30100\n';

describe('the program that reads a file', () => {
  let client: LspClient;

  before(async () => {
    client = await LspClient.start({ capabilities: {} });
    await client.open('file:///work/microservice.yaml', settings, 'yaml');
    await client.open('file:///work/lain.yaml', 'appname: a\n', 'lain');
  });

  after(() => client.stop());

  function ask(uri: string): Promise<ReaderResult | null> {
    const params: ReaderParams = { uri };
    return client.connection.sendRequest<ReaderResult | null>(readerMethod, params);
  }

  it('is told with what shows it', async () => {
    const reader = await ask('file:///work/microservice.yaml');
    assert.equal(reader?.title, 'Java Chassis 3');
    assert.match(reader.detail, /^Its keys show it: `servicecomb\.registry\.sc\.address`\./);
  });

  it('is not asked where there is only one', async () => {
    assert.equal(await ask('file:///work/lain.yaml'), null);
    assert.equal(await ask('file:///work/none.yaml'), null);
  });
});
