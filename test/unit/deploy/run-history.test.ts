import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyRecorded, type Recording } from '../../../deploy/history/record-run';
import { RunHistory } from '../../../deploy/history/run-history';
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
    return ended.run;
  }

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
    await run([stepOf('one'), stepOf('two')], {
      history: broken,
      onProblem: (error) => problems.push(error),
    });
    assert.equal(problems.length, 1);
  });

  it('has nothing of a plan that changes nothing, and reads no other file', async () => {
    await run([stepOf('one', {}, 'unchanged')]);
    assert.deepEqual(await history.all(), []);
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
