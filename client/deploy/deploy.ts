import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import type { ApiClient } from '../../api/client';
import type { LainConnection } from '../../connections/connection';
import { describeObstacle } from '../../deploy/lain/describe';
import type { LainFacts } from '../../deploy/lain/facts';
import { readLiveState } from '../../deploy/lain/live-state';
import { planDeployment, type LainPlan } from '../../deploy/lain/plan';
import { reportLainPlan } from '../../deploy/lain/report';
import { tellFailure } from '../commands/register';
import { isLain, type Place } from '../connections/place';
import type { Prompts } from '../prompts';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { checkManifest } from './check-manifest';
import { chooseManifest } from './choose-manifest';
import { chooseVersion } from './choose-version';
import { confirmPlan } from './confirm-plan';
import { followPlan, type Result } from './follow-plan';
import { checkedOutCommit } from './git-head';
import type { PlanPages } from './plan-page';

/**
 * Deploys a lain.yaml: checks it, compares it with what runs, shows the plan, asks, and follows the deployment to
 * its end. Every step can be turned away, and nothing is changed before the question is answered.
 */
export async function deploy(services: Services, pages: PlanPages, resource: unknown): Promise<void> {
  const document = await chooseManifest(services.prompts, resource);
  if (!document) return;
  const facts = await checkManifest(services.prompts, document);
  if (!facts) return;
  const place = await chooseConsole(services);
  if (!place) return;
  try {
    const client = await services.clients.get(place);
    const commit = await checkedOutCommit(document.uri);
    const plan = await agreeOnPlan({ services, pages, place, client, facts, commit });
    if (!plan) return;
    const result = await followPlan(services, place, client, plan);
    await tellResult(services, place, plan, result);
  } catch (error) {
    await tellFailure(services, error, place);
  }
}

interface Agreement {
  readonly services: Services;
  readonly pages: PlanPages;
  readonly place: Place<LainConnection>;
  readonly client: ApiClient;
  readonly facts: LainFacts;
  readonly commit: string | undefined;
}

/** Shows the plan and asks; when the app changes while the question stands, shows the new plan and asks again. */
async function agreeOnPlan(agreement: Agreement): Promise<LainPlan | undefined> {
  const { services, place, facts } = agreement;
  const target = place.connection.name;
  let live = await readLive(agreement);
  const chosen = await chooseVersion(services.prompts, live, agreement.commit);
  if (!chosen) return undefined;
  for (;;) {
    const plan = planDeployment({ target, facts, live, version: chosen.version });
    if (!(await showAndAsk(agreement, plan))) return undefined;
    live = await readLive(agreement);
    const current = planDeployment({ target, facts, live, version: chosen.version });
    if (isDeepStrictEqual(reportLainPlan(current), reportLainPlan(plan))) return current;
    void services.prompts.inform(l10n.t('{0} has changed meanwhile: please look at the new plan.', plan.app));
  }
}

async function showAndAsk({ services, pages, place }: Agreement, plan: LainPlan): Promise<boolean> {
  await pages.show(plan);
  if (plan.obstacles.length > 0) {
    await services.prompts.fail(plan.obstacles.map(describeObstacle).join(' '));
    return false;
  }
  return confirmPlan(services.prompts, plan, place);
}

function readLive({ client, facts, place }: Agreement) {
  const title = l10n.t('Reading the state of {0} at {1}', facts.appname, place.connection.name);
  return withCancel(title, (signal) => readLiveState(client, facts, signal));
}

async function chooseConsole({ connections, prompts }: Services): Promise<Place<LainConnection> | undefined> {
  const consoles = (await connections.places()).filter(isLain);
  const [only] = consoles;
  if (!only) {
    await prompts.inform(
      l10n.t('No LAIN console is connected: run Engine Room: Add Connection, or start the sandbox.'),
    );
    return undefined;
  }
  if (consoles.length === 1) return only;
  const choices = consoles.map((place) => ({
    label: place.connection.name,
    description: place.connection.console,
    value: place,
  }));
  return prompts.choose(l10n.t('Deploy where?'), choices);
}

async function tellResult(services: Services, place: Place, plan: LainPlan, result: Result): Promise<void> {
  const show = l10n.t('Show in Instances');
  const showLog = l10n.t('Show Log');
  services.log.info(result.message);
  const answer = await tell(services.prompts, result, show, showLog);
  if (answer === show) await services.views.revealApp(place, plan.app);
  if (answer === showLog) services.log.show();
}

function tell(
  prompts: Prompts,
  { level, message }: Result,
  ...actions: string[]
): Promise<string | undefined> {
  switch (level) {
    case 'information':
      return prompts.inform(message, ...actions);
    case 'warning':
      return prompts.warn(message, ...actions);
    case 'error':
      return prompts.fail(message, ...actions);
  }
}
