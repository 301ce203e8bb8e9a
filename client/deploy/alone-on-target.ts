import * as l10n from '@vscode/l10n';
import { ownStateFolder } from '../../deploy/history/state-folder';
import { takeTarget, TargetBusy } from '../../deploy/lock/target-lock';
import type { PlanTarget } from '../../deploy/plan';
import type { Services } from '../services';

/** What keeps a run from going on, and what is said of it at its end. */
export interface Alone {
  /** As of `ApplyOptions`. */
  readonly obstacle: () => Promise<string | undefined>;
  /** Why no other run is kept away, in one sentence; undefined where others are. */
  readonly problem?: string;
}

/** Does something while no other run of this machine is on a target; undefined when there is one, which is shown. */
export async function aloneOnTarget<T>(
  { clock, prompts }: Pick<Services, 'clock' | 'prompts'>,
  target: PlanTarget,
  work: (alone: Alone) => Promise<T>,
): Promise<T | undefined> {
  let problem: string | undefined;
  const onProblem = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    problem = l10n.t('No other run was kept away from {0}: {1}', target.name, reason);
  };
  try {
    const lock = await takeTarget(ownStateFolder(process.env), target, 'editor', { clock, onProblem });
    try {
      return await work({ obstacle: lock.obstacle, ...(problem !== undefined && { problem }) });
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (!(error instanceof TargetBusy)) throw error;
    await prompts.warn([error.message, l10n.t('Try again when it has ended.')].join(' '));
    return undefined;
  }
}
