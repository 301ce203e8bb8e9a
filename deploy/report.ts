import type { StepResult } from './events';
import { allSteps, planActions, type Plan, type PlanAction, type PlanStep } from './plan';

export interface ReportedChange {
  readonly path: string;
  /** Null when absent. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface ReportedResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly scope?: string;
  readonly action: PlanAction;
  readonly changes: readonly ReportedChange[];
  readonly reason?: string;
}

/** The number of resources by action; of undoing, those that it leaves changed are counted for themselves. */
export type PlanCounts = Readonly<Record<PlanAction, number>> & { readonly notRestored?: number };

/** A plan for programs (`plan --format json`): every resource, each followed by its parts. */
export interface PlanReport {
  /** Name of the connection. */
  readonly target: string;
  readonly resources: readonly ReportedResource[];
  readonly counts: PlanCounts;
  /** What else to know, warnings of the files among it; absent where there is nothing. */
  readonly notes?: readonly string[];
}

/** Converts a plan for programs, with the number of resources by action. */
export function reportPlan({ target, steps, notes }: Plan): PlanReport {
  const all = allSteps(steps);
  const left = all.filter(({ isNotRestored }) => isNotRestored);
  const counted = all.filter((step) => !left.includes(step));
  const counts = Object.fromEntries(
    planActions.map((action) => [action, counted.filter((one) => one.action === action).length]),
  ) as Record<PlanAction, number>;
  return {
    target: target.name,
    resources: all.map(reportStep),
    counts: { ...counts, ...leftCount(left) },
    ...(notes.length > 0 && { notes }),
  };
}

/** Present where undoing leaves something changed. */
function leftCount({ length }: readonly unknown[]): { readonly notRestored?: number } {
  return length > 0 ? { notRestored: length } : {};
}

function reportStep({ apiVersion, kind, name, scope, action, changes, reason }: PlanStep): ReportedResource {
  return {
    apiVersion,
    kind,
    name,
    ...(scope !== undefined && { scope }),
    action,
    changes: changes.map(({ path, from = null, to = null }) => ({ path, from, to })),
    ...(reason !== undefined && { reason }),
  };
}

/** The results of a plan's steps: the number of completed ones by action, and of the others. */
export interface DeployCounts {
  readonly create: number;
  readonly change: number;
  readonly replace: number;
  readonly remove: number;
  readonly unchanged: number;
  /** Those that undoing leaves changed; absent where there are none. */
  readonly notRestored?: number;
  readonly failed: number;
  readonly skipped: number;
  readonly running: number;
}

/** The last line of `deploy --json`. */
export interface DeployReport {
  readonly counts: DeployCounts;
  /** Id of this run in the history; absent when it is not there. */
  readonly run?: string;
}

/** As much of a step and its result as is counted. */
interface Ended {
  readonly step: Pick<PlanStep, 'action' | 'isNotRestored'>;
  readonly result: Pick<StepResult, 'state'>;
}

/** Counts the results of the steps. */
export function reportOutcome({ steps }: { readonly steps: readonly Ended[] }, run?: string): DeployReport {
  const left = steps.filter(({ step }) => step.isNotRestored);
  const done = (action: PlanAction) =>
    steps.filter((one) => one.result.state === 'done' && one.step.action === action && !left.includes(one))
      .length;
  const ended = (state: string) => steps.filter(({ result }) => result.state === state).length;
  return {
    counts: {
      create: done('create'),
      change: done('change'),
      replace: done('replace'),
      remove: done('remove'),
      unchanged: done('unchanged'),
      ...leftCount(left),
      failed: ended('failed'),
      skipped: ended('skipped'),
      running: ended('running'),
    },
    ...(run !== undefined && { run }),
  };
}
