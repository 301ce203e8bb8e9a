import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { exportKieConfigurations } from '../../../api/catalogue/cse/dynamic-configuration';
import { getGitFile } from '../../../api/catalogue/git/files';
import { createClient } from '../../../api/client';
import type { HttpAnswer } from '../../../api/http/transport';
import { fakeTransport, json } from './fakes';

const exported = { project_id: 'p', 'x-engine-id': 'e', body: { ids: [] } };
const gitFile = {
  project_id: 'p',
  namespace: 'n',
  project: 'r',
  path: 'f',
  ref: 'main',
  'X-Repo-Auth': 'auth',
};

function clientOf(answer: HttpAnswer) {
  const { transport } = fakeTransport(() => answer);
  return createClient({ address: 'http://server.test', credentials: noCredentials(), transport });
}

describe('a download', () => {
  it('is the whole answer to the byte, where that is the file', async () => {
    const bytes = Buffer.from('\uFEFF{ "data" : [ ],\r\n "x": "限" }\n');
    // Reading an answer as JSON drops the mark at its beginning, and a file has it.
    const client = clientOf({ status: 200, headers: {}, body: new TextDecoder().decode(bytes), bytes });
    assert.deepEqual(await client.download(exportKieConfigurations, exported), bytes);
    assert.deepEqual((await client.call(exportKieConfigurations, exported)).data, []);
  });

  it('is decoded from base64 in the answer', async () => {
    const bytes = Buffer.from([0, 255, 254, 10, 13, 128]);
    const content = bytes.toString('base64').replace(/(.{4})/, '$1\n');
    const client = clientOf(json(200, { sha: 's', encoding: 'base64', content }));
    assert.deepEqual(Buffer.from(await client.download(getGitFile, gitFile)), bytes);
  });

  it('is the text of an answer that is not encoded', async () => {
    const client = clientOf(json(200, { sha: 's', encoding: 'text/plain', content: '限=\n' }));
    assert.equal(Buffer.from(await client.download(getGitFile, gitFile)).toString(), '限=\n');
  });

  it('fails when base64 is none', async () => {
    const client = clientOf(json(200, { sha: 's', encoding: 'base64', content: 'not base64!' }));
    await assert.rejects(client.download(getGitFile, gitFile), {
      name: 'ApiError',
      kind: 'unexpected-answer',
      message: /base64/,
    });
  });

  it('fails with an answer that is not the documented one', async () => {
    const page = clientOf({ status: 200, headers: {}, body: '<html><title>Sign in</title>' });
    await assert.rejects(page.download(exportKieConfigurations, exported), { kind: 'unexpected-answer' });
    const other = clientOf(json(200, { items: [] }));
    await assert.rejects(other.download(exportKieConfigurations, exported), { message: /data is missing/ });
    const none = clientOf(json(404, {}));
    await assert.rejects(none.download(exportKieConfigurations, exported), { kind: 'not-found' });
  });
});
