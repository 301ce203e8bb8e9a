import type { PlanAction, PlanStep } from './plan';

/** Which resource something is about. */
export type ResourceName = Pick<PlanStep, 'apiVersion' | 'kind' | 'name' | 'scope'>;

/** Something that happens to one resource while a plan is carried out. */
export interface DeployEvent {
  readonly resource: ResourceName;
  readonly action: PlanAction;
  readonly state: 'started' | 'progress' | 'done' | 'failed' | 'skipped';
  /** For people; ready to be shown. */
  readonly message?: string;
  /** Job of the cloud that does the work, where there is one. */
  readonly job?: string;
}

export type OnEvent = (event: DeployEvent) => void;

/** How one step ended. */
export interface StepResult {
  /** `running`: the cloud goes on, and nobody watches any more. */
  readonly state: 'done' | 'failed' | 'running' | 'skipped';
  readonly message: string;
  /** True for a `done` that is not all that the plan promised. */
  readonly warning?: boolean;
}
