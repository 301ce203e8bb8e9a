import * as l10n from '@vscode/l10n';
import { ApiError } from '../api/errors/api-error';
import { isLostAnswer } from '../api/errors/lost-answer';
import type { Session } from '../connections/session';
import type {
  ActionPlace,
  ActionPlan,
  ActionQuestion,
  ActionRun,
  Answers,
  ResourceAction,
  ResourceRef,
  SentText,
} from '../resources/resource-action';
import { maskSecrets } from '../resources/mask-secrets';
import { permissionObstacle } from '../resources/registry/own-permissions';
import { isReadable, type ResourceKind } from '../resources/resource-kind';
import type { SharedLists } from '../resources/shared-lists';
import type { DeployContext, PreparedStep, StepRun } from './deploy-kind';
import type { StepResult } from './events';
import { failureOf } from './failures';
import type { PreparedPlan } from './prepared-plan';
import { planTarget, type PlanChange, type PlanStep, type PlanTarget } from './plan';
import { writtenServers } from './run-target';
import { hiddenTexts, withoutSent } from './sent-secrets';

/** An action and what it acts on. */
export interface ActionRequest {
  readonly action: ResourceAction<unknown, unknown>;
  readonly resource: ResourceRef;
}

/** What actions are planned and carried out with. */
export type ActionContext = Pick<DeployContext, 'session' | 'lists' | 'clock'>;
type Context = ActionContext;
type Place = ActionPlace<unknown, unknown>;

/**
 * The questions of an action, by the current state; none when the item no longer exists, or when the account may not act
 * on it or its state does not allow it, as the plan says then. @throws ApiError
 */
export async function questionsOf(
  { action, resource }: ActionRequest,
  context: Context,
  signal: AbortSignal,
): Promise<readonly ActionQuestion[]> {
  if ((await lackOf(action, context, signal)) !== undefined) return [];
  const place = await readPlace(resource, context, signal);
  if (!place || (await obstacleAt(place, action)) !== undefined) return [];
  return (await action.questions?.(place)) ?? [];
}

/** The questions that follow an answer, by the current state. @throws ApiError */
export async function questionsAfter(
  { next }: ActionQuestion,
  given: Answers,
  { session, lists }: Context,
  signal: AbortSignal,
): Promise<readonly ActionQuestion[]> {
  return (await next?.(given, (kind, scope) => readList(lists, session, kind, scope, signal))) ?? [];
}

/** Plans an action as a plan of one step. Changes nothing. @throws ApiError */
export async function planAction(
  request: ActionRequest,
  answers: Answers,
  context: Context,
  signal: AbortSignal,
): Promise<PreparedPlan> {
  const { action, resource } = request;
  const place = await readPlace(resource, context, signal);
  const lack = await lackOf(action, context, signal);
  const planned = place ? await plannedAt(place, action, answers, lack) : goneFrom(resource);
  const step = stepOf(request, place, planned);
  const basis = place ? await basisOf(action, place) : '';
  const prepared: PreparedStep = {
    step,
    id: `${resource.kind.id} ${resource.identity ?? ''}`,
    liveState: basis,
    after: [],
    apply: withoutSent(
      () => [...secretsIn(planned.sends), ...secretsOf(planned)],
      (run) => applyAction(request, answers, basis, context, run),
    ),
  };
  const target = await actionTarget(resource, context);
  return { plan: { target, steps: [step], notes: [] }, steps: [prepared] };
}

/** The target of a run of an action, whose address is that of the connection. @throws ApiError */
export async function actionTarget(
  { kind }: Pick<ResourceRef, 'kind'>,
  { session }: Context,
): Promise<PlanTarget> {
  return { ...planTarget(session), servers: await writtenServers({ session }, [kind.service]) };
}

function secretsIn(sends: readonly SentText[] = []): readonly string[] {
  return sends.flatMap(({ name, value, type = 'text' }) =>
    hiddenTexts(value, maskSecrets(value, type, name)),
  );
}

/** What is masked in what is written. */
function secretsOf({ changes = [] }: ActionPlan): readonly string[] {
  return changes.flatMap(({ path, to = '' }) => hiddenTexts(to, maskSecrets(to, 'text', path)));
}

