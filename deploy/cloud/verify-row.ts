import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { readUntil } from '../../resources/read-until';
import type { SharedLists } from '../../resources/shared-lists';
import type { Difference } from '../compare/compare-fields';
import type { StepResult } from '../events';
import { failureOf } from '../failures';
import { compare, type PlannedResource } from './planned-resource';
import { fresh, readNow, type Sent } from './read-now';
import type { Condition, WritePlace } from './row';
import { shownDifference } from './shown-difference';

/** How long a server may show the former state after a write, in milliseconds. Source: resources §7, §12. */
const lag = { pauseMs: 1000, waitTimeoutMs: 60_000 };

/** How long a job may run that is not followed by itself, in milliseconds. Source: resources §4, §5. */
export const jobs = { pauseMs: 5000, waitTimeoutMs: 60 * 60_000 };

/** What a look at a written resource tells. */
interface Look {
  /** In what it is still not as wanted; undefined when there is no such resource. */
  readonly left?: readonly Difference[] | undefined;
  readonly condition?: Condition | undefined;
  /** Why it can't be seen, which says nothing about the write. */
  readonly unread?: string;
}

/**
 * Reads a resource after its write until it is as wanted, and until no job of it runs. What counts is what the server has
 * now, not what was sent. @throws ApiError when the answer to the write was lost, and the resource is not as wanted
 */
export async function verified(
  resource: PlannedResource,
  lists: SharedLists,
  place: WritePlace<unknown>,
  { result, lost, isUntouched }: Sent,
): Promise<StepResult> {
  const look = () => lookAt(resource, fresh(lists, place));
  let seen = await readUntil(look, ({ left }) => left?.length === 0, place.run, lag);
  if (seen.condition?.state === 'busy') {
    place.run.progress(seen.condition.reason);
    seen = await readUntil(look, ({ condition }) => condition?.state !== 'busy', place.run, jobs);
  }
  const { left, condition, unread } = seen;
  if (left?.length === 0 && !condition) {
    const message = result?.message ?? l10n.t('Written and verified.');
    return { state: 'done', message, ...(isUntouched && { isUntouched }) };
  }
  if (left?.length === 0 && condition) {
    const { state, reason } = condition;
    return { state: state === 'busy' ? 'running' : 'failed', message: reason };
  }
  if (lost) throw lost;
  return { state: 'failed', message: unread === undefined ? shortfall(left) : notSeen(unread) };
}

async function lookAt(resource: PlannedResource, place: WritePlace<unknown>): Promise<Look> {
  try {
    const { live, problem } = await readNow(resource, place);
    if (problem !== undefined) return { unread: problem };
    const { differences, isAbsentAsWanted } = compare(resource, live);
    if (live === undefined && !isAbsentAsWanted) return {};
    const left = differences.filter(({ isIgnored }) => !isIgnored);
    return { left, condition: live === undefined ? undefined : resource.row.condition?.(live) };
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    return { unread: failureOf(error) };
  }
}

function shortfall(left: readonly Difference[] | undefined): string {
  if (!left) return l10n.t('The server does not list it after the write: deploy again in a minute.');
  const paths = left.map((one) => shownDifference(one).path).join(', ');
  return l10n.t('The server kept other values than were sent: {0}.', paths);
}

function notSeen(reason: string): string {
  return l10n.t('Written, but it can’t be read: {0}', reason);
}
