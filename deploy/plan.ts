/** What applying a plan does to one resource. `blocked`: nothing, for a reason; `unknown`: nobody can tell. */
export type PlanAction = 'create' | 'change' | 'replace' | 'remove' | 'unchanged' | 'blocked' | 'unknown';

export const planActions: readonly PlanAction[] = [
  'create',
  'change',
  'replace',
  'remove',
  'unchanged',
  'blocked',
  'unknown',
];

/** One difference: a path inside the resource and its texts before and after; absent where there is nothing. */
export interface PlanChange {
  readonly path: string;
  readonly from?: string;
  readonly to?: string;
}

/** What becomes of one resource. Texts are ready to be shown: secrets are masked. */
export interface PlanStep {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Distinguishes resources of one kind and name, such as the labels of a configuration item. */
  readonly scope?: string;
  readonly action: PlanAction;
  /** The step in one sentence for people. */
  readonly summary: string;
  readonly changes: readonly PlanChange[];
  /** Why the step is blocked or unknown. */
  readonly reason?: string;
  /** What to know before agreeing. */
  readonly notes?: readonly string[];
  /** Parts that go with the resource, such as the procs of an app. */
  readonly children?: readonly PlanStep[];
}

/** Where a plan is carried out. */
export interface PlanTarget {
  /** Name of the connection. */
  readonly name: string;
  readonly address: string;
  /** Whether agreeing takes the connection's name to be typed. */
  readonly protected: boolean;
}

/** What a deployment will do, found out before anything is changed. */
export interface Plan {
  readonly target: PlanTarget;
  readonly steps: readonly PlanStep[];
  /** What to know before agreeing, beyond the single steps. */
  readonly notes: readonly string[];
}

/** Actions that write something. */
export function isWrite(action: PlanAction): boolean {
  return action === 'create' || action === 'change' || action === 'replace' || action === 'remove';
}

/** Whether the plan can't be carried out: a step is blocked, or what is there could not be found out. */
export function isBlocked(plan: Plan): boolean {
  return plan.steps.some(({ action }) => action === 'blocked' || action === 'unknown');
}

/** Whether carrying the plan out would change nothing. */
export function isEmpty(plan: Plan): boolean {
  return plan.steps.every(({ action }) => action === 'unchanged');
}

/** Steps and their parts in the order they are shown. */
export function allSteps(steps: readonly PlanStep[]): PlanStep[] {
  return steps.flatMap((step) => [step, ...allSteps(step.children ?? [])]);
}

/** Names of what goes away when the plan is carried out. */
export function removedNames(plan: Plan): string[] {
  return allSteps(plan.steps)
    .filter(({ action }) => action === 'remove' || action === 'replace')
    .map(({ name }) => name);
}

/** A resource as people read it: `web`, or `application.yaml (app=shop)`. */
export function titleOf({ name, scope }: Pick<PlanStep, 'name' | 'scope'>): string {
  return scope === undefined ? name : `${name} (${scope})`;
}
