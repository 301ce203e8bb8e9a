import * as l10n from '@vscode/l10n';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import type { RecordedDocument } from '../history/run-record';
import { makePlan } from '../make-plan';
import type { PlanStep } from '../plan';
import { documentFile, isApp } from './undo-files';
import { leftStep, restingStep, withLost, type Back, type Undone } from './undone';

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
  const decided = own.map((undone, index) => decide(undone, index, before, after));
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
    const made = await makePlan({ files: [documentFile(planned)], allowReplace }, context, signal);
    for (const [index, document] of planned.entries()) {
      const step = made.steps[index];
      if (step) steps.set(document, step);
    }
  }
  return steps;
}

function decide(
  undone: Undone,
  index: number,
  before: Steps,
  after: Steps,
): PreparedStep | { readonly removed: RecordedDocument } {
  const { step, former, isDone } = undone;
  const back = former.before && before.get(former.before);
  const left = former.after ? after.get(former.after)?.step : undefined;
  if (back?.step.action === 'unchanged') {
    return withLost(former.after === undefined ? withNote(back, asDescribed()) : back, former.lost);
  }
  if (former.before === undefined) return leftStep(step, index, former.lost);
  if (former.before === null && left?.action === 'create') {
    return restingStep(step, index, 'unchanged', [l10n.t('There is none any more.')]);
  }
  const moved = isDone ? movedSince(former.after, left, back?.step) : undefined;
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

/** What somebody has done to a resource since the run, in one sentence; undefined when it is as the run left it. */
function movedSince(
  after: RecordedDocument | null | undefined,
  left: PlanStep | undefined,
  back: PlanStep | undefined,
): string | undefined {
  if (after === undefined) return undefined; // it was not seen
  if (after === null) {
    return back && back.action !== 'create' ? l10n.t('It was created again since the run.') : undefined;
  }
  if (!left || left.action === 'unchanged') return undefined;
  if (left.action === 'create') return l10n.t('It was deleted since the run.');
  const paths = left.changes.map(({ path }) => path).join(', ');
  return paths === '' ? left.reason : l10n.t('It was changed since the run: {0}.', paths);
}