/** A change without secrets: answers may hold them, and plans are kept. */
function withoutSecrets({ path, from, to }: PlanChange): PlanChange {
  const shown = (text: string) => maskSecrets(text, 'text', path);
  return {
    path,
    ...(from !== undefined && { from: shown(from) }),
    ...(to !== undefined && { to: shown(to) }),
  };
}

function stepOf(
  { action, resource }: ActionRequest,
  place: Place | undefined,
  { summary, changes = [], notes, figures, obstacle, removes }: ActionPlan,
): PlanStep {
  const { kind } = resource;
  const [service = '', name = ''] = kind.id.split('/');
  const { apiVersion, kind: kindName } = kind.manifest ?? { apiVersion: service, kind: name };
  const isItem = place !== undefined && resource.identity !== undefined;
  return {
    apiVersion,
    kind: kindName,
    name: isItem ? kind.name(place.subject) : (resource.identity ?? ''),
    action: obstacle === undefined ? action.effect : 'blocked',
    summary,
    changes: changes.map(withoutSecrets),
    ...(removes !== undefined && { removes }),
    ...(obstacle !== undefined && { reason: obstacle }),
    ...(notes && { notes }),
    ...(figures && { figures }),
  };
}

/** The permission that the account lacks for an action, in one sentence; undefined when it lacks none that is known. */
export function lackOf(
  { operations }: ResourceAction<unknown, unknown>,
  { session, lists }: Pick<Context, 'session' | 'lists'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  return permissionObstacle(operations, session, lists, signal);
}

/**
 * Why an action is not possible in the state of its subject, whatever is answered; an action that is not offered is not
 * possible either. @throws ApiError
 */
export async function obstacleAt(
  place: Place,
  action: ResourceAction<unknown, unknown>,
): Promise<string | undefined> {
  const isOffered = action.on === 'list' || (action.isOffered?.(place.subject) ?? true);
  const obstacle = await action.obstacle?.(place);
  if (obstacle !== undefined || isOffered) return obstacle;
  return action.nothing?.() ?? l10n.t('This is not possible in its present state.');
}

/** What the action says it will do, or why it can't. @throws ApiError */
export async function plannedAt(
  place: Place,
  action: ResourceAction<unknown, unknown>,
  answers: Answers,
  lack: string | undefined,
): Promise<ActionPlan> {
  const obstacle = lack ?? (await obstacleAt(place, action));
  if (obstacle === undefined) return action.plan(place, answers);
  // Nothing was asked, so that the action can't say what it would do.
  const { kind, on } = action;
  const { name } = place.session.target.connection;
  return { summary: on === 'item' ? kind.name(place.subject) : name, obstacle };
}

function goneFrom({ identity = '' }: ResourceRef): ActionPlan {
  return { summary: identity, obstacle: l10n.t('It no longer exists.') };
}

/**
 * Carries an action out: reads the subject again first, and stops when it is not what the plan was made from.
 *
 * @param basis The subject as `basisOf` gave it for the plan.
 */
export async function applyAction(
  request: ActionRequest,
  answers: Answers,
  basis: string,
  context: Context,
  run: StepRun,
): Promise<StepResult> {
  const { action } = request;
  const actionRun = runOf(run, context, () => invalidateAfter(action, context));
  const { signal } = actionRun;
  let hasBegun = false;
  try {
    const found = await placeAsPlanned(request, basis, context, signal);
    if ('problem' in found) return found.problem;
    hasBegun = true;
    return await action.run(found.place, answers, actionRun);
  } catch (error) {
    return resultOf(error, signal, hasBegun);
  } finally {
    invalidateAfter(action, context);
  }
}

/** What is written, and whose lists may differ afterwards. */
type Affecting = Pick<ResourceAction<unknown, unknown>, 'kind' | 'affects'>;

/**
 * A run of an action, for one of a step.
 *
 * @param changed Called when something was written that lists do not show yet.
 */
