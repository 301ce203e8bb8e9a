import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../api/clock';
import { actionCommands } from './actions/action-commands';
import { callCommands } from './calls/call-commands';
import { firstSteps } from './commands/first-steps';
import { goToCommands } from './commands/go-to-commands';
import { connectionCommands } from './commands/connection-commands';
import { sandboxCommands } from './commands/sandbox-commands';
import { viewCommands } from './commands/view-commands';
import { SharedLocks } from '../deploy/lock/shared-locks';
import { SharedLists } from '../resources/shared-lists';
import { LiveConnections } from './connections/live-connections';
import { SecretStore } from './connections/secrets';
import { ConnectionStore } from './connections/store';
import { deployCommand } from './deploy/deploy-command';
import { SharedPlanView } from './deploy/shared-plan-view';
import { documentFeature } from './documents/document-feature';
import { Documents } from './documents/documents';
import { LanguageServer } from './language-client';
import { kieFeature } from './kie/kie-feature';
import { launchFeature } from './launch/launch-feature';
import { languageServer } from './language-server';
import { plainPrompts, type Prompts } from './prompts';
import { Sandbox } from './sandbox/sandbox';
import type { Feature, Services } from './services';
import { RunningWork } from './status/running-work';
import { statusItem } from './status/status-item';
import { Views } from './views/views';

/** The features of the extension. They are independent: removing a row removes that feature only. */
const features: readonly Feature[] = [
  languageServer,
  viewCommands,
  goToCommands,
  connectionCommands,
  sandboxCommands,
  firstSteps,
  deployCommand,
  callCommands,
  actionCommands,
  documentFeature,
  kieFeature,
  launchFeature,
  statusItem,
];

/** API for the tests that run inside the editor; other extensions get nothing. */
export interface TestApi {
  readonly services: Services;
  /** Lets tests answer the prompts; without an argument the editor's prompts are used again. */
  answerWith(prompts?: Prompts): void;
}

/** Called by the editor when a manifest is opened, a view is shown or a command is called. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  let answers: Prompts | undefined;
  const editors = async (): Promise<Prompts> => (await import('./editor-prompts')).editorPrompts;
  const services = createServices(context, () => answers ?? editors());
  for (const feature of features) context.subscriptions.push(feature(services));
  if (context.extensionMode !== vscode.ExtensionMode.Test) return undefined;
  return { services, answerWith: (prompts) => void (answers = prompts) };
}

function createServices(
  context: vscode.ExtensionContext,
  answers: () => Prompts | Promise<Prompts>,
): Services {
  const prompts = plainPrompts(answers);
  const log = vscode.window.createOutputChannel('Engine Room', { log: true });
  const secrets = new SecretStore(context.secrets, (error) =>
    log.error(`Reading a secret: ${String(error)}`),
  );
  const cli = context.asAbsolutePath('dist/cli.js');
  const sandbox = new Sandbox(cli, process.env['ENGINE_ROOM_SANDBOX'], secrets, log);
  const connections = new ConnectionStore(prompts, sandbox);
  const clock = systemClock;
  const lists = new SharedLists(clock);
  const live = new LiveConnections(connections, secrets, lists, log);
  const server = new LanguageServer({ context, log, live, lists });
  const documents = new Documents({
    storage: vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'drafts'),
    live,
    lists,
    clock,
    onFailed: (error) => log.error(`Reading drafts: ${String(error)}`),
  });
  const views = new Views(live, connections.onDidChange, lists, clock);
  const planView = new SharedPlanView();
  context.subscriptions.push(log, secrets, sandbox, connections, live, lists, server, views, planView);
  const shared = { context, log, prompts, clock, secrets, sandbox, connections };
  const working = { sharedLocks: new SharedLocks(), work: new RunningWork() };
  return { ...shared, live, lists, documents, languageServer: server, views, planView, ...working };
}
