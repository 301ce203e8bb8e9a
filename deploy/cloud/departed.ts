import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { isLostAnswer } from '../../api/errors/lost-answer';
import { readUntil } from '../../resources/read-until';
import type { ActionRun } from '../../resources/resource-action';
import type { StepResult } from '../events';
import type { PlannedResource } from './planned-resource';
import { sent, type Sent } from './read-now';
import type { WritePlace, Written } from './row';
import { findIn, isLeaving } from './states';

/** What is there of something that is deleted: `going` while its server is still deleting it. */
export type Presence = 'there' | 'going' | 'gone';

/** How long a server may still show what was deleted, in milliseconds. Source: resources §3, §7. */
const departure = { pauseMs: 1000, waitTimeoutMs: 5 * 60_000 };

/** The same where it is not known whether the deletion arrived. */
const doubtful = { ...departure, waitTimeoutMs: 60_000 };

/** The same where it was refused: it may be going already, which lists show late. Source: resources §12. */
const refused = { ...departure, waitTimeoutMs: 5000 };

/** How long a deletion is followed, in milliseconds: engines take a quarter of an hour. */
const following = { pauseMs: 5000, waitTimeoutMs: 60 * 60_000 };

/**
 * Sends a deletion. One that is repeated after a lost answer, or that somebody else was faster with, no longer finds its
 * subject, or finds it going: what is there now tells. @throws ApiError
 */
export async function removed(write: () => Promise<Written>): Promise<Sent> {
  try {
    return await sent(write);
  } catch (error) {
    if (error instanceof ApiError && ['not-found', 'conflict'].includes(error.kind)) return { lost: error };
    throw error;
  }
}

/** Reads until something is gone whose deletion was sent. @throws the error of a deletion that has not happened */
export async function departed(
  look: () => Promise<Presence>,
  run: Pick<ActionRun, 'clock' | 'signal'>,
  { lost, result }: Sent,
): Promise<StepResult> {
  const isDecided = (presence: Presence) => presence !== 'there';
  const seen = await readUntil(() => asFarAsKnown(look), isDecided, run, patienceFor(lost));
  const presence = seen === 'going' ? await followed(look, run) : seen;
  if (presence === 'gone') {
    return lost ? gone() : { state: 'done', message: result?.message ?? l10n.t('Deleted and verified.') };
  }
  if (lost && presence === 'there') throw lost;
  return stillGoing();
}

/** Follows a deletion that has begun already. */
export async function untilGone(
  look: () => Promise<Presence>,
  run: Pick<ActionRun, 'clock' | 'signal'>,
): Promise<StepResult> {
  return (await followed(look, run)) === 'gone' ? gone() : stillGoing();
}

function followed(
  look: () => Promise<Presence>,
  run: Pick<ActionRun, 'clock' | 'signal'>,
): Promise<Presence> {
  const isGone = (presence: Presence) => presence === 'gone';
  return readUntil(() => asFarAsKnown(look), isGone, run, following);
}

/** Whether a resource is still there. @throws ApiError */
export async function presenceOf(resource: PlannedResource, place: WritePlace<unknown>): Promise<Presence> {
  const found = await findIn(resource, place);
  if (found.state === 'absent') return 'gone';
  return isLeaving(found) ? 'going' : 'there';
}

/** The result for what there is none of. */
export function gone(): StepResult {
  return { state: 'done', message: l10n.t('There is none any more.') };
}

function stillGoing(): StepResult {
  return { state: 'running', message: l10n.t('It is still being deleted.') };
}

function patienceFor(lost: ApiError | undefined): typeof departure {
  if (!lost) return departure;
  return isLostAnswer(lost) || lost.kind === 'not-found' ? doubtful : refused;
}

/** A server that can't be read says nothing about a deletion. @throws ApiError of kind `cancelled` */
async function asFarAsKnown(look: () => Promise<Presence>): Promise<Presence> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    return 'there';
  }
}
