import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { readUntil } from '../../resources/read-until';
import { invalidateAfter, resultOf, runOf } from '../action-plan';
import { compareFields, type Difference } from '../compare/compare-fields';
import type { DeployContext, StepRun } from '../deploy-kind';
import type { StepResult } from '../events';
import { failureOf, isLostAnswer } from '../failures';
import type { PlanAction } from '../plan';
import { basisOf, type Comparison, type PlannedResource } from './planned-resource';
import type { WritePlace, Written } from './row';
import { shownDifference } from './shown-difference';
import { States } from './states';

/** How long a server may show the former state after a write, in milliseconds. Source: resources §7, §12. */
const lag = { pauseMs: 1000, waitTimeoutMs: 60_000 };

type Differences = readonly Difference[];

/** Writes the resources of one plan. */
export class RowWriter {
  constructor(
    private readonly context: DeployContext,
    private readonly planned: States,
  ) {}

  /** The whole resource, where the list leaves something out that the document manages. @throws ApiError */
  async detailOf(resource: PlannedResource, live: unknown): Promise<unknown> {
    const { row, wanted } = resource;
    const place = await this.planned.placeOf(resource);
    if (!row.detail || 'state' in place) return live;
    return row.detail(live, wanted, place);
  }

  /**
   * Writes one resource: reads it again first, stops when it is not what the plan was made from, writes, and reads it
   * until it is as wanted. A write that was begun is not aborted. Failures of the cloud are results.
   */
  async write(
    resource: PlannedResource,
    planned: Comparison,
    action: PlanAction,
    stepRun: StepRun,
  ): Promise<StepResult> {
    const affecting = { kind: resource.row.resources, affects: resource.row.affects ?? [] };
    const run = runOf(stepRun, this.context, () => invalidateAfter(affecting, this.context));
    let hasBegun = false;
    try {
      const place = await this.writePlace(resource, run);
      if ('problem' in place) return place.problem;
      const live = await read(resource, place);
      if (basisOf(resource, { live }) !== basisOf(resource, planned)) return moved(live, planned);
      hasBegun = true;
      const written = await sent(() => writeAs(action, resource, { ...planned, live }, place));
      if (written.result && written.result.state !== 'done') return written.result;
      const unreadable = resource.row.unreadable?.();
      if (unreadable !== undefined && !written.lost) return { state: 'done', message: unreadable };
      return await this.verified(resource, place, written);
    } catch (error) {
      return resultOf(error, run.signal, hasBegun);
    } finally {
      if (hasBegun) invalidateAfter(affecting, this.context);
    }
  }

  /** The place of a write: what the resource belongs to exists by now, since its steps are done. */
  private async writePlace(
    resource: PlannedResource,
    run: WritePlace<unknown>['run'],
  ): Promise<WritePlace<unknown> | { readonly problem: StepResult }> {
    const place = await new States(this.context, () => undefined, run.signal).placeOf(resource);
    if (!('state' in place)) return { ...place, run };
    const reason = 'reason' in place ? place.reason : l10n.t('What it belongs to does not exist.');
    return { problem: { state: 'failed', message: reason } };
  }

  private async verified(
    resource: PlannedResource,
    place: WritePlace<unknown>,
    { result, lost }: Sent,
  ): Promise<StepResult> {
    const look = () => lookAt(resource, fresh(this.context, place));
    const { left, unread } = await readUntil(look, (now) => now.left?.length === 0, place.run, lag);
    if (left?.length === 0)
      return { state: 'done', message: result?.message ?? l10n.t('Written and verified.') };
    if (lost) throw lost;
    if (unread) {
      return { state: 'failed', message: l10n.t('Written, but it can’t be read: {0}', failureOf(unread)) };
    }
    const paths = left?.map((one) => shownDifference(one).path).join(', ');
    return {
      state: 'failed',
      message:
        paths === undefined
          ? l10n.t('The server does not list it after the write: deploy again in a minute.')
          : l10n.t('The server kept other values than were sent: {0}.', paths),
    };
  }
}

