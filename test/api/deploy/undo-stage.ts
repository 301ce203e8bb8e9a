import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyRecorded } from '../../../deploy/history/record-run';
import { RunHistory } from '../../../deploy/history/run-history';
import type { RunRecord } from '../../../deploy/history/run-record';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import { makeUndoPlan } from '../../../deploy/undo/make-plan';
import { startDeploying, type DeployStage } from './stage';

/** A stage whose runs are recorded, so that they can be undone. */
export interface UndoStage {
  readonly target: DeployStage;
  readonly history: RunHistory;
  /** Carries a plan out; the id of the run. */
  run(prepared: PreparedPlan, end?: RunRecord['state']): Promise<string>;
  deploy(text: string): Promise<string>;
  /** Plans the way back to what was there before a run. */
  undo(id: string): Promise<PreparedPlan>;
  close(): Promise<void>;
}

/** A sandbox to deploy to, with an empty history. */
export async function startUndoing(): Promise<UndoStage> {
  const target = await startDeploying();
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-room-undo-'));
  const history = new RunHistory(folder);
  const run: UndoStage['run'] = async (prepared, end = 'reached') => {
    const { clock } = target.context;
    assert.deepEqual(
      prepared.plan.steps.flatMap(({ reason }) => reason ?? []),
      [],
    );
    const onProblem = (error: unknown) => assert.fail(String(error));
    const recording = { history, verb: 'deploy', program: 'terminal', onProblem } as const;
    const ended = await applyRecorded(prepared, { clock, onEvent: () => undefined }, recording);
    const messages = ended.outcome.steps.map(({ result }) => result.message).join(' ');
    assert.equal(ended.outcome.state, end, messages);
    return ended.run ?? '';
  };
  return {
    target,
    history,
    run,
    deploy: async (text) => run(await target.plan(text)),
    undo: async (id) => {
      const record = await history.read(id);
      assert.ok(record);
      return makeUndoPlan(record, target.context);
    },
    close: async () => {
      await target.close();
      await rm(folder, { recursive: true });
    },
  };
}

export function actionsOf({ plan }: PreparedPlan): string[] {
  return plan.steps.map(({ action }) => action);
}

/** Why steps are not carried out, in one text. */
export function reasonsOf({ plan }: PreparedPlan): string {
  return plan.steps.flatMap(({ reason }) => reason ?? []).join(' ');
}

export function notesOf({ plan }: PreparedPlan): string {
  return plan.steps.flatMap(({ notes }) => notes ?? []).join(' ');
}
