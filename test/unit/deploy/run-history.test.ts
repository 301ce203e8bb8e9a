import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileError } from '../../../api/regular-file';
import { applyRecorded, runId, type Recording } from '../../../deploy/history/record-run';
import { RunHistory } from '../../../deploy/history/run-history';
import type { ListedRun } from '../../../deploy/history/run-record';
import { stateFolder } from '../../../deploy/history/state-folder';
import type { PreparedStep } from '../../../deploy/deploy-kind';
import { fakeClock } from '../api/fakes';

const target = { name: 'test', address: 'http://a.test', protected: false };

describe('the history of runs', () => {
  let folder: string;
  let history: RunHistory;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'engine-room-history-'));
    history = new RunHistory(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function run(steps: readonly PreparedStep[], more: Partial<Recording> = {}): Promise<string> {
    const { clock } = fakeClock();
    const plan = { target, steps: steps.map(({ step }) => step), notes: [] };
    const onProblem = (error: unknown) => assert.fail(String(error));
    const recording = { history, verb: 'deploy', program: 'terminal', onProblem, ...more } as const;
    const ended = await applyRecorded({ plan, steps }, { clock, onEvent: () => undefined }, recording);
    return ended.run ?? '';
  }

  /** What a list of the runs has, and what of it can't be read. */
  async function listed(of = history) {
    const records: ListedRun[] = [];
    const unreadable: FileError[] = [];
    for await (const found of of.listed()) {
      if (found instanceof FileError) unreadable.push(found);
      else records.push(found);
    }
    return { records, unreadable };
  }

  it('lists runs by the first and the last line of their records, and those that have not ended by all lines', async () => {
    const id = await run([
      stepOf('one', { step: { ...stepOf('one').step, changes: [{ path: 'a', from: '1', to: '2' }] } }),
      stepOf('two', { apply: () => Promise.resolve({ state: 'failed', message: 'refused' }) }),
      stepOf('three', { after: ['two'] }),
    ]);
    assert.deepEqual((await history.read(id))?.steps[0]?.changes, [{ path: 'a', from: '1', to: '2' }]);
    const file = path.join(folder, 'runs', `${id}.jsonl`);
    const lines = (await readFile(file, 'utf8')).split('\n');
    const states = async () =>
      (await listed()).records.map((record) => [
        record.state,
        ...record.steps.map(({ summary, result }) => [summary, result?.state]),
      ]);
    const all = ['failed', ['Change one', 'done'], ['Change two', 'failed'], ['Change three', 'skipped']];
    assert.deepEqual(await states(), [all]);
    // More than is read of a record as a whole, in a file with a hole.
    await writeFile(file, `${lines[0] ?? ''}\n`);
    await truncate(file, 60_000_000);
    await appendFile(file, `\n${lines.at(-2) ?? ''}\n`);
    await assert.rejects(history.read(id), /is larger than/);
    assert.deepEqual(await states(), [all]);
    await writeFile(file, lines.slice(0, -2).join('\n'));
    assert.deepEqual(await states(), [['interrupted', ...all.slice(1)]]);
  });

  it('reads the records of earlier versions, whose first line has what changes and whose last has no results', async () => {
    const changes = [{ path: 'a', from: '1', to: '2' }];
    const id = await run([stepOf('one', { step: { ...stepOf('one').step, changes } })]);
    const file = path.join(folder, 'runs', `${id}.jsonl`);
    const [first = '', ...lines] = (await readFile(file, 'utf8')).split('\n');
    const later = lines.filter((line) => !line.includes('"changes"'));
    const earlier = [
      first.replace('"steps":[{', `"steps":[{"changes":${JSON.stringify(changes)},`),
      ...later,
    ];
    await writeFile(file, earlier.join('\n').replace(/,"results":\[[^\]]*\]/, ''));
    const { records } = await listed();
    assert.deepEqual(
      records.map(({ state, steps }) => [state, steps[0]?.result?.state]),
      [['reached', 'done']],
    );
    assert.deepEqual((await history.read(id))?.steps[0]?.changes, changes);
  });

  it('tells of each step what was there before and what became of it', async () => {
    const before = { apiVersion: 'a/v1', kind: 'A', metadata: { name: 'one' }, value: { spec: { n: 1 } } };
    const former = { before, after: null, lost: ['gone'] };
    const id = await run([
      stepOf('one', { former: () => former }),
      stepOf('two', { apply: () => Promise.resolve({ state: 'failed', message: 'refused' }) }),
      stepOf('three', { after: ['two'] }),
    ]);
    const record = await history.read(id);
    assert.equal(record?.state, 'failed');
    assert.deepEqual(record.target, { name: 'test', address: 'http://a.test' });
    assert.deepEqual(
      record.steps.map(({ name, result }) => [name, result?.state]),
      [
        ['one', 'done'],
        ['two', 'failed'],
        ['three', 'skipped'],
      ],
    );
    assert.deepEqual(record.steps[0]?.former, former);
  });

  it('can be read by its owner alone, and keeps the newest runs', async () => {
    for (let count = 0; count < 205; count++) await run([stepOf('one')]);
    const runs = await history.runs();
    assert.equal(runs.length, 200);
    assert.deepEqual(await readdir(path.join(folder, 'runs')).then((names) => names.length), 200);
    const { mode } = await stat(path.join(folder, 'runs', `${runs[0] ?? ''}.jsonl`));
    if (process.platform !== 'win32') assert.equal(mode & 0o777, 0o600);
  });

  it('keeps the run that has just begun, and one that goes on, where others are newer by their clock', async () => {
    const [first = ''] = [await run([stepOf('one')])];
    const record = await readFile(path.join(folder, 'runs', `${first}.jsonl`), 'utf8');
    const later = (count: number) => `29991130T120000${String(count).padStart(3, '0')}Z-000000`;
    for (let count = 0; count < 200; count++) {
      await writeFile(path.join(folder, 'runs', `${later(count)}.jsonl`), record);
    }
    let other: string | undefined;
    const second = await run([
      stepOf('one', {
        apply: async () => {
          other = await run([stepOf('two')]);
          return { state: 'done', message: 'done' };
        },
      }),
    ]);
    for (const id of [second, other ?? '']) assert.equal((await history.read(id))?.state, 'reached');
    assert.equal(await history.read(first), undefined, 'an old run goes');
    assert.deepEqual((await listed()).unreadable, []);
  });

  it('has the runs of one second in their order', () => {
    const ids = Array.from({ length: 20 }, (_, index) => runId(1_000 + index));
    assert.deepEqual([...ids].sort(), ids);
  });

  it('keeps what was recorded before the process ended', async () => {
    const id = await run([stepOf('one')]);
    await appendFile(path.join(folder, 'runs', `${id}.jsonl`), '{"step":0,"state":"fai');
    assert.equal((await history.read(id))?.steps[0]?.result?.state, 'done');
    const killed = new Error('killed');
    await assert.rejects(run([stepOf('one', { apply: () => Promise.reject(killed) })]), killed);
    const started = (await history.runs()).find((one) => one !== id) ?? '';
    const record = await history.read(started);
    assert.equal(record?.state, 'interrupted');
    assert.equal(record.steps[0]?.result, undefined);
  });

  it('is not needed for a deployment: a folder that can’t be written is reported once', async () => {
    const problems: unknown[] = [];
    const broken = new RunHistory(path.join('/dev/null', 'engine-room'));
    const id = await run([stepOf('one'), stepOf('two')], {
      history: broken,
      onProblem: (error) => problems.push(error),
    });
    assert.equal(problems.length, 1);
    assert.equal(id, '', 'no run has this id');
    const { records, unreadable } = await listed(broken);
    assert.deepEqual([records.length, unreadable.length], [0, 1]);
  });

  it('names records that can’t be read beside the others', async () => {
    const id = await run([stepOf('one')]);
    const broken = path.join(folder, 'runs', '20261130T120000Z-000000.jsonl');
    await writeFile(broken, 'not a record');
    const { records, unreadable } = await listed();
    assert.deepEqual(
      records.map((one) => one.run),
      [id],
    );
    assert.match(
      unreadable.map(({ message }) => message).join(),
      /000000\.jsonl: is not the record of a run/,
    );
    await assert.rejects(history.read('20261130T120000Z-000000'), /is not the record/);
  });

  it('keeps records small: long texts are cut, and what was too large is said', async () => {
    const long = 'x'.repeat(1_000_000);
    const changes = Array.from({ length: 30 }, () => ({ path: 'value', from: long, to: long }));
    const before = { apiVersion: 'a/v1', kind: 'A', metadata: { name: 'a' }, value: { spec: { long } } };
    const steps = Array.from({ length: 60 }, (_, number) => {
      const { step, ...rest } = stepOf(String(number), {
        former: () => ({ before, after: null, lost: [] }),
        apply: () => Promise.resolve({ state: 'done', message: long }),
      });
      return { ...rest, step: { ...step, changes } };
    });
    const id = await run(steps);
    const { size } = await stat(path.join(folder, 'runs', `${id}.jsonl`));
    assert.ok(size < 20_000_000, String(size));
    const record = await history.read(id);
    assert.equal(record?.steps.length, 60);
    assert.match(record.steps[0]?.changes[0]?.from ?? '', /x… \(\d+ more characters are left out\)$/);
    assert.match(record.steps[0]?.changes.at(-1)?.path ?? '', /\d+ more changes are left out/);
    assert.match(record.steps[0]?.result?.message ?? '', /are left out\)$/);
    assert.deepEqual(record.steps[0]?.former?.before, before);
    assert.deepEqual(record.steps.at(-1)?.former, {
      lost: ['What was there before was too large for the history.'],
    });
  });

  it('waits for no server when the run has ended', async () => {
    const stop = new AbortController();
    const { clock } = fakeClock();
    let asked: AbortSignal | undefined;
    const silent = stepOf('one', {
      former: (signal) => {
        asked = signal;
        stop.abort();
        return new Promise(() => undefined);
      },
      apply: () => assert.fail('nothing is written'),
    });
    const plan = { target, steps: [silent.step], notes: [] };
    const recording = {
      history,
      verb: 'deploy',
      program: 'terminal',
      onProblem: () => assert.fail(),
    } as const;
    const options = { clock, onEvent: () => undefined, signal: stop.signal };
    const { outcome } = await applyRecorded({ plan, steps: [silent] }, options, recording);
    assert.equal(outcome.steps[0]?.result.state, 'skipped');
    assert.equal(asked?.aborted, true, 'its requests are not waited for');
  });

  it('has nothing of a plan that changes nothing, and reads no other file', async () => {
    assert.equal(await run([stepOf('one', {}, 'unchanged')]), '');
    assert.deepEqual(await listed(), { records: [], unreadable: [] });
    assert.equal(await history.read('../../etc/passwd'), undefined);
  });

  it('is in the folder that the platform has for the state of a user', () => {
    const home = '/home/a';
    const at = (platform: NodeJS.Platform, environment: Record<string, string> = {}) =>
      stateFolder({ environment, platform, home });
    assert.equal(at('linux'), '/home/a/.local/state/engine-room');
    assert.equal(at('linux', { XDG_STATE_HOME: '/state' }), '/state/engine-room');
    assert.equal(at('linux', { XDG_STATE_HOME: 'relative' }), '/home/a/.local/state/engine-room');
    assert.equal(at('darwin'), '/home/a/Library/Application Support/engine-room');
    assert.match(at('win32', { LOCALAPPDATA: 'C:\\Local' }), /^C:\\Local.engine-room$/);
  });
});

function stepOf(
  name: string,
  more: Partial<PreparedStep> = {},
  action: PreparedStep['step']['action'] = 'change',
): PreparedStep {
  return {
    step: { apiVersion: 'a/v1', kind: 'A', name, action, summary: `Change ${name}`, changes: [] },
    id: name,
    liveState: '',
    after: [],
    apply: () => Promise.resolve({ state: 'done', message: 'done' }),
    ...more,
  };
}
