import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { readUntil } from '../../resources/read-until';
import type { ActionRun } from '../../resources/resource-action';
import { sent, type Sent } from '../cloud/read-now';
import type { Written } from '../cloud/row';
import type { StepResult } from '../events';

/** How long a server may still show what was deleted, in milliseconds. Source: resources §3, §7. */
const departure = { pauseMs: 1000, waitTimeoutMs: 5 * 60_000 };

/**
 * Sends a deletion. One that is repeated after a lost answer, or that somebody else was faster with, no longer finds its
 * subject: what is there now tells. @throws ApiError
 */
export async function removed(write: () => Promise<Written>): Promise<Sent> {
  try {
    return await sent(write);
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return { lost: error };
    throw error;
  }
}

/** Reads until something is gone whose deletion was sent. @throws the error of a deletion that has not happened */
export async function departed(
  isAbsent: () => Promise<boolean>,
  run: Pick<ActionRun, 'clock' | 'signal'>,
  { lost, result }: Sent,
): Promise<StepResult> {
  const patience = lost ? { ...departure, waitTimeoutMs: 60_000 } : departure;
  if (await readUntil(() => isKnownAbsent(isAbsent), Boolean, run, patience)) {
    return lost ? gone() : { state: 'done', message: result?.message ?? l10n.t('Deleted and verified.') };
  }
  if (lost) throw lost;
  return { state: 'running', message: l10n.t('It is still being deleted.') };
}

/** A server that can't be read says nothing about a deletion. @throws ApiError of kind `cancelled` */
export async function isKnownAbsent(isAbsent: () => Promise<boolean>): Promise<boolean> {
  try {
    return await isAbsent();
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    return false;
  }
}

/** The result for what there is none of. */
export function gone(): StepResult {
  return { state: 'done', message: l10n.t('There is none any more.') };
}
