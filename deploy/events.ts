import type { PlanAction, PlanStep } from './plan';

/** Identifies the resource of an event or a step. */
export type ResourceName = Pick<PlanStep, 'apiVersion' | 'kind' | 'name' | 'scope'>;

/** Progress of one resource while a plan is applied. */
export interface DeployEvent {
  readonly resource: ResourceName;
  readonly action: PlanAction;
  readonly state: 'started' | 'progress' | 'done' | 'failed' | 'skipped';
  /** Message for the user, ready to be shown. */
  readonly message?: string;
  /** The cloud job that does the work, if there is one. */
  readonly job?: string;
}

export type OnEvent = (event: DeployEvent) => void;

/** The result of one step. */
export interface StepResult {
  /** `running`: the cloud continues, but nobody follows any more. */
  readonly state: 'done' | 'failed' | 'running' | 'skipped';
  readonly message: string;
  /** Set when nothing was written: what is there is somebody else's. */
  readonly isUntouched?: true;
  /** True for a `done` that falls short of the plan. */
  readonly warning?: boolean;
}
