import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { DeployFile } from '../../deploy/deploy-file';
import type { DeployContext, DeployRequest } from '../../deploy/deploy-kind';
import { deploysTo, engineOpener } from '../../deploy/engine-access';
import { pacedContext } from '../../deploy/paced-context';
import { policiesIn } from '../../deploy/governance/file-policies';
import { makePlan } from '../../deploy/make-plan';
import { servicesFor } from '../../deploy/kinds';
import { checkedOutCommit } from '../../deploy/lain/git-manifest';
import { appOf } from '../../deploy/lain/kind';
import { readLiveState } from '../../deploy/lain/live-state';
import { stepsOfOtherKinds } from '../../deploy/other-kinds';
import { showFailure } from '../commands/register';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { chooseConnection } from '../connections/choose-connection';
import { chooseDocument, deployable, publishable } from './choose-document';
import { chooseVersion } from './choose-version';
import { Deployment, type PlannedWork } from './deployment';
import type { PlanView } from './plan-view';
import { openAgain, readDocument } from './read-document';
import { gitRunner } from '../../deploy/run-git';

/**
 * Deploys a manifest: checks it, shows what will change, asks for confirmation, and follows the deployment to its end.
 * Every step can be cancelled, and nothing is changed before the confirmation.
 *
 * @param given The connection to deploy to; chosen when left out.
 * @param publishes Whether the policies in the file are meant, and not the file.
 */
export async function deploy(
  services: Services,
  view: PlanView,
  resource: unknown,
  given?: ResolvedConnection,
  publishes = false,
): Promise<void> {
  const document = await chooseDocument(services.prompts, resource, publishes ? publishable : deployable);
  const file = document && (await readDocument(services, document));
  if (!file) return;
  const isPublished = publishes || hasPoliciesOnly(file);
  if (isPublished ? await hasNoPolicies(services, file) : await isRefused(services, file)) return;
  const needed = isPublished ? (['cse'] as const) : servicesFor([file]);
  const what = isPublished ? l10n.t('Publish') : l10n.t('Deploy');
  const target = await chooseConnection(services, needed, what, given, deploysTo);
  if (!target) return;
  const context = await openContext(services, target);
  try {
    const named = isPublished ? await withPublishTarget(services, context, file) : file;
    const request = named && (await completeRequest(services, context, named));
    const work = request && manifestWork(services, context, document, request);
    if (work) await new Deployment(services, view, target).run(work);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

/** The deployment of a manifest; planned again, it is read anew. */
function manifestWork(
  services: Services,
  context: DeployContext,
  document: vscode.TextDocument,
  request: DeployRequest,
): PlannedWork {
  return {
    agree: l10n.t('Deploy'),
    document,
    make: (allowReplace, signal) => makePlan({ ...request, allowReplace }, context, signal),
    again: async () => {
      const current = await openAgain(services.prompts, document);
      const file = current && (await readDocument(services, current));
      const files = file && [sameTarget(file, request.files[0] ?? {})];
      return files && manifestWork(services, context, current, { ...request, files });
    },
  };
}

/** Reports content that can't be deployed yet before the user chooses a connection. */
export async function isRefused({ prompts }: Services, file: DeployFile): Promise<boolean> {
  const [other] = stepsOfOtherKinds([file]);
  if (!other) return false;
  const { summary, reason = '' } = other.step;
  const isCall = file.manifest.kind === 'call-document';
  const call = isCall ? l10n.t('Send') : l10n.t('Call API…');
  const answer = await prompts.warn(`${file.title}: ${summary}. ${reason}`, call);
  if (answer === call) await vscode.commands.executeCommand(`engineRoom.${isCall ? 'sendCall' : 'callApi'}`);
  return true;
}

/** Whether a file is deployed by publishing its policies: there is nothing else in it. */
export function hasPoliciesOnly(file: DeployFile): boolean {
  const isCloud = file.manifest.kind === 'cloud-manifest';
  return isCloud && servicesFor([file]).length === 0 && policiesIn(file).length > 0;
}

async function hasNoPolicies({ prompts }: Services, file: DeployFile): Promise<boolean> {
  if (policiesIn(file).length > 0) return false;
  const text =
    servicesFor([file]).length > 0
      ? l10n.t('{0} names its engine: deploy it.', file.title)
      : nothingToPublish(file);
  await prompts.inform(text);
  return true;
}

function nothingToPublish({ title }: DeployFile): string {
  return l10n.t(
    '{0} has no policy to publish. Policies are the members of servicecomb in the file of a service, such as servicecomb.retry.checkout, or files such as checkout.retry.governance.json: {1}',
    title,
    '{"name": "checkout", "selector": {"environment": "production", "app": "shop"}, "spec": {"maxAttempts": 2}}',
  );
}

/** The file with the place that its policies go to, which is asked for: it names no engine. */
export async function withPublishTarget(
  { prompts }: Services,
  context: DeployContext,
  file: DeployFile,
): Promise<DeployFile | undefined> {
  const { choosePublishTarget } = await import('./choose-publish-target');
  const publishTo = await choosePublishTarget(prompts, context, file);
  return publishTo && { ...file, publishTo };
}

/** The file read anew, with the place that its policies go to. */
export function sameTarget(file: DeployFile, { publishTo }: Pick<DeployFile, 'publishTo'>): DeployFile {
  return publishTo ? { ...file, publishTo } : file;
}

/** Asks for a pushed version of a LAIN app: the file names the app only. */
async function completeRequest(
  { prompts }: Services,
  context: DeployContext,
  file: DeployFile,
): Promise<DeployRequest | undefined> {
  const app = file.manifest.kind === 'lain' ? appOf(file) : undefined;
  if (app === undefined) return { files: [file] };
  const title = l10n.t('Reading the state of {0} on {1}', app, context.session.target.connection.name);
  const live = await withCancel(title, (signal) => readLiveState(context, app, signal));
  const { git } = context;
  const commit = git && file.path !== undefined ? await checkedOutCommit(git, file.path) : undefined;
  const chosen = await chooseVersion(prompts, app, live, commit);
  if (!chosen) return undefined;
  const { version } = chosen;
  return { files: [file], version, restart: version === live.app?.metaversion };
}

/**
 * The context of a deployment: the session, the lists shared with the views, so that they show each state read while
 * following, and git when the workspace is trusted.
 */
export async function openContext(
  { live, lists, clock }: Pick<Services, 'live' | 'lists' | 'clock'>,
  { id }: ResolvedConnection,
): Promise<DeployContext> {
  const session = await live.sessions.get(id);
  return pacedContext({
    session,
    openEngine: engineOpener(session, (engine) => live.sessions.get(engine.id)),
    lists,
    clock,
    ...(vscode.workspace.isTrusted && { git: gitRunner(process.env) }),
  });
}
