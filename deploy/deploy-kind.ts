import type { ListedEngine } from '../api/catalogue/cse/engine-shapes';
import type { Clock } from '../api/clock';
import type { Service } from '../api/catalogue/operation';
import type { Session } from '../connections/session';
import type { SharedLists } from '../resources/shared-lists';
import type { ResourceRef } from '../resources/resource-action';
import type { DeployFile } from './deploy-file';
import type { StepResult } from './events';
import type { Former, RecordedDocument } from './history/run-record';
import type { RunGit } from './lain/git-manifest';
import type { NameProblem } from './name-problem';
import type { PlanStep } from './plan';

/** The files to deploy, with options. */
export interface DeployRequest {
  readonly files: readonly DeployFile[];
  /** Meta version of LAIN apps; by default that of the checked-out commit, else the newest. */
  readonly version?: string;
  /** Redeploys a LAIN version that is already running, which restarts every instance. */
  readonly restart?: boolean;
  /** Names of the resources that may be deleted and created again, with what is in them. */
  readonly allowReplace?: readonly string[];
}

/** The target of a deployment, with its dependencies. */
export interface DeployContext {
  readonly session: Session;
  readonly lists: SharedLists;
  readonly clock: Clock;
  /**
   * Opens the session for the servers of an engine of the project, or says why there is none. Without it the connection
   * itself reaches them. @throws ApiError
   */
  readonly openEngine?: (engine: ListedEngine) => Promise<Session | { readonly problem: string }>;
  /** Runs git in the folder of a file; absent when the folder is not trusted. */
  readonly git?: RunGit;
}

/** Options for applying one step. */
export interface StepRun {
  /** Stops following between two requests; work that the cloud has begun continues. */
  readonly signal?: AbortSignal;
  progress(message: string): void;
  /** Tells the id of the cloud's job that does the work. */
  job?(id: string): void;
  /** Waits for the cloud without a request: other steps may start meanwhile. */
  waits?<T>(waiting: Promise<T>): Promise<T>;
}

/** A resource before and after a step; secrets are masked. */
export interface StepTexts {
  /** Empty when it is created. */
  readonly before: string;
  readonly after: string;
}

/** A step of a plan with the function that applies it. */
export interface PreparedStep {
  readonly step: PlanStep;
  /** Unique in its plan. */
  readonly id: string;
  /** What it writes, to be shown afterwards. */
  readonly resource?: ResourceRef;
  /** The live state that the step was made from; when it changes, the plan is made again. Never shown. */
  readonly liveState: string;
  /** Steps of one key are never applied at the same time. */
  readonly exclusive?: string;
  /** Set when the value that it writes may hold a secret, which the plan points out. */
  readonly sendsSecret?: boolean;
  /** The name in a file that keeps the step from being carried out. */
  readonly nameProblem?: NameProblem;
  /** What keeps a resource that is as written from being used. */
  readonly warning?: string;
  /** The whole resource as a manifest before and after the step; absent where it has none. */
  readonly texts?: () => StepTexts;
  /** Ids of the steps to finish first. */
  readonly after: readonly string[];
  /** Ids of the steps whose resources it deletes first, which they create again. */
  readonly removes?: readonly string[];
  /** What became of the resource although the step is not started; undefined where it is untouched. */
  unstarted?(): StepResult | undefined;
  /** What is there before the step, and what it leaves, so that it can be undone. Called right before it. @throws ApiError */
  former?(signal: AbortSignal): Former | Promise<Former>;
  /**
   * The same with what the step has left, where only reading tells; undefined when there is nothing to add. Called when it is
   * done. @throws ApiError
   */
  left?(former: Former, signal: AbortSignal): Promise<Former | undefined>;
  /**
   * The members of the resource as they are now, with what may be secrets: for comparing, never kept. Undefined when there is
   * none. @throws ApiError
   */
  valueNow?(
    document: RecordedDocument,
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, unknown>> | undefined>;
  /**
   * Applies the step and follows it to the end. Failures of the cloud are results; only programming errors are thrown.
   */
  apply(run: StepRun): Promise<StepResult>;
}

/** How to deploy resources of one kind, or of several that belong together. */
export interface DeployKind {
  /** What is deployed, for messages. */
  readonly kind: string;
  /** The services that a file's resources of this kind are deployed to; none when it has none. */
  readonly services: (file: DeployFile) => readonly Service[];
  /**
   * Reads the desired state from the files and the live state, and compares them.
   * @throws ApiError when the service refuses the caller.
   */
  prepare(request: DeployRequest, context: DeployContext, signal?: AbortSignal): Promise<PreparedStep[]>;
}
