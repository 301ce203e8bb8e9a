import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import { isRecord } from '../../api/values';
import { readUntil } from '../../resources/read-until';
import { resultOf } from '../action-plan';
import type { Difference } from '../compare/compare-fields';
import { overlay } from '../compare/overlay';
import type { DeployContext, StepRun } from '../deploy-kind';
import type { StepResult } from '../events';
import { maskedValue } from '../export/manifest-value';
import type { PlanAction } from '../plan';
import { hiddenTexts, withoutSent } from '../sent-secrets';
import { afterJob, isBusy } from './after-job';
import { presenceOf, untilGone } from './departed';
import { basisOf, compare, type Comparison, type PlannedResource } from './planned-resource';
import type { PlannedSet } from './planned-set';
import { fresh, readNow, sent, type Sent } from './read-now';
import { NewEngines } from './new-engines';
import { removeInside, replace, type Inside } from './replace-row';
import type { WritePlace, Written } from './row';
import type { States } from './states';
import { verified } from './verify-row';
import { WritePlaces } from './write-places';

/** Writes the resources of one plan. */
export class RowWriter {
  private readonly newEngines = new NewEngines();
  /** Keys of what was deleted with something that is replaced. */
  private readonly deleted = new Set<string>();
  private readonly places: WritePlaces;

  constructor(
    private readonly context: DeployContext,
    private readonly states: States,
    planned: PlannedSet,
  ) {
    this.places = new WritePlaces(context, planned);
  }

  /** The whole resource, where the list leaves something out that the document manages. @throws ApiError */
  async detailOf(resource: PlannedResource, live: unknown): Promise<unknown> {
    const { row, wanted } = resource;
    const place = await this.states.placeOf(resource);
    if (!row.detail || 'state' in place) return live;
    return row.detail(live, wanted, place);
  }

  /**
   * Writes one resource: reads it again first, stops when it is not what the plan was made from, writes, and reads it
   * until it is as wanted. A write that was begun is not aborted. Failures of the cloud are results.
   *
   * @param inside What is deleted before a resource that is replaced, each before what belongs to it.
   */
  write(
    resource: PlannedResource,
    planned: Comparison,
    action: PlanAction,
    stepRun: StepRun,
    inside: readonly Inside[] = [],
  ): Promise<StepResult> {
    const write = (run: StepRun) => this.carryOut(resource, planned, action, run, inside);
    return withoutSent(() => secretsOf(resource), write)(stepRun);
  }

  private async carryOut(
    resource: PlannedResource,
    planned: Comparison,
    action: PlanAction,
    stepRun: StepRun,
    inside: readonly Inside[],
  ): Promise<StepResult> {
    const run = this.places.runOf(resource, stepRun);
    let hasBegun = false;
    try {
      const place = await this.reachablePlace(resource, run);
      if ('problem' in place) return failed(place.problem);
      const anew = fresh(this.context.lists, place);
      // Stopped while a job of an earlier run is followed, it is that which goes on.
      hasBegun = action === 'change' && isBusy(resource, planned.live);
      const basis = hasBegun ? await afterJob(resource, planned, this.context.lists, place) : planned;
      if ('problem' in basis) return failed(basis.problem);
      const now = await readNow(resource, anew);
      if (now.isLeaving && action !== 'change') {
        const { state, message } = await untilGone(() => presenceOf(resource, anew), run);
        if (state !== 'done') return { state: 'running', message };
        return await this.carryOut(resource, compare(resource, undefined), 'create', stepRun, []);
      }
      if (now.problem !== undefined) return failed(now.problem);
      const { live } = now;
      if (basisOf(resource, { live }) !== basisOf(resource, basis)) {
        // A list that lagged behind when it was planned shows by now what an earlier run has written.
        return isAsWanted(resource, live)
          ? await verified(resource, this.context.lists, place, thereAlready())
          : { ...failed(moved(live, basis)), isUntouched: true };
      }
      hasBegun = true;
      let written: Sent;
      try {
        written = await sent(() => this.writeAs(action, resource, { ...basis, live }, anew, inside));
      } catch (error) {
        // Lists lag: what is refused may be what an earlier run has written, or wait for what it has begun.
        const late = mayBeLate(error, action) ? await begunEarlier(resource, planned, anew) : undefined;
        if (late === undefined) throw error;
        if (!isAsWanted(resource, late)) {
          return await this.carryOut(resource, { ...planned, live: late }, action, stepRun, inside);
        }
        written = thereAlready();
      }
      if (written.result && written.result.state !== 'done') return written.result;
      if (action !== 'change') this.noteNew(resource);
      const unreadable = resource.row.unreadable?.();
      if (unreadable !== undefined && !written.lost) return { state: 'done', message: unreadable };
      return await verified(resource, this.context.lists, place, written);
    } catch (error) {
      return resultOf(error, run.signal, hasBegun);
    } finally {
      if (hasBegun) this.places.changed(resource);
    }
  }

  /** The members of a resource as they are now; undefined when there is none. @throws ApiError */
  async valueNow(resource: PlannedResource): Promise<Readonly<Record<string, unknown>> | undefined> {
    const run = this.places.runOf(resource, { progress: () => undefined });
    const place = await this.places.of(resource, run);
    if ('problem' in place) return undefined;
    const { live } = await readNow(resource, fresh(this.context.lists, place));
    if (live === undefined) return undefined;
    const value = overlay({}, resource.row.valueOf(live), resource.wanted.kind.schema);
    return isRecord(value) ? value : undefined;
  }

