import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import {
  FileError,
  readEndLines,
  readRegularFile,
  readRegularFileNow,
  readRegularText,
} from '../../../api/regular-file';
import { asOrdinaryUser, temporaryFolder } from '../cli/temporary-folder';

const readers = {
  readRegularFile,
  readRegularFileNow: async (path: string, maxBytes: number) => readRegularFileNow(path, maxBytes),
};

for (const [name, read] of Object.entries(readers))
  describe(name, () => {
    const folder = temporaryFolder();

    async function problemOf(path: string, maxBytes = 1000): Promise<string> {
      const error: unknown = await read(path, maxBytes).catch((reason: unknown) => reason);
      assert.ok(error instanceof FileError, String(error));
      assert.ok(error.message.startsWith(`${path}: `), error.message);
      return error.problem;
    }

    it('reads files, also through links, up to the limit', async () => {
      const file = await folder.put('a.txt', 'x'.repeat(1000));
      await symlink(file, folder.within('link'));
      assert.equal((await read(file, 1000)).length, 1000);
      assert.equal((await read(folder.within('link'), 1000)).toString(), 'x'.repeat(1000));
      assert.equal(await problemOf(file, 999), 'too-large');
      assert.equal((await read(await folder.put('empty', ''), 10)).length, 0);
    });

    it('does not open what could keep it waiting or reading for ever', async () => {
      execFileSync('mkfifo', [folder.within('pipe')]);
      await symlink(folder.within('pipe'), folder.within('to-pipe'));
      await symlink('/dev/zero', folder.within('zero'));
      await mkdir(folder.within('folder'));
      const server = createServer().listen(folder.within('socket'));
      for (const name of ['pipe', 'to-pipe', 'zero', 'folder', 'socket'])
        assert.equal(await problemOf(folder.within(name)), 'not-a-file', name);
      server.close();
    });

    it('reads files whose size is not known before, and stops at the limit', async function () {
      if (!existsSync('/proc/self/maps')) this.skip();
      assert.match((await read('/proc/self/stat', 10_000)).toString(), /^\d+ \(/);
      assert.equal(await problemOf('/proc/self/maps', 100), 'too-large');
    });

    it('distinguishes missing, forbidden and other unreadable files', async () => {
      const file = await folder.put('closed', 'x');
      await chmod(file, 0);
      assert.equal(await problemOf(folder.within('none')), 'missing');
      assert.equal(await problemOf(`${file}/below`), 'missing');
      await symlink('loop', folder.within('loop'));
      assert.equal(await problemOf(folder.within('loop')), 'unreadable');
      assert.equal(await asOrdinaryUser([folder.path, file], () => problemOf(file)), 'forbidden');
    });
  });

describe('readRegularText', () => {
  const folder = temporaryFolder();

  it('reads text without its byte order mark', async () => {
    assert.equal(await readRegularText(await folder.put('a.txt', '\uFEFFä')), 'ä');
  });
});

describe('readEndLines', () => {
  const folder = temporaryFolder();
  const long = 'ä'.repeat(100_000);

  for (const [title, text, first, last] of [
    ['of several lines', 'a\nb\nc\n', 'a', 'c'],
    ['without a break at the end', 'a\nb', 'a', 'b'],
    ['of one line', 'a\n', 'a', 'a'],
    ['without anything', '', '', ''],
    ['longer than is read at once', `${long}1\nb\n${long}2\n`, `${long}1`, `${long}2`],
  ] as const) {
    it(`gives the first and the last line of a file ${title}`, async () => {
      assert.deepEqual(await readEndLines(await folder.put('a', text), 1_000_000), { first, last });
    });
  }

  it('reads no line that is too long', async () => {
    for (const text of [`${long}\nb\n`, `a\n${long}\n`])
      await assert.rejects(readEndLines(await folder.put('a', text), 100_000), /is larger than/);
  });
});
