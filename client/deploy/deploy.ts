import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { agreeOnPlan, type Agreement } from '../../deploy/agree';
import type { DeployFile } from '../../deploy/deploy-file';
import type { DeployContext, DeployRequest } from '../../deploy/deploy-kind';
import { deploysTo, engineOpener } from '../../deploy/engine-access';
import { servicesFor } from '../../deploy/kinds';
import { checkedOutCommit } from '../../deploy/lain/git-manifest';
import { appOf } from '../../deploy/lain/kind';
import { readLiveState } from '../../deploy/lain/live-state';
import { makePlan } from '../../deploy/make-plan';
import { stepsOfOtherKinds } from '../../deploy/other-kinds';
import { isBlocked, isEmpty, namesToAllow, type Plan } from '../../deploy/plan';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { showFailure } from '../commands/register';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { allowReplacements } from './allow-replace';
import { carryOut } from './carry-out';
import { chooseConnection } from '../connections/choose-connection';
import { chooseDocument } from './choose-document';
import { chooseVersion } from './choose-version';
import { confirmPlan } from './confirm-plan';
import { describeOutcome } from './describe-outcome';
import type { PlanPages } from './plan-page';
import { readDocument } from './read-document';
import { showResult } from './show-result';
import { gitRunner } from '../../deploy/run-git';

/**
 * Deploys a manifest: checks it, shows what will change, asks for confirmation, and follows the deployment to its end.
 * Every step can be cancelled, and nothing is changed before the confirmation.
 *
 * @param given The connection to deploy to; chosen when left out.
 */
export async function deploy(
  services: Services,
  pages: PlanPages,
  resource: unknown,
  given?: ResolvedConnection,
): Promise<void> {
  const document = await chooseDocument(services.prompts, resource);
  const file = document && (await readDocument(services, document));
  if (!file || (await isRefused(services, file))) return;
  const needed = servicesFor([file]);
  const target = await chooseConnection(services, needed, l10n.t('Deploy'), given, deploysTo);
  if (!target) return;
  const context = await openContext(services, target);
  try {
    const request = await completeRequest(services, context, file);
    if (request) await agreeAndCarryOut(services, pages, target, context, request);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

/** Reports content that can't be deployed yet before the user chooses a connection. */
async function isRefused({ prompts }: Services, file: DeployFile): Promise<boolean> {
  const [other] = stepsOfOtherKinds([file]);
  if (!other) return false;
  const { summary, reason = '' } = other.step;
  const isCall = file.manifest.kind === 'call-document';
  const call = isCall ? l10n.t('Send') : l10n.t('Call API…');
  const answer = await prompts.warn(`${file.title}: ${summary}. ${reason}`, call);
  if (answer === call) await vscode.commands.executeCommand(`engineRoom.${isCall ? 'sendCall' : 'callApi'}`);
  return true;
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

async function agreeAndCarryOut(
  services: Services,
  pages: PlanPages,
  target: ResolvedConnection,
  context: DeployContext,
  request: DeployRequest,
): Promise<void> {
  const { name } = target.connection;
  const reading = l10n.t('Planning the deployment to {0}', name);
  const agreement = await agreeOn(services, pages, (allowReplace) =>
    withCancel(reading, (signal) => makePlan({ ...request, allowReplace }, context, signal)),
  );
  if (agreement.kind === 'restless') {
    await services.prompts.warn(l10n.t('{0} keeps changing: try again later.', name));
  }
  if (agreement.kind !== 'agreed') return;
  const { prepared } = agreement;
  const outcome = await carryOut(
    services,
    prepared,
    l10n.t('Cancel stops watching; the deployment continues'),
  );
  const written = prepared.steps.find(({ resource }) => resource)?.resource;
  const isDone = outcome.state === 'reached';
  if (isDone) await vscode.commands.executeCommand('setContext', 'engineRoom.deployed', true);
  await showResult(
    services,
    describeOutcome(outcome, prepared.plan.target),
    written && { target, resource: written },
  );
}

/** Plans until the plan is agreed to or declined; what it replaces is allowed by name first. */
async function agreeOn(
  services: Services,
  pages: PlanPages,
  make: (allowReplace: readonly string[]) => Promise<PreparedPlan>,
): Promise<Agreement> {
  let allowed: readonly string[] = [];
  for (;;) {
    let more: readonly string[] | undefined;
    const agreement = await agreeOnPlan(
      () => make(allowed),
      async (plan, moved) => {
        if (namesToAllow(plan).length === 0) return showAndAsk(services, pages, plan, moved);
        await pages.show(plan);
        more = await allowReplacements(services.prompts, plan);
        await pages.close(plan);
        return false;
      },
    );
    if (more === undefined) return agreement;
    allowed = [...allowed, ...more];
  }
}

/** Shows the plan's page while the confirmation is open. */
async function showAndAsk(
  { prompts }: Services,
  pages: PlanPages,
  plan: Plan,
  moved: boolean,
): Promise<boolean> {
  if (isEmpty(plan)) {
    await prompts.inform(l10n.t('{0} is up to date: there is nothing to deploy.', plan.target.name));
    return false;
  }
  if (moved) {
    void prompts.inform(l10n.t('{0} has changed in the meantime; this is the new plan.', plan.target.name));
  }
  await pages.show(plan);
  if (isBlocked(plan)) {
    const reasons = plan.steps.flatMap(({ summary, reason }) => (reason ? [`${summary}: ${reason}`] : []));
    await prompts.fail(reasons.join(' '));
    return false;
  }
  try {
    return await confirmPlan(prompts, plan, l10n.t('Deploy'));
  } finally {
    await pages.close(plan);
  }
}

/**
 * The context of a deployment: the session, the lists shared with the views, so that they show each state read while
 * following, and git when the workspace is trusted.
 */
async function openContext(
  { live, lists, clock }: Pick<Services, 'live' | 'lists' | 'clock'>,
  { id }: ResolvedConnection,
): Promise<DeployContext> {
  const session = await live.sessions.get(id);
  return {
    session,
    openEngine: engineOpener(session, (engine) => live.sessions.get(engine.id)),
    lists,
    clock,
    ...(vscode.workspace.isTrusted && { git: gitRunner(process.env) }),
  };
}
