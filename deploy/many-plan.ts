import * as l10n from '@vscode/l10n';
import type {
  ActionResult,
  Answers,
  ManyItems,
  ResourceAction,
  ResourceRef,
} from '../resources/resource-action';
import {
  actionTarget,
  invalidateAfter,
  lackOf,
  obstacleAt,
  placeAsPlanned,
  planAction,
  readPlace,
  resultOf,
  runOf,
  type ActionContext,
  type ActionRequest,
} from './action-plan';
import type { PreparedStep, StepRun } from './deploy-kind';
import type { StepResult } from './events';
import type { PreparedPlan } from './prepared-plan';
import { titleOf, type PlanStep } from './plan';

/** An action on several items of one connection. */
export interface ManyRequest {
  readonly action: ResourceAction<unknown, unknown>;
  readonly many: ManyItems<unknown, unknown>;
  readonly resources: readonly ResourceRef[];
}

/** Maximum number of failures in a message; the log has all of them. */
const maxNamed = 3;

/**
 * The questions that are asked once for all that it is possible with; none when the account may not act on them.
 * @throws ApiError
 */
export async function questionsForMany(
  { action, many, resources }: ManyRequest,
  context: ActionContext,
  signal: AbortSignal,
) {
  if (!many.questions || (await lackOf(action, context, signal)) !== undefined) return [];
  const places = await Promise.all(eachOnce(resources).map((one) => readPlace(one, context, signal)));
  const found = places.filter((place) => place !== undefined);
  const obstacles = await Promise.all(found.map((place) => obstacleAt(place, action)));
  const possible = found.filter((_place, index) => obstacles[index] === undefined);
  return possible.length === 0 ? [] : many.questions(possible);
}

/**
 * Plans an action on several items as one step with a part for each. What is not possible with some is said and left out;
 * when it is not possible with any, the step is blocked. Changes nothing. @throws ApiError
 */
export async function planMany(
  selected: ManyRequest,
  answers: Answers,
  context: ActionContext,
  signal: AbortSignal,
): Promise<PreparedPlan> {
  const request = { ...selected, resources: eachOnce(selected.resources) };
  const { action, resources } = request;
  const plans = await Promise.all(
    resources.map((resource) => planAction({ action, resource }, answers, context, signal)),
  );
  const parts = plans.flatMap(({ steps }, index) =>
    steps.map((prepared) => ({
      prepared,
      request: { action, resource: resources[index] ?? { kind: action.kind, scope: {} } },
    })),
  );
  const isBlocked = ({ prepared }: Part): boolean => prepared.step.action === 'blocked';
  const possible = parts.filter((part) => !isBlocked(part));
  const step = stepOf(request, answers, possible, parts.filter(isBlocked));
  const whole: PreparedStep = {
    step,
    id: parts.map(({ prepared }) => prepared.id).join(' '),
    liveState: JSON.stringify(parts.map(({ prepared }) => prepared.liveState)),
    after: [],
    apply: (run) => apply(request, possible, answers, context, run),
  };
  const target = await actionTarget(action, context);
  return { plan: { target, steps: [step], notes: [] }, steps: [whole] };
}

/** A server may list an item twice; each counts once. */
function eachOnce(resources: readonly ResourceRef[]): readonly ResourceRef[] {
  const keyed = resources.map((one) => [refKey(one), one] as const);
  return [...new Map(keyed).values()];
}

function refKey({ kind, scope, identity }: ResourceRef): string {
  return JSON.stringify([kind.id, kind.scopeKey(scope), identity]);
}

/** One item and its own plan. */
interface Part {
  readonly prepared: PreparedStep;
  readonly request: ActionRequest;
}

