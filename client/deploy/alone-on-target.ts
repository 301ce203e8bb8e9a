import * as l10n from '@vscode/l10n';
import { ownStateFolder } from '../../deploy/history/state-folder';
import { takeTarget, TargetBusy, type TakenLock, type Waiting } from '../../deploy/lock/target-lock';
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
  const busy = async (message: string): Promise<undefined> => {
    await prompts.warn([message, l10n.t('Try again when it has ended.')].join(' '));
  };
  return whileHeld({ clock }, target, work, busy);
}

/**
 * Does something while no run on a target begins, beside others of this kind. While a run is on it, the user is asked, since
 * what one row needs may not wait; undefined when it is not done then.
 */
export async function besideOthersOnTarget<T>(
  { clock, prompts, sharedLocks }: Pick<Services, 'clock' | 'prompts' | 'sharedLocks'>,
  target: PlanTarget,
  work: (alone: Alone) => Promise<T>,
): Promise<T | undefined> {
  const busy = async (message: string): Promise<T | undefined> => {
    const anyway = l10n.t('Go On Anyway');
    const advice = l10n.t(
      'Best wait until it has ended. What you change now may be changed by it as well, or stop it.',
    );
    const answer = await prompts.warn([message, advice].join(' '), anyway);
    return answer === anyway ? work({ obstacle: () => Promise.resolve(undefined) }) : undefined;
  };
  return whileHeld({ clock, sharing: sharedLocks }, target, work, busy);
}

async function whileHeld<T>(
  how: Pick<Waiting, 'clock' | 'sharing'>,
  target: PlanTarget,
  work: (alone: Alone) => Promise<T>,
  busy: (message: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  let problem: string | undefined;
  const onProblem = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    problem = l10n.t('No other run was kept away from {0}: {1}', target.name, reason);
  };
  let lock: TakenLock;
  try {
    lock = await takeTarget(ownStateFolder(process.env), target, 'editor', { ...how, onProblem });
  } catch (error) {
    if (error instanceof TargetBusy) return busy(error.message);
    throw error;
  }
  try {
    return await work({ obstacle: lock.obstacle, ...(problem !== undefined && { problem }) });
  } finally {
    await lock.release();
  }
}
