/** What applying a plan does to one resource. */
export type ResourceAction = 'create' | 'change' | 'replace' | 'unchanged';

/** One difference: a path inside the resource and its texts before and after; null where there is nothing. */
export interface Change {
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface PlannedResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly action: ResourceAction;
  readonly changes: readonly Change[];
}

/** A plan in the form that programs read (`plan --json`): what becomes of each resource of the target. */
export interface PlanReport {
  /** Name of the connection that the plan is for. */
  readonly target: string;
  readonly resources: readonly PlannedResource[];
  readonly counts: Readonly<Record<ResourceAction, number>>;
}

/** Puts planned resources into the form that programs read, with the number of resources by action. */
export function reportPlan(target: string, resources: readonly PlannedResource[]): PlanReport {
  const counts: Record<ResourceAction, number> = { create: 0, change: 0, replace: 0, unchanged: 0 };
  for (const resource of resources) counts[resource.action]++;
  return { target, resources, counts };
}