  /** What became of a resource whose step was not started; undefined when it was left as it is. */
  fateOf({ key }: PlannedResource): StepResult | undefined {
    if (!this.deleted.has(key)) return undefined;
    return failed(
      l10n.t('It was deleted with what it belongs to, and is not created again yet: deploy again.'),
    );
  }

  /** Follows the job that runs on a resource until it is as wanted. Failures of the cloud are results. */
  async follow(resource: PlannedResource, stepRun: StepRun): Promise<StepResult> {
    const run = this.places.runOf(resource, stepRun);
    try {
      const place = await this.places.of(resource, run);
      if ('problem' in place) return failed(place.problem);
      this.noteNew(resource);
      return await verified(resource, this.context.lists, place, done(l10n.t('Its job is done.')));
    } catch (error) {
      return resultOf(error, run.signal, true);
    } finally {
      this.places.changed(resource);
    }
  }

  /** What belongs to a new resource with servers of its own waits until they answer. */
  private noteNew({ row, names }: PlannedResource): void {
    if (row.hasServers) this.newEngines.add(names['name'] ?? '');
  }

  private async writeAs(
    action: PlanAction,
    resource: PlannedResource,
    comparison: Comparison,
    place: WritePlace<unknown>,
    inside: readonly Inside[],
  ): Promise<Written> {
    const { row, wanted, names } = resource;
    if (action === 'create') return row.create(wanted, names, place);
    if (action !== 'replace') return change(resource, comparison, place);
    const notDeleted = await removeInside(
      inside,
      async (child) => {
        const own = await this.places.of(child, place.run);
        return 'problem' in own ? own : fresh(this.context.lists, own);
      },
      (child) => {
        this.deleted.add(child.key);
        this.places.changed(child);
      },
    );
    return notDeleted ?? replace(resource, comparison.live, place);
  }

  /** The place of a write, once the servers of an engine that the plan has created answer. @throws ApiError */
  private async reachablePlace(
    resource: PlannedResource,
    run: WritePlace<unknown>['run'],
  ): ReturnType<WritePlaces['of']> {
    const place = await this.places.of(resource, run);
    if ('problem' in place) return place;
    const { row } = resource;
    const engine = row.engineOf?.(place.parents).listed;
    const problem = await this.newEngines.obstacle(engine, row.service, place.session, run);
    return problem === undefined ? place : { problem };
  }
}

/** What may be a secret in a document; what its schema says is one, no text of an answer holds. */
function secretsOf({ wanted: { value, metadata } }: PlannedResource): readonly string[] {
  return hiddenTexts(value, maskedValue(value, metadata['name']));
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
  const operations = operationsOf(written);
  for (const own of row.own ?? []) {
    if (!operations.has(own.operation)) continue;
    result = await own.write(wanted, live, place);
    if (result && result.state !== 'done') return result;
  }
  return result;
}

function operationsOf(differences: readonly Difference[]): ReadonlySet<string> {
  return new Set(differences.flatMap(({ changedBy }) => (typeof changedBy === 'string' ? [] : changedBy)));
}

function failed(message: string): StepResult {
  return { state: 'failed', message };
}

/** How long a list may not show yet what an earlier run has written, in milliseconds. Source: resources §12. */
const lag = { pauseMs: 1000, waitTimeoutMs: 5000 };

/**
 * A resource as an earlier run has written it, or has begun to change it, where lists show that in a moment at the latest;
 * undefined where they don't, or did when it was planned. @throws ApiError
 */
async function begunEarlier(
  resource: PlannedResource,
  planned: Comparison,
  place: WritePlace<unknown>,
): Promise<unknown> {
  if (isBusy(resource, planned.live)) return undefined;
  const isBegun = (live: unknown) =>
    isAsWanted(resource, live) || (planned.live !== undefined && isBusy(resource, live));
  const look = async () => (await readNow(resource, place)).live;
  const live = await readUntil(look, isBegun, place.run, lag);
  return isBegun(live) ? live : undefined;
}

/** Whether a server may have refused a write, and not who has sent it, because an earlier run has begun the same. */
function mayBeLate(error: unknown, action: PlanAction): boolean {
  if (!(error instanceof ApiError)) return false;
  if (action !== 'create') return action === 'change' && error.kind === 'conflict';
  const isOfSender = ['unauthorized', 'forbidden', 'cancelled'].includes(error.kind);
  return !isOfSender && error.status !== undefined && error.status >= 400 && error.status < 429;
}

function thereAlready(): Sent {
  return { ...done(l10n.t('It is there as wanted already.')), isUntouched: true };
}

function done(message: string): Sent {
  return { result: { state: 'done', message } };
}

function isAsWanted(resource: PlannedResource, live: unknown): boolean {
  return live !== undefined && compare(resource, live).differences.length === 0;
}

/** In what way a resource is not what the plan was made from. */
export function moved(live: unknown, planned: Pick<Comparison, 'live'>): string {
  if (planned.live === undefined) return l10n.t('It has been created in the meantime: plan again.');
  return live === undefined
    ? l10n.t('It has been deleted in the meantime: plan again.')
    : l10n.t('It has been changed in the meantime: plan again.');
}
