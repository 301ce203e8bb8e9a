import assert from 'node:assert/strict';
import type { DeployOutcome } from '../../../deploy/apply-plan';
import type { DeployContext } from '../../../deploy/deploy-kind';
import { applyRecorded } from '../../../deploy/history/record-run';
import { RunHistory } from '../../../deploy/history/run-history';
import { takeTarget } from '../../../deploy/lock/target-lock';
import { makePlan } from '../../../deploy/make-plan';
import { deployFile } from '../../unit/deploy/context';
import type { Goal } from './goals';

/**
 * Deploys a manifest as the command line does: plans, takes the lock of the target, and records the run.
 *
 * @param state The folder of the history and the locks. @throws where lock or record can't be written
 */
export async function deployRecorded(
  context: DeployContext,
  { text, allowReplace }: Pick<Goal, 'text' | 'allowReplace'>,
  state: string,
): Promise<DeployOutcome> {
  const files = [deployFile('a.servicestage.yaml', text)];
  const prepared = await makePlan({ files, ...(allowReplace && { allowReplace }) }, context);
  const { clock } = context;
  const onProblem = (error: unknown) => assert.ifError(error);
  const lock = await takeTarget(state, prepared.plan.target, 'terminal', { clock, onProblem });
  try {
    const recording = {
      history: new RunHistory(state),
      verb: 'deploy',
      program: 'terminal',
      onProblem,
    } as const;
    const { outcome } = await applyRecorded(prepared, { clock, onEvent: () => undefined }, recording);
    return outcome;
  } finally {
    await lock.release();
  }
}
