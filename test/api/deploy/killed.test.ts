import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { FileError } from '../../../api/regular-file';
import { RunHistory } from '../../../deploy/history/run-history';
import { isOwnWrite } from './faulty-transport';
import { goalAfter, onStage, withReplacements, type Goal } from './goals';
import type { Killing, Pause, PauseEnd } from './killed-process';
import { cases, changedText } from './kind-cases';
import { deployRecorded } from './recorded-deployment';
import { titlesOf, type DeployStage } from './stage';

const kinds = ['Environment', 'Application', 'Component', 'Instance', 'Microservice', 'Retry'];
const chosen = kinds.map((kind) => cases[kind] ?? assert.fail(kind));
const created = chosen.map(({ text }) => text).join('---\n');
/** The instance goes on using the cluster of its environment. */
const changed = chosen
  .map((one) => changedText(one.create === 'createEnvironment' ? { ...one, own: [] } : one))
  .join('---\n');

const replaced = created.replace('Docker', 'Java8');

interface Seen {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Methods and paths of what the servers of this process are asked for while something is done. */
async function requestsDuring(
  work: () => Promise<void>,
): Promise<readonly (Seen & { readonly name: string })[]> {
  const all: Seen[] = [];
  const note = (message: unknown) => void all.push(message as Seen);
  subscribe('http.server.request.start', note);
  try {
    await work();
  } finally {
    unsubscribe('http.server.request.start', note);
  }
  return all.map((seen) => {
    const { method = '', url = '' } = seen.request;
    return { ...seen, name: `${method} ${url.replace(/\?.*/, '')}` };
  });
}

const isDone = ({ response }: Seen) => response.writableEnded && response.statusCode < 300;

describe('a deployment whose process is killed at a request', function () {
  this.timeout(300_000);
  let folder: string;
  let program: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'engine-room-killed-'));
    program = path.join(folder, 'killed.js');
    // One file starts in a fraction of the time that hundreds of modules take.
    buildSync({
      entryPoints: [path.join(import.meta.dirname, 'killed-process.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      target: 'node20',
      define: { 'import.meta.url': '__filename' },
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
  });
  after(() => rm(folder, { recursive: true }));

  /** Runs the process; whether it was killed. */
  async function isKilled(
    { sandbox }: DeployStage,
    killing: Omit<Killing, 'ready' | 'now'>,
  ): Promise<boolean> {
    const { ready, now, advance } = sandbox;
    const child = fork(program, [JSON.stringify({ ...killing, ready, now: now() } satisfies Killing)], {
      execArgv: ['--liftoff-only'], // see cli/main.ts
    });
    child.on('message', ({ id, milliseconds }: Pause) => {
      advance(Math.ceil(milliseconds));
      child.send({ id, now: now() } satisfies PauseEnd, () => undefined); // it may be dead
    });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.ok(code === 0 || signal === 'SIGKILL', `ended with ${code} or ${signal}`);
    return signal !== null;
  }

  /** Whether a run was killed; the next one must reach the goal, and write nothing twice. */
  async function goesOn(goal: Goal, dying: Pick<Killing, 'of' | 'at' | 'when'>): Promise<boolean> {
    const state = await mkdtemp(path.join(folder, 'state-'));
    let wasKilled = true;
    const seen = await requestsDuring(() =>
      onStage(goal, undefined, async (stage) => {
        const { text, allowReplace } = goal;
        wasKilled = await isKilled(stage, { ...dying, text, state, ...(allowReplace && { allowReplace }) });
        if (!wasKilled) return;
        const { state: reached, steps } = await deployRecorded(stage.context, goal, state);
        assert.equal(reached, 'reached', steps.map(({ result }) => result.message).join(' '));
        const left = titlesOf(await stage.plan(text)).filter((title) => !title.startsWith('unchanged'));
        assert.deepEqual(left, []);
      }),
    );
    const unfinished: string[] = [];
    for await (const run of new RunHistory(state).listed()) {
      assert.ok(!(run instanceof FileError));
      if (run.state !== 'reached') unfinished.push(run.state);
    }
    assert.ok(['', 'interrupted'].includes(unfinished.join()), unfinished.join());
    assert.deepEqual(await readdir(path.join(state, 'locks')), []);
    // A PUT that is repeated, since a list did not show it yet, says the same.
    const begun = seen.filter((one) => isOwnWrite(one.name) && isDone(one) && !one.name.startsWith('PUT'));
    const names = begun.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)], 'nothing is created or begun twice');
    return wasKilled;
  }

  /** Kills a run at each of its requests, or of its writes: how many there are. */
  async function requestsThatGoOn(goal: Goal, of: Killing['of'], when: Killing['when']): Promise<number> {
    for (let at = 0; ; at++) {
      const isThere = await goesOn(goal, { of, at, when }).catch((error: unknown) => {
        throw new Error(`${when} ${at} of ${of}: ${String(error)}`);
      });
      if (!isThere) return at;
    }
  }

  it('is gone on with by the next one, wherever it creates what is wanted', async () => {
    const goal = await goalAfter([], created);
    const requests = await requestsThatGoOn(goal, 'all', 'before');
    assert.ok(requests >= 2 * chosen.length);
    // To a server, a process that dies before it asks a question is the same as one that dies afterwards.
    assert.equal(await requestsThatGoOn(goal, 'writes', 'after'), chosen.length);
  });

  it('is gone on with by the next one, at each write of changes', async () => {
    const goal = await goalAfter([created], changed, await goalAfter([], created));
    for (const when of ['before', 'after'] as const) {
      assert.equal(await requestsThatGoOn(goal, 'writes', when), chosen.length + 1);
    }
  });

  it('is gone on with by the next one, at each write of a replacement', async () => {
    const goal = await withReplacements(await goalAfter([created], replaced, await goalAfter([], created)));
    for (const when of ['before', 'after'] as const) {
      // The instance goes before its component, and comes after it.
      assert.equal(await requestsThatGoOn(goal, 'writes', when), 4);
    }
  });
});
