import type * as vscode from 'vscode';
import type { Clock } from '../api/clock';
import type { SharedLists } from '../resources/shared-lists';
import type { LiveConnections } from './connections/live-connections';
import type { SecretStore } from './connections/secrets';
import type { ConnectionStore } from './connections/store';
import type { LanguageServer } from './language-client';
import type { Prompts } from './prompts';
import type { Sandbox } from './sandbox/sandbox';
import type { Views } from './views/views';

/** What features need; made once by the composition root and handed to each. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly prompts: Prompts;
  readonly clock: Clock;
  readonly secrets: SecretStore;
  readonly sandbox: Sandbox;
  readonly connections: ConnectionStore;
  readonly live: LiveConnections;
  /** Live things, requested once for all who show or need them. */
  readonly lists: SharedLists;
  readonly languageServer: LanguageServer;
  readonly views: Views;
}

/** One feature of the extension: sets itself up, and is taken down by disposing what it answers. */
export type Feature = (services: Services) => vscode.Disposable;
