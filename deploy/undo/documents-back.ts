import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import type { Former, RecordedDocument, Unkept } from '../history/run-record';
import { isAsSealed } from '../history/seal';
import { withEntriesOf } from '../history/secret-entries';
import { makePlan } from '../make-plan';
import type { PlanStep } from '../plan';
import { documentFile, isApp } from './undo-files';
import { absentStep, leftStep, notSeen, restingStep, withLost, type Back, type Undone } from './undone';

/** The steps that deploying documents would take, by the documents. */
type Steps = ReadonlyMap<RecordedDocument, PreparedStep>;

/** Plans what was there before for all that documents of cloud manifests describe. @throws ApiError */
export async function documentsBack(
  known: readonly Undone[],
  context: DeployContext,
  allowReplace: readonly string[],
  signal: AbortSignal,
): Promise<Back> {
  const own = known.filter(
    ({ former: { before, after } }) => ![before, after].some((one) => one && isApp(one)),
  );
  const [before, after] = await Promise.all([
    stepsOf(
      own.flatMap(({ former }) => former.before ?? []),
      context,
      allowReplace,
      signal,
    ),
    stepsOf(
      own.flatMap(({ former }) => former.after ?? []),
      context,
      allowReplace,
      signal,
    ),
  ]);
  const decided = await Promise.all(own.map((undone, index) => decide(undone, index, before, after, signal)));
  const removed = decided.flatMap((one) => ('removed' in one ? [one.removed] : []));
  return {
    steps: decided.flatMap((one) => ('removed' in one ? [] : [one])),
    removed: removed.length > 0 ? [documentFile(removed)] : [],
  };
}

/** Each of the two kinds of plans has a step for each document, in their order. @throws ApiError */
async function stepsOf(
  documents: readonly RecordedDocument[],
  context: DeployContext,
  allowReplace: readonly string[],
  signal: AbortSignal,
): Promise<Steps> {
  const steps = new Map<RecordedDocument, PreparedStep>();
  for (const isConfig of [false, true]) {
    const planned = documents.filter(({ apiVersion }) => (apiVersion === 'kie/v1') === isConfig);
    if (planned.length === 0) continue;
    const plan = (all: readonly RecordedDocument[]) =>
      makePlan({ files: [documentFile(all)], allowReplace }, context, signal);
    let made = await plan(planned);
    if (planned.some(({ leftOut }) => leftOut)) {
      made = await plan(
        await Promise.all(planned.map((one, index) => completed(one, made.steps[index], signal))),
      );
    }
    for (const [index, document] of planned.entries()) {
      const step = made.steps[index];
      if (step) steps.set(document, step);
    }
  }
  return steps;
}

/** A document with the entries that it leaves out as they are there: nobody knows what they were. @throws ApiError */
async function completed(
  document: RecordedDocument,
  step: PreparedStep | undefined,
  signal: AbortSignal,
): Promise<RecordedDocument> {
  const { leftOut, value, ...others } = document;
  if (!leftOut) return document;
  const there = await step?.valueNow?.(document, signal);
  return { ...others, value: { ...withEntriesOf(value, leftOut, there ?? {}) } };
}

/** @throws ApiError */
async function decide(
  undone: Undone,
  index: number,
  before: Steps,
  after: Steps,
  signal: AbortSignal,
): Promise<PreparedStep | { readonly removed: RecordedDocument }> {
  const { step, former } = undone;
  const back = former.before && before.get(former.before);
  const left = former.after ? after.get(former.after) : undefined;
  if (back?.step.action === 'unchanged') {
    const isAsBefore = former.after === undefined || isDeepStrictEqual(former.after, former.before);
    return withLost(isAsBefore ? withNote(back, asDescribed()) : back, former.lost);
  }
  if (former.before === undefined) return leftStep(step, index, former.lost);
  if (former.before === null && left?.step.action === 'create') {
    return absentStep(step, index);
  }
  const moved = movedSince(undone, left?.step, back?.step) ?? (await secretMoved(former, left, signal));
  if (moved !== undefined) return restingStep(step, index, 'blocked', [moved]);
  if (back) return withLost(former.after === undefined ? withNote(back, maybeMore()) : back, former.lost);
  return former.after ? { removed: former.after } : leftStep(step, index, former.lost);
}

/** What the run has left was not seen, so that what others have changed since can't be told from it. */
function maybeMore(): string {
  return l10n.t('What was changed since the run is put back, too: look at the changes.');
}

/** Some actions, such as a restart, change nothing that a manifest has. */
function asDescribed(): string {
  return l10n.t('As far as a manifest describes it, it is as before the run.');
}

function withNote(prepared: PreparedStep, note: string): PreparedStep {
  const notes = [...(prepared.step.notes ?? []), note];
  return { ...prepared, step: { ...prepared.step, notes } };
}

/**
 * What somebody has done to a resource since the run, in one sentence; undefined when it is as the run left it. What a step
 * that was not done left of each field is what was there before, or what was to be.
 */
function movedSince(
  { former: { after }, isDone }: Undone,
  left: PlanStep | undefined,
  back: PlanStep | undefined,
): string | undefined {
  if (after === undefined) return isDone ? undefined : notSeen();
  if (after === null) {
    if (!back || back.action === 'create') return undefined;
    return isDone ? l10n.t('It was created again since the run.') : changedSince(back, back.changes);
  }
  if (!left || left.action === 'unchanged') return undefined;
  if (left.action === 'create') return l10n.t('It was deleted since the run.');
  if (isDone || !back) return changedSince(left, left.changes);
  const former = new Set(back.changes.map(({ path }) => path));
  const moved = left.changes.filter(({ path }) => former.has(path));
  return moved.length === 0 && left.changes.length > 0 ? undefined : changedSince(left, moved);
}

/**
 * The same of what may be a secret, which is compared with a hash of what the run left; what stays as it is need not be.
 * @throws ApiError
 */
async function secretMoved(
  { before, after, unkept }: Former,
  left: PreparedStep | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!after || !unkept || (before && staysAsItIs(before, after, unkept))) return undefined;
  const value = await left?.valueNow?.(after, signal);
  const isSame = value && (await isAsSealed(unkept, value));
  if (isSame) return undefined;
  const fields = unkept.paths.map((path) => path.replace(/^spec\./, '')).join(', ');
  return isSame === false
    ? l10n.t('It was changed since the run: {0}.', fields)
    : l10n.t('Whether it was changed since the run can’t be told: {0} may hold a secret.', fields);
}

/** Whether putting a document back leaves all that may be a secret as it is: before and after the run there were the same. */
function staysAsItIs(before: RecordedDocument, after: RecordedDocument, { paths }: Unkept): boolean {
  const namesAt = ({ leftOut = [] }: RecordedDocument, field: string) =>
    leftOut
      .filter(({ path }) => path.slice(0, 2).join('.') === field)
      .flatMap(({ path, names }) => names.map((name) => JSON.stringify([...path, name])));
  return paths.every((field) => {
    const [own, left] = [namesAt(before, field), namesAt(after, field)];
    return left.length > 0 && left.every((name) => own.includes(name));
  });
}

function changedSince({ reason }: PlanStep, changes: PlanStep['changes']): string | undefined {
  const paths = changes.map(({ path }) => path).join(', ');
  return paths === '' ? reason : l10n.t('It was changed since the run: {0}.', paths);
}
