import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import type { Session } from '../../connections/session';
import type { DeployContext, DeployRequest, PreparedStep } from '../deploy-kind';
import { failureOf } from '../failures';
import { formerOfWrite } from '../history/former-write';
import { RowWriter } from './apply-row';
import {
  createdAgain,
  describe,
  refused,
  refusedByState,
  refusedReplacement,
  twice,
  type Refusal,
} from './plan-step';
import { basisOf, compare, type Comparison, type PlannedResource } from './planned-resource';
import { PlannedSet } from './planned-set';
import { rowOf } from './rows';
import { stepTexts } from './step-texts';
import { isLeaving, keyOf, parentsOf, States, titleOfNames } from './states';
import type { Wanted } from './wanted';
import { wrongEngines } from './wrong-engines';

/**
 * Plans the resources of documents: finds each by its names, compares it with what is wanted, and orders the steps by
 * what belongs to what. @throws ApiError when a service refuses the caller.
 */
export async function planRows(
  wanted: readonly Wanted[],
  request: DeployRequest,
  context: DeployContext,
  signal: AbortSignal,
  removalObstacle: RemovalObstacle,
): Promise<PreparedStep[]> {
  const resources = wanted.flatMap((one) => plannedResource(one) ?? []);
  const planned = new PlannedSet(resources);
  const states = new States(context, planned, signal);
  const writer = new RowWriter(context, states, planned);
  const engines = wrongEngines(resources, context);
  const comparisons: Comparisons = new Map();
  const stepFor = async (resource: PlannedResource): Promise<PreparedStep> => {
    const engine = engines(resource);
    if (engine !== undefined) return refused(resource, engine);
    const first = planned.find(resource);
    if (first && first !== resource) return refused(resource, twice(first));
    const { session } = context;
    const planning = { resource, planned, request, states, writer, comparisons, session };
    const step = await stepOf(planning).catch((error: unknown) => unreadable(resource, error));
    return { ...step, after: idsBefore(resource, planned), ...exclusiveKey(resource) };
  };
  const steps = await Promise.all(resources.map(stepFor));
  const possible = await Promise.all(
    steps.map((step, index) => unlessKept(step, resources[index], planned, removalObstacle)),
  );
  return withReplaced(resources, possible, planned, comparisons, writer);
}

/** What keeps resources from being deleted together, in one sentence. @throws ApiError */
export type RemovalObstacle = (wanted: readonly Wanted[]) => Promise<string | undefined>;

/** A replacement that the server would refuse, since something is in the resource that no document names, is blocked. */
async function unlessKept(
  step: PreparedStep,
  resource: PlannedResource | undefined,
  planned: PlannedSet,
  removalObstacle: RemovalObstacle,
): Promise<PreparedStep> {
  const { action, allowedBy, ...shown } = step.step;
  const isReplaced = action === 'replace' || allowedBy !== undefined;
  if (!isReplaced || !resource || resource.row.takesAlong) return step;
  const together = [resource, ...planned.below(resource)];
  const obstacle = await removalObstacle(together.map(({ wanted }) => wanted));
  if (obstacle === undefined) return step;
  const reason = l10n.t(
    'It would have to be deleted and created again, which is not possible: {0}',
    obstacle,
  );
  return { ...step, step: { ...shown, action: 'blocked', reason } };
}

/** What can't be read is not known. @throws ApiError of kinds `unauthorized` and `cancelled`; any other error */
export function unreadable(resource: PlannedResource, error: unknown): PreparedStep {
  if (!(error instanceof ApiError) || error.kind === 'unauthorized' || error.kind === 'cancelled')
    throw error;
  return refused(resource, failureOf(error), 'unknown');
}

/** What belongs to something that is replaced is deleted before it, and created again after it. */
function withReplaced(
  resources: readonly PlannedResource[],
  steps: readonly PreparedStep[],
  planned: PlannedSet,
  comparisons: Comparisons,
  writer: RowWriter,
): PreparedStep[] {
  const replaced = resources.filter((_, index) => steps[index]?.step.action === 'replace');
  const gone = new Set(replaced.flatMap((resource) => planned.below(resource)));
  const liveBelow = (resource: PlannedResource) =>
    planned.below(resource).flatMap((child) => {
      const comparison = comparisons.get(child);
      const isThere = comparison && (comparison.live !== undefined || comparison.isLeaving);
      return isThere ? [{ resource: child, planned: comparison }] : [];
    });
  return steps.map((step, index) => {
    const resource = resources[index];
    if (!resource || planned.find(resource) !== resource) return step;
    const comparison = comparisons.get(resource);
    if (gone.has(resource)) return createdWithParent(step, resource, comparison, writer);
    const inside = step.step.action === 'replace' && !resource.row.takesAlong ? liveBelow(resource) : [];
    if (!comparison || inside.length === 0) return step;
    return {
      ...step,
      removes: inside.map((one) => one.resource.key),
      apply: (run) => writer.write(resource, comparison, 'replace', run, inside),
    };
  });
}

