import * as l10n from '@vscode/l10n';
import { ownStateFolder } from '../../deploy/history/state-folder';
import { takeTarget, TargetBusy } from '../../deploy/lock/target-lock';
import type { PlanTarget } from '../../deploy/plan';
import type { Services } from '../services';

/** Does something while no other run of this machine is on a target; undefined when there is one, which is shown. */
export async function aloneOnTarget<T>(
  { clock, log, prompts }: Pick<Services, 'clock' | 'log' | 'prompts'>,
  target: PlanTarget,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const onProblem = (error: unknown): void => log.warn(`No other run is kept away: ${String(error)}`);
  try {
    const lock = await takeTarget(ownStateFolder(process.env), target, 'editor', { clock, onProblem });
    try {
      return await work();
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (!(error instanceof TargetBusy)) throw error;
    await prompts.warn([error.message, l10n.t('Try again when it has ended.')].join(' '));
    return undefined;
  }
}