/** In what a resource is still not as wanted, none when there is no such resource; or why it can't be read. */
interface Look {
  readonly left?: Differences | undefined;
  readonly unread?: ApiError;
}

/** A look that fails says nothing about the write before it. @throws ApiError of kind `cancelled` */
async function lookAt(resource: PlannedResource, place: WritePlace<unknown>): Promise<Look> {
  try {
    return { left: remaining(resource, await read(resource, place)) };
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    return { unread: error };
  }
}

/** The answer to a write, or the error when it was lost. */
interface Sent {
  readonly result?: Written;
  readonly lost?: ApiError;
}

/** A lost answer is no failure: what is there now tells. @throws ApiError */
async function sent(write: () => Promise<Written>): Promise<Sent> {
  try {
    return { result: await write() };
  } catch (error) {
    if (error instanceof ApiError && isLostAnswer(error)) return { lost: error };
    throw error;
  }
}

async function writeAs(
  action: PlanAction,
  resource: PlannedResource,
  { live, differences }: Comparison,
  place: WritePlace<unknown>,
): Promise<Written> {
  const { row, wanted, names } = resource;
  if (action === 'create') return row.create(wanted, names, place);
  if (action === 'replace') {
    const removed = await row.remove?.(live, place);
    return removed && removed.state !== 'done' ? removed : row.create(wanted, names, place);
  }
  return change(resource, { live, differences }, place);
}

/** The general update first, then the fields with operations of their own; each is followed to its end. */
async function change(
  { row, wanted }: PlannedResource,
  { live, differences }: Comparison,
  place: WritePlace<unknown>,
): Promise<Written> {
  const written = differences.filter(({ isIgnored }) => !isIgnored);
  let result: Written;
  if (written.some(({ changedBy }) => changedBy === 'update')) {
    result = await row.change?.(wanted, live, place);
    if (result && result.state !== 'done') return result;
  }
  const wantedOperations = operationsOf(written);
  for (const own of row.own ?? []) {
    if (!wantedOperations.has(own.operation)) continue;
    result = await own.write(wanted, live, place);
    if (result && result.state !== 'done') return result;
  }
  return result;
}

function operationsOf(differences: Differences): ReadonlySet<string> {
  return new Set(differences.flatMap(({ changedBy }) => (typeof changedBy === 'string' ? [] : changedBy)));
}

/** The resource as it is now; undefined when there is none. @throws ApiError */
async function read(resource: PlannedResource, place: WritePlace<unknown>): Promise<unknown> {
  const { row, names, wanted } = resource;
  const found = await row.find(names, place);
  if (found.state !== 'present') return undefined;
  return row.detail ? row.detail(found.live, wanted, place) : found.live;
}

/** The place with lists that are read again. */
function fresh({ lists }: DeployContext, place: WritePlace<unknown>): WritePlace<unknown> {
  const { session, signal } = place;
  return {
    ...place,
    list: async (kind, scope) => {
      const { items, error } = await lists.get(kind, session, scope, { anew: true, signal });
      if (error) throw error;
      return items;
    },
  };
}

/** In what the resource is still not as wanted; undefined when there is none. */
function remaining({ row, wanted }: PlannedResource, live: unknown): Differences | undefined {
  if (live === undefined) return undefined;
  const all = compareFields(wanted.value, row.valueOf(live), wanted.kind.schema);
  return all.filter(({ isIgnored }) => !isIgnored);
}

function moved(live: unknown, planned: Comparison): StepResult {
  if (planned.live === undefined) {
    return { state: 'failed', message: l10n.t('It has been created in the meantime: plan again.') };
  }
  return {
    state: 'failed',
    message:
      live === undefined
        ? l10n.t('It has been deleted in the meantime: plan again.')
        : l10n.t('It has been changed in the meantime: plan again.'),
  };
}