export function runOf(run: StepRun, context: Context, changed: () => void): ActionRun {
  const { signal = new AbortController().signal } = run;
  const { clock } = context;
  return {
    clock: {
      now: () => clock.now(),
      sleep: (milliseconds, ending) => {
        const sleeping = clock.sleep(milliseconds, ending);
        return run.waits?.(sleeping) ?? sleeping;
      },
    },
    signal,
    progress: (text) => run.progress(text),
    job: (id) => run.job?.(id),
    changed,
  };
}

/** The place of an action, read again; the problem when it is not what the plan was made from. @throws ApiError */
export async function placeAsPlanned(
  { action, resource }: ActionRequest,
  basis: string,
  context: Context,
  signal: AbortSignal,
): Promise<{ readonly place: Place } | { readonly problem: StepResult }> {
  const place = await readPlace(resource, context, signal);
  if (!place) return { problem: untouched(l10n.t('It has been deleted in the meantime.')) };
  if ((await basisOf(action, place)) === basis) return { place };
  return { problem: untouched(l10n.t('It has been changed in the meantime: try again.')) };
}

/**
 * The result of an action that was cancelled, or whose request failed.
 *
 * @param hasBegun Whether something may have been changed.
 * @throws any other error
 */
export function resultOf(error: unknown, signal: AbortSignal, hasBegun: boolean): StepResult {
  if (signal.aborted && !hasBegun) {
    return { state: 'skipped', message: l10n.t('Cancelled before anything was changed.') };
  }
  if (!(error instanceof ApiError)) {
    if (signal.aborted) return unfollowed(); // a pause between two looks was cut short
    throw error;
  }
  if (error.kind === 'cancelled') return unfollowed();
  const doubt = isLostAnswer(error) ? [l10n.t('It may have been done: refresh the view to see.')] : [];
  return failed([failureOf(error), ...doubt].join(' '));
}

function unfollowed(): StepResult {
  return { state: 'running', message: l10n.t('No longer followed; what was started goes on.') };
}

function untouched(message: string): StepResult {
  return { ...failed(message), isUntouched: true };
}

function failed(message: string): StepResult {
  return { state: 'failed', message };
}

/** Marks the lists as outdated that an action may have changed. */
export function invalidateAfter(
  { kind, affects = [] }: Affecting,
  { session, lists }: Pick<Context, 'session' | 'lists'>,
): void {
  for (const each of [kind, ...affects]) lists.invalidateKind(listedKindOf(each), session);
}

/** The kind whose list has the items of a kind. */
export function listedKindOf<Scope, Item>(kind: ResourceKind<Scope, Item>): { readonly id: string } {
  return 'within' in kind ? kind.within.kind : kind;
}

/** What must be the same when the subject of an action is read again. */
export async function basisOf(action: ResourceAction<unknown, unknown>, place: Place): Promise<string> {
  return JSON.stringify([action.basis ? await action.basis(place.subject, place) : place.subject]);
}

/** The place with the current subject; undefined when the item does not exist. @throws ApiError */
export async function readPlace(
  { kind, scope, identity }: ResourceRef,
  { session, lists }: Pick<Context, 'session' | 'lists'>,
  signal: AbortSignal,
): Promise<Place | undefined> {
  const list: Place['list'] = (other, otherScope) => readList(lists, session, other, otherScope, signal);
  const place = { session, scope, list };
  if (identity === undefined) return { ...place, subject: undefined };
  const subject = await readItem(lists, session, kind, scope, identity, signal);
  return subject === undefined ? undefined : { ...place, subject };
}

async function readItem(
  lists: SharedLists,
  session: Session,
  kind: ResourceKind<unknown, unknown>,
  scope: unknown,
  identity: string,
  signal: AbortSignal,
): Promise<unknown> {
  if (!isReadable(kind)) {
    const items = await readList(lists, session, kind, scope, signal);
    return items.find((item) => kind.identity(item) === identity);
  }
  const { items, error } = await lists.read(kind, session, scope, identity, { anew: true, signal });
  if (error) throw error;
  return items[0];
}

/** A list from its server, whatever is known of it already. @throws ApiError */
export async function readList<Scope, Item>(
  lists: SharedLists,
  session: Session,
  kind: ResourceKind<Scope, Item>,
  scope: Scope,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const { items, error } = await lists.get(kind, session, scope, { anew: true, signal });
  if (error) throw error;
  return items;
}
