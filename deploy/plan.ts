import type { Service } from '../api/catalogue/operation';
import type { Session } from '../connections/session';

/** What applying a plan does to one resource. `blocked`: nothing, with a reason; `unknown`: can't be determined. */
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

/** One difference: a path inside the resource and its texts before and after; absent where there is none. */
export interface PlanChange {
  readonly path: string;
  readonly from?: string;
  readonly to?: string;
}

/** The plan of one resource. Texts are ready to be shown: secrets are masked. */
export interface PlanStep {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Distinguishes resources of one kind and name, such as by the labels of a configuration item. */
  readonly scope?: string;
  readonly action: PlanAction;
  /** What is removed, where that is a part of the resource; empty where its parts say it. */
  readonly removes?: string;
  /** The step in one sentence. */
  readonly summary: string;
  /** What it belongs to, such as `Application shop, Environment production`; absent where it belongs to nothing. */
  readonly where?: string;
  readonly changes: readonly PlanChange[];
  /** Why the step is blocked, or unknown, or left unchanged although it differs. */
  readonly reason?: string;
  /** File and line of the name that is the reason, such as `cart.servicestage.yaml:4`. */
  readonly at?: string;
  /** Set when nothing is written, but a job runs on it that is followed to its end. */
  readonly isRunning?: true;
  /** Set when undoing a run leaves what the run changed of it: nothing more of that can be put back. */
  readonly isNotRestored?: true;
  /** Set when it is blocked only because it deletes and creates the resource again: the name that allows it. */
  readonly allowedBy?: string;
  /** Notes to read before confirming. */
  readonly notes?: readonly string[];
  /** What is measured at the moment, to be read before confirming: it may differ when the plan is made again. */
  readonly figures?: readonly string[];
  /** Parts of the resource, such as the procs of an app. */
  readonly children?: readonly PlanStep[];
}

/** A server that is written to, with what tells apart those who share it: projects of a region have one address. */
export interface WrittenServer {
  readonly service: Service;
  /** Without what its writing leaves open. */
  readonly address: string;
  /** Id of the cloud project, or the project in the paths of an engine; absent where a server has none. */
  readonly project?: string;
  /** Id of the enterprise project of the engines; absent for other servers. */
  readonly enterpriseProject?: string;
}

/** The connection that a plan is applied to. */
export interface PlanTarget {
  /** Name of the connection. */
  readonly name: string;
  readonly address: string;
  /** Servers that the run writes to, which identify the target. Absent for a single call, which is not a run. */
  readonly servers?: readonly WrittenServer[];
  /** Whether confirming requires the connection's name to be typed. */
  readonly protected: boolean;
}

/**
 * The target of a session's plans.
 *
 * @param service The service that is deployed to, whose address is shown; that of the connection when left out.
 */
export function planTarget({ target }: Pick<Session, 'target'>, service?: Service): PlanTarget {
  const { connection, addresses, address } = target;
  return {
    name: connection.name,
    address: (service && addresses[service]) ?? address,
    protected: connection.protected === true,
  };
}

/** What a deployment will do, determined before anything is changed. */
export interface Plan {
  readonly target: PlanTarget;
  readonly steps: readonly PlanStep[];
  /** Notes on the whole plan to read before confirming. */
  readonly notes: readonly string[];
  /** Whether it puts back what was there before a run. */
  readonly isUndo?: true;
}

/** Actions that write something. */
export function isWrite(action: PlanAction): boolean {
  return action === 'create' || action === 'change' || action === 'replace' || action === 'remove';
}

/** Whether the plan can't be applied: a step is blocked, or the live state could not be read. */
export function isBlocked(plan: Plan): boolean {
  return plan.steps.some(({ action }) => action === 'blocked' || action === 'unknown');
}

/** The names of the resources that must be allowed to be deleted and created again; all else of the plan is possible. */
export function namesToAllow({ steps }: Plan): readonly string[] {
  const blocked = steps.filter(({ action }) => action === 'blocked' || action === 'unknown');
  const names = blocked.flatMap(({ allowedBy }) => allowedBy ?? []);
  return names.length === blocked.length ? names : [];
}

/** Whether applying the plan would change nothing. */
export function isEmpty(plan: Plan): boolean {
  return plan.steps.every(({ action }) => action === 'unchanged');
}

/** Whether all that steps do is to remove things. */
export function isRemoval(steps: readonly Pick<PlanStep, 'action'>[]): boolean {
  const written = steps.filter(({ action }) => isWrite(action));
  return written.length > 0 && written.every(({ action }) => action === 'remove');
}

/** Steps and their parts in display order. */
export function allSteps(steps: readonly PlanStep[]): PlanStep[] {
  return steps.flatMap((step) => [step, ...allSteps(step.children ?? [])]);
}

/** Names of the resources and parts that the plan removes. */
export function removedNames(plan: Plan): string[] {
  return allSteps(plan.steps)
    .filter(({ action }) => action === 'remove' || action === 'replace')
    .map(({ name, removes }) => removes ?? name)
    .filter((name) => name !== '');
}

/** Display name of a resource: `web`, or `application.yaml (app=shop)`. */
export function titleOf({ name, scope }: Pick<PlanStep, 'name' | 'scope'>): string {
  return scope === undefined ? name : `${name} (${scope})`;
}
