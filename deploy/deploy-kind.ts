import type { Clock } from '../api/clock';
import type { Service } from '../api/catalogue/operation';
import type { Session } from '../connections/session';
import type { SharedLists } from '../resources/shared-lists';
import type { DeployFile } from './deploy-file';
import type { StepResult } from './events';
import type { RunGit } from './lain/git-manifest';
import type { PlanStep } from './plan';

/** What is deployed. */
export interface DeployRequest {
  readonly files: readonly DeployFile[];
  /** Meta version of LAIN apps; absent for the checked-out commit's, else the newest. */
  readonly version?: string;
  /** Deploys a LAIN version that runs already once more, which restarts every instance. */
  readonly restart?: boolean;
}

/** Where and with what it is deployed. */
export interface DeployContext {
  readonly session: Session;
  readonly lists: SharedLists;
  readonly clock: Clock;
  /** Runs git in the folder of a file; absent where the folder is not trusted. */
  readonly git?: RunGit;
}

/** A step while it is carried out. */
export interface StepRun {
  /** Ends the watching between two requests; what the cloud has begun goes on. */
  readonly signal?: AbortSignal;
  progress(message: string): void;
}

/** A step of a plan and what carries it out. */
export interface PreparedStep {
  readonly step: PlanStep;
  /** Unique in its plan. */
  readonly id: string;
  /** The live state that the step was made from; when it moves, the plan is made again. Never shown. */
  readonly liveState: string;
  /** Ids of steps that have to be done before. */
  readonly after: readonly string[];
  /** Writes and follows to the end. Failures of the cloud are results; only defects are thrown. */
  apply(run: StepRun): Promise<StepResult>;
}

/** How one kind of resource is deployed. */
export interface DeployKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The service that it is deployed to. */
  readonly service: Service;
  /** Whether a file has resources of this kind. */
  readonly isIn: (file: DeployFile) => boolean;
  /**
   * Reads what the files want, reads what is there, and compares.
   * @throws ApiError when the service refuses the caller.
   */
  prepare(request: DeployRequest, context: DeployContext, signal?: AbortSignal): Promise<PreparedStep[]>;
}
