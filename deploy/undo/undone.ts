import * as l10n from '@vscode/l10n';
import type { DeployFile } from '../deploy-file';
import type { PreparedStep } from '../deploy-kind';
import type { Former, RunRecord, RunStep } from '../history/run-record';
import { isWrite, titleOf, type PlanAction } from '../plan';
import { goneAlready } from '../destroy/remove-row';

/** A step of a run that is undone: it wrote, or may have written, something. */
export interface Undone {
  readonly step: RunStep;
  readonly former: Former;
  /** Whether it is known that the step did what was planned. */
  readonly isDone: boolean;
}

/** What undoing does of one kind: steps that put back, and files that name what is removed. */
export interface Back {
  readonly steps: readonly PreparedStep[];
  readonly removed: readonly DeployFile[];
}

/** The steps of a run that are undone, and those of which nobody knows what was there before. */
export function undoneSteps({ steps }: RunRecord): {
  readonly known: readonly Undone[];
  readonly unknown: readonly RunStep[];
} {
  const written = steps.filter(
    ({ action, result }) => isWrite(action) && result?.state !== 'skipped' && !result?.isUntouched,
  );
  const known = written.flatMap(({ former, ...step }): Undone[] =>
    former ? [{ step, former, isDone: step.result?.state === 'done' }] : [],
  );
  // A step without a result and without what was there before was never begun.
  return { known, unknown: written.filter(({ former, result }) => !former && result) };
}

/** A step of the undoing that changes nothing, or can't be carried out, with the reason. */
export function restingStep(
  { apiVersion, kind, name, scope }: RunStep,
  index: number,
  action: Extract<PlanAction, 'unchanged' | 'blocked' | 'unknown'>,
  why: readonly string[],
): PreparedStep {
  const title = `${kind} ${name}`.trim();
  const isStaying = action === 'unchanged';
  return {
    step: {
      apiVersion,
      kind,
      name,
      ...(scope !== undefined && { scope }),
      action,
      summary: isStaying ? l10n.t('{0} stays as it is', title) : l10n.t('{0} can’t be put back', title),
      changes: [],
      ...(!isStaying ? { reason: why.join(' ') } : why.length > 0 && { notes: why }),
    },
    id: `undo ${index} ${title}`,
    liveState: '',
    after: [],
    apply: goneAlready,
  };
}

/** The step for a resource that no longer exists, just as before the run. */
export function absentStep(step: RunStep, index: number): PreparedStep {
  const resting = restingStep(step, index, 'unchanged', []);
  const summary = l10n.t('{0} is not there', `${step.kind} ${step.name}`.trim());
  return { ...resting, step: { ...resting.step, summary } };
}

/** A step of which nothing is put back, with the reasons. */
export function leftStep(step: RunStep, index: number, why: readonly string[]): PreparedStep {
  return notRestored(restingStep(step, index, 'unchanged', []), why);
}

/** Why a step that was not done is left alone where nobody knows what it has written. */
export function notSeen(): string {
  return l10n.t('What the run has left was not seen, so that what others have changed since can’t be told.');
}

/** A step with what it can't put back. */
export function withLost(prepared: PreparedStep, lost: readonly string[]): PreparedStep {
  if (lost.length === 0) return prepared;
  if (prepared.step.action === 'unchanged') return notRestored(prepared, lost);
  const notes = [...(prepared.step.notes ?? []), ...lost.map((one) => l10n.t('Not put back: {0}', one))];
  return { ...prepared, step: { ...prepared.step, notes } };
}

/** The step for a resource that stays as the run changed it: it must not look as if it had been put back. */
function notRestored({ step, ...prepared }: PreparedStep, why: readonly string[]): PreparedStep {
  const summary = l10n.t('{0} can’t be put back', `${step.kind} ${titleOf(step)}`.trim());
  return { ...prepared, step: { ...step, summary, reason: why.join(' '), isNotRestored: true } };
}
