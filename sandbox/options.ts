import type { Clock } from '../api/clock';
import type { LainGeneration } from './lain/console';
import type { Seed } from './seeds/seed';

/** Options for starting a sandbox, all optional. */
export interface SandboxOptions {
  /** Port of the first service, the others follow on the next ones; 0 (default) for any free ports. */
  readonly port?: number;
  /**
   * `demo` (default): a small company; `empty`: people who can sign in, and nothing else; `scale:2000x10`: an engine
   * with 2000 microservices of 10 instances each; or what makes the state.
   */
  readonly seed?: string | Seed;
  /** File for the state; written after every change, read at the start. By default nothing is stored. */
  readonly data?: string;
  /** Delay of every answer in milliseconds; default 0. */
  readonly latency?: number;
  /** Share of read requests that fail with 503 or a broken connection, 0 to 1; default 0. */
  readonly failRate?: number;
  /** Lifetime of IAM tokens (default 24 h) and of the registry's tokens (default 12 h), in seconds. */
  readonly tokenTtl?: number;
  /** `sync` (default): consoles 2.2 and later; `async`: 2.0. */
  readonly lainGeneration?: LainGeneration;
  /** `token` (default), or `none` for an open console. */
  readonly lainAuthentication?: 'token' | 'none';
  /** Stops the scheduler: operations that need it answer 503. */
  readonly lainMaintenance?: boolean;
  /** Milliseconds until reads of the registry show a changed instance, and eight times as long for one that went; default 0. */
  readonly lag?: number;
  /** Milliseconds until lists of configuration items show a change, except to who asks with a revision; default 0. */
  readonly kieLag?: number;
  /** Milliseconds for which ServiceStage and the engine service answer a question as they did before; default 0. */
  readonly readCache?: number;
  /** One read request in this many is answered 502, never the same twice in a row; default 0 for none. */
  readonly badGateway?: number;
  /** As late and as unreliable as real clouds, where the other options say nothing else; default false. */
  readonly unfriendly?: boolean;
  /** `none` (default), or `rbac` for an engine with sign-in, accounts and roles. */
  readonly registryAuthentication?: 'none' | 'rbac';
  /** Factor on the durations of a real LAIN cluster; default 0.15, where one step of a pod takes about 1.5 s. */
  readonly pace?: number;
  readonly clock?: Clock;
  /** Random source for `failRate`: numbers from 0 to below 1. */
  readonly random?: () => number;
}

/** Credentials for each service. */
export interface SandboxCredentials {
  readonly lain: { readonly accessToken: string };
  readonly registry:
    | { readonly authentication: 'none' }
    | { readonly authentication: 'rbac'; readonly name: string; readonly password: string };
  readonly iam: {
    readonly domain: string;
    readonly user: string;
    readonly password: string;
    readonly project: string;
    readonly projectId: string;
    /** Keys of the same user, for signed requests. */
    readonly accessKey: string;
    readonly secretKey: string;
  };
}

/**
 * The line printed when the sandbox is ready: addresses by service; that of the engine service, cse, serves Nacos too.
 */
export interface ReadyLine {
  readonly iam: string;
  readonly servicestage: string;
  readonly cse: string;
  readonly registry: string;
  readonly kie: string;
  readonly lain: string;
  readonly credentials: SandboxCredentials;
}

export interface RunningSandbox {
  readonly ready: ReadyLine;
  /** Stops listening; open connections are closed. */
  readonly close: () => Promise<void>;
}
