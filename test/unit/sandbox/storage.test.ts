import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoState } from '../../../sandbox/seeds/demo/demo';
import { createSaver } from '../../../sandbox/storage/saver';
import { readState, writeState } from '../../../sandbox/storage/state-file';

describe('sandbox: state file', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('returns what was written and leaves no other files behind', async () => {
    const path = join(folder, 'state.json');
    const state = demoState(Date.now());
    await writeState(path, state);
    assert.deepEqual(await readState(path), state);
    assert.deepEqual(await readdir(folder), ['state.json']);
  });

  it('is allowed to be absent', async () => {
    assert.equal(await readState(join(folder, 'absent.json')), undefined);
  });

  for (const [what, text] of [
    ['other JSON', '{"format": 1}'],
    ['half a file', '{"format":1,"iam"'],
  ] as const) {
    it(`is refused with its name when it holds ${what}`, async () => {
      const path = join(folder, 'foreign.json');
      await writeFile(path, text);
      await assert.rejects(readState(path), /foreign\.json does not hold the state/);
    });
  }
});

describe('sandbox: saver', () => {
  /** Writes that end when they are told to. */
  function slowWrites() {
    const ends: ((error?: Error) => void)[] = [];
    const write = () =>
      new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
    return { ends, save: createSaver(write) };
  }

  it('makes one write of all calls that come during another', async () => {
    const { ends, save } = slowWrites();
    const first = save();
    const others = [save(), save(), save()];
    ends[0]?.();
    await first;
    await new Promise(setImmediate);
    assert.equal(ends.length, 2);
    ends[1]?.();
    await Promise.all(others);
    assert.equal(ends.length, 2);
  });

  it('reports a failure to those who waited for it, and goes on', async () => {
    const { ends, save } = slowWrites();
    const first = save();
    const second = save();
    ends[0]?.(new Error('disk full'));
    await assert.rejects(first, /disk full/);
    await new Promise(setImmediate);
    ends[1]?.();
    await second;
  });
});
