import assert from 'node:assert/strict';
import os from 'node:os';
import path from 'node:path';
import { localKeys } from '../../../connections/local-keys';
import { readSecret } from '../../../connections/secret';
import { temporaryFolder } from '../cli/temporary-folder';

describe('a stored secret', () => {
  it('is read part by part, without unknown parts and other types', () => {
    const parts = { token: 't', user: 'u', password: '', line: '{}' };
    assert.deepEqual(readSecret(JSON.stringify({ ...parts, project: 1, other: 'x' })), parts);
  });

  it('counts as none in another form', () => {
    for (const text of ['', 'token', 'null', '[]', '"t"', '{}', '{"other":"x"}', '{"token":1}'])
      assert.equal(readSecret(text), undefined, text);
  });
});

describe('the keys of this computer', () => {
  const folder = temporaryFolder();
  const profile = '.huaweicloud/credentials';

  it('are those of the variables, else those of the profile file', async () => {
    assert.equal(await localKeys({ HOME: folder.path }), undefined);
    const file = await folder.put(profile, '[basic]\nak = AK\nsk = SK\n');
    const found = { origin: file, accessKey: 'AK', secretKey: 'SK' };
    assert.deepEqual(await localKeys({ HOME: folder.path }), found);
    const variables = { HUAWEICLOUD_SDK_AK: 'A', HUAWEICLOUD_SDK_SK: 'S' };
    const keys = await localKeys({ HOME: folder.path, ...variables });
    assert.deepEqual([keys?.accessKey, keys?.secretKey], ['A', 'S']);
  });

  it('are looked for at home where no variable names it', async () => {
    const home = process.env['HOME'];
    process.env['HOME'] = folder.path; // os.homedir() follows it
    try {
      await folder.put(path.relative(folder.path, path.join(os.homedir(), profile)), '[basic]\nak=A\nsk=S\n');
      assert.equal((await localKeys({}))?.accessKey, 'A');
    } finally {
      if (home === undefined) delete process.env['HOME'];
      else process.env['HOME'] = home;
    }
  });

  it('that can’t be read are said to be so', async () => {
    await folder.put(`${profile}/not-a-file`, '');
    await assert.rejects(localKeys({ HOME: folder.path }), {
      kind: 'invalid-request',
      operation: 'signIn',
      message: /^The profile file can’t be read\. .*credentials: is not a regular file$/,
      remedy: 'Make the file readable, or remove it.',
    });
  });
});