function stepOf(
  { action, many, resources }: ManyRequest,
  answers: Answers,
  possible: readonly Part[],
  blocked: readonly Part[],
): PlanStep {
  const [first] = [...possible, ...blocked];
  const { apiVersion = '', kind = '' } = first?.prepared.step ?? {};
  const [only] = possible;
  const reasons = blocked.map(({ prepared: { step } }) => `${titleOf(step)}: ${step.reason ?? ''}`);
  const isBlocked = possible.length === 0;
  return {
    apiVersion,
    kind,
    name: l10n.t('{0} selected', resources.length),
    action: isBlocked ? 'blocked' : action.effect,
    summary:
      only && possible.length === 1
        ? only.prepared.step.summary
        : many.summary(isBlocked ? resources.length : possible.length, answers),
    changes: [],
    removes: '',
    children: possible.map(({ prepared }) => prepared.step),
    ...(isBlocked && { reason: reasons.join(' ') }),
    notes: [
      ...notesOf(possible.map(({ prepared }) => prepared.step)),
      ...(isBlocked ? [] : reasons.map((reason) => l10n.t('Left out: {0}', reason))),
    ],
  };
}

/** What else happens: what is true of all is said once, the other notes with the name of their item. */
function notesOf(steps: readonly PlanStep[]): string[] {
  const isCommon = (note: string): boolean => steps.every(({ notes = [] }) => notes.includes(note));
  const all = steps.flatMap((step) =>
    (step.notes ?? []).map((note) => (isCommon(note) ? note : `${titleOf(step)}: ${note}`)),
  );
  return [...new Set(all)];
}

async function apply(
  { action, many }: ManyRequest,
  parts: readonly Part[],
  answers: Answers,
  context: ActionContext,
  run: StepRun,
): Promise<StepResult> {
  const results =
    many.run === undefined
      ? await inTurn(parts, run)
      : await atOnce({ action, many }, parts, answers, context, run);
  const done = results.filter(({ state }) => state === 'done').length;
  const others = results.flatMap(({ state, message }, index) =>
    state === 'done' ? [] : [`${titleOf(parts[index]?.prepared.step ?? { name: '' })}: ${message}`],
  );
  const more = others.length - maxNamed;
  const named = [...others.slice(0, maxNamed), ...(more > 0 ? [l10n.t('and {0} more', more)] : [])];
  const message = [many.done(done, parts.length), ...named].join('; ');
  if (others.length === 0) return { state: 'done', message: `${message}.` };
  const isRunning = results.every(({ state }) => state === 'done' || state === 'running');
  return { state: isRunning ? 'running' : 'failed', message };
}

async function inTurn(parts: readonly Part[], run: StepRun): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const [index, { prepared }] of parts.entries()) {
    const progress = (text: string): void =>
      run.progress(l10n.t('{0} of {1}: {2}', index + 1, parts.length, text));
    progress(prepared.step.summary);
    results.push(await prepared.apply({ ...run, progress }));
  }
  return results;
}

/** Writes what is still as planned with as few requests as the API allows. */
async function atOnce(
  { action, many }: Pick<ManyRequest, 'action' | 'many'>,
  parts: readonly Part[],
  answers: Answers,
  context: ActionContext,
  run: StepRun,
): Promise<readonly StepResult[]> {
  const actionRun = runOf(run, context, () => invalidateAfter(action, context));
  let hasBegun = false;
  try {
    const found = await Promise.all(
      parts.map(({ prepared, request }) =>
        placeAsPlanned(request, prepared.liveState, context, actionRun.signal),
      ),
    );
    const places = found.flatMap((one) => ('place' in one ? [one.place] : []));
    hasBegun = true;
    const written = places.length === 0 ? [] : [...((await many.run?.(places, answers, actionRun)) ?? [])];
    return found.map((one) => ('problem' in one ? one.problem : (written.shift() ?? unanswered())));
  } catch (error) {
    return parts.map(() => resultOf(error, actionRun.signal, hasBegun));
  } finally {
    invalidateAfter(action, context);
  }
}

function unanswered(): ActionResult {
  return { state: 'failed', message: l10n.t('The server does not say what became of it.') };
}
