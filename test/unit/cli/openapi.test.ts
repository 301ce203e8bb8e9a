import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runRecorded } from './recorded-terminal';

describe('openapi', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'engine-room-openapi-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('writes the document to standard output or into a file', async () => {
    const { code, out, err } = await runRecorded('openapi');
    assert.deepEqual([code, err], [0, '']);
    assert.equal((JSON.parse(out) as { openapi: string }).openapi, '3.1.0');

    const file = path.join(folder, 'openapi.json');
    assert.deepEqual(await runRecorded('openapi', '--output', file), { code: 0, out: '', err: '' });
    assert.equal(await readFile(file, 'utf8'), out);
  });

  it('says when the file cannot be written', async () => {
    const { code, err } = await runRecorded('openapi', '--output', path.join(folder, 'none', 'openapi.json'));
    assert.equal(code, 2);
    assert.match(err, /^engine-room: The file can't be written: ENOENT/);
  });
});
