import type * as vscode from 'vscode';
import type { Clock } from '../api/clock';
import type { SharedLocks } from '../deploy/lock/shared-locks';
import type { SharedLists } from '../resources/shared-lists';
import type { LiveConnections } from './connections/live-connections';
import type { SecretStore } from './connections/secrets';
import type { ConnectionStore } from './connections/store';
import type { SharedPlanView } from './deploy/shared-plan-view';
import type { Documents } from './documents/documents';
import type { LanguageServer } from './language-client';
import type { Prompts } from './prompts';
import type { Sandbox } from './sandbox/sandbox';
import type { RunningWork } from './status/running-work';
import type { Views } from './views/views';

/** Dependencies of the features; made once by the composition root. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly prompts: Prompts;
  readonly clock: Clock;
  readonly secrets: SecretStore;
  readonly sandbox: Sandbox;
  readonly connections: ConnectionStore;
  readonly live: LiveConnections;
  /** Lists of live resources, requested once for all their users. */
  readonly lists: SharedLists;
  /** Live resources as documents, and their drafts. */
  readonly documents: Documents;
  readonly languageServer: LanguageServer;
  readonly views: Views;
  readonly planView: SharedPlanView;
  /** What actions on rows hold together, so that no deployment begins meanwhile. */
  readonly sharedLocks: SharedLocks;
  /** What is being carried out, for the status bar. */
  readonly work: RunningWork;
}

/** One feature of the extension: activates itself and returns what disposes it. */
export type Feature = (services: Services) => vscode.Disposable;