/** The step of something whose parent is replaced: when it is carried out, there is none any more. */
function createdWithParent(
  step: PreparedStep,
  resource: PlannedResource,
  comparison: Comparison | undefined,
  writer: RowWriter,
): PreparedStep {
  const created = stepFrom(resource, compare(resource, undefined), undefined, writer);
  const { after, exclusive } = step;
  const ordered = { ...created, after, ...(exclusive !== undefined && { exclusive }) };
  if (comparison?.live === undefined) return ordered;
  return {
    ...ordered,
    step: createdAgain(created.step, resource),
    liveState: step.liveState,
    former: () => formerOfWrite(resource, comparison, 'replace'),
    unstarted: () => writer.fateOf(resource),
  };
}

/** Ids of the steps to finish first: those of its parents, and of what has to be written before it. */
export function idsBefore(resource: PlannedResource, planned: PlannedSet): string[] {
  const { row, names } = resource;
  const references = [...Object.values(parentsOf(resource)), ...(row.follows?.(names) ?? [])];
  return references.flatMap((reference) => planned.find(reference)?.key ?? []);
}

/** The key of steps that must not be carried out at the same time. */
export function exclusiveKey({ row, names }: PlannedResource): Pick<PreparedStep, 'exclusive'> {
  const exclusive = row.exclusive?.(names);
  return exclusive === undefined ? {} : { exclusive };
}

/**
 * The resource of a document with its row; undefined while its kind has none.
 *
 * @param mayRename Whether the name that it has so far leads to it, too.
 */
export function plannedResource(wanted: Wanted, mayRename = true): PlannedResource | undefined {
  const { apiVersion, kind } = wanted.kind.facts;
  const row = rowOf(apiVersion, kind);
  if (!row) return undefined;
  const names = row.names?.(wanted) ?? wanted.metadata;
  const { previousName } = wanted.metadata;
  const isRenamed = mayRename && previousName !== undefined && row.nameOf !== undefined;
  const previously = isRenamed ? { ...names, name: previousName } : undefined;
  return { row, names, wanted, key: keyOf({ row, names }), ...(previously && { previously }) };
}

interface Planning {
  readonly resource: PlannedResource;
  readonly planned: PlannedSet;
  readonly request: DeployRequest;
  readonly states: States;
  readonly writer: RowWriter;
  readonly comparisons: Comparisons;
  /** Of the connection. */
  readonly session: Session;
}

/** What each resource was planned from. */
type Comparisons = Map<PlannedResource, Comparison>;

async function stepOf({
  resource,
  planned,
  request,
  states,
  writer,
  comparisons,
  session,
}: Planning): Promise<PreparedStep> {
  const state = await states.of(resource);
  if (state.state === 'blocked' || state.state === 'unknown') {
    if (!isLeaving(state)) return refusedByState(resource, state);
  }
  const live = state.state === 'live' ? await writer.detailOf(resource, state.live) : undefined;
  if (state.state === 'live' && live === undefined) {
    return refused(resource, l10n.t('The server lists it, but does not show it: plan again.'), 'unknown');
  }
  const comparison = { ...compare(resource, live), isLeaving: isLeaving(state) };
  comparisons.set(resource, comparison);
  const { row, wanted } = resource;
  const obstacle =
    alsoPrevious(resource, planned) ?? row.obstacle?.(wanted, live, comparison.differences, session);
  const { allowReplace = [] } = request;
  const refusal =
    obstacle === undefined
      ? refusedReplacement(resource, comparison, planned.uniqueName(resource), allowReplace)
      : { reason: obstacle };
  return stepFrom(resource, comparison, refusal, writer);
}

/** Why a resource can't be renamed: another document still describes the one with the former name. */
function alsoPrevious(resource: PlannedResource, planned: PlannedSet): string | undefined {
  const { row, previously } = resource;
  if (planned.isAlsoRenamed(resource)) return l10n.t('Another document renames the same one.');
  const other = previously && planned.find({ row, names: previously });
  if (!other || other === resource) return undefined;
  return l10n.t('{0} is described too, so that it can’t be renamed.', titleOfNames(row, other.names));
}

function stepFrom(
  resource: PlannedResource,
  comparison: Comparison,
  refusal: Refusal | undefined,
  writer: RowWriter,
): PreparedStep {
  const step = describe(resource, comparison, refusal);
  const { live } = comparison;
  const condition = live === undefined ? undefined : resource.row.condition?.(live);
  return {
    step,
    id: resource.key,
    liveState: basisOf(resource, comparison),
    after: [],
    texts: () => stepTexts(resource, live),
    ...(condition && { warning: condition.reason }),
    former: () => formerOfWrite(resource, comparison, step.action),
    valueNow: () => writer.valueNow(resource),
    apply: (run) =>
      step.isRunning ? writer.follow(resource, run) : writer.write(resource, comparison, step.action, run),
  };
}
