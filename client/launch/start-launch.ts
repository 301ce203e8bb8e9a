import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { DeployContext } from '../../deploy/deploy-kind';
import { obstacleAt, readPlace } from '../../deploy/action-plan';
import { knownServices, type KnownService } from '../../deploy/governance/known-services';
import { engines, scopeOfEngine } from '../../resources/cse/engines';
import { routeRules, routedText, type Routed } from '../../resources/cse/route-rules';
import { launchQuestions, startLaunch } from '../../resources/cse/start-launch';
import { listRef } from '../../resources/resource-action';
import { askAndRun } from '../actions/run-action';
import { showFailure } from '../commands/register';
import { chooseConnection } from '../connections/choose-connection';
import { chooseEngine } from '../deploy/choose-engine';
import { openContext } from '../deploy/deploy';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { launchPlace, type LaunchPlace } from './launch-place';

/**
 * Starts the dark launch of a version of a microservice: that of the row, or one that the user chooses. Nothing is changed
 * before its plan is confirmed; the next stages, and the way back, are actions of the microservice's row.
 */
export async function startDarkLaunch(services: Services, row: unknown): Promise<void> {
  const title = l10n.t('Start Dark Launch');
  const place = await launchPlace(services, row);
  const target = await chooseConnection(services, ['cse'], title, place.connection);
  if (!target) return;
  try {
    const context = await openContext(services, target);
    const engine = (await engineOf(place, context)) ?? (await chooseEngine(services.prompts, context, title));
    if (engine) await launchOn(services, target, context, engine, place, title);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

/** The engine of the row; undefined when the row tells none. @throws ApiError */
async function engineOf(
  { engineId, connection }: LaunchPlace,
  { session, lists }: DeployContext,
): Promise<ListedEngine | undefined> {
  if (engineId === undefined && connection === undefined) return undefined;
  const { items, error } = await lists.get(engines, session, {});
  if (error) throw error;
  return items.find(({ id }) => id === engineId);
}

async function launchOn(
  services: Services,
  target: ResolvedConnection,
  context: DeployContext,
  engine: ListedEngine,
  place: LaunchPlace,
  title: string,
): Promise<void> {
  const reading = l10n.t('Reading the state on {0}', engine.name);
  const known = await withCancel(reading, (signal) => knownServices(engine, context, signal));
  const service = place.service ? given(place.service, known) : await chooseService(services, known, title);
  if (!service) return;
  const { versions, ...routed } = service;
  const ordered = [...new Set([...(place.version === undefined ? [] : [place.version]), ...versions])];
  const resource = listRef(routeRules, { ...scopeOfEngine(engine), routed });
  const obstacle = await withCancel(reading, async (signal) => {
    const at = await readPlace(resource, context, signal);
    return at && obstacleAt(at, startLaunch);
  });
  if (obstacle !== undefined) {
    await services.prompts.fail(`${routed.service}: ${obstacle}`);
    return;
  }
  const questions = launchQuestions(routed.service, ordered, place.version);
  await askAndRun(services, target, { action: startLaunch, resource }, title, questions);
}

/** The microservice of the row with the versions that are known of it. */
function given(service: Routed, known: readonly KnownService[]): KnownService {
  const { environment, app } = service;
  const found = known.find(
    (one) => one.service === service.service && one.environment === environment && one.app === app,
  );
  return found ?? { ...service, versions: [] };
}

async function chooseService(
  { prompts }: Services,
  known: readonly KnownService[],
  title: string,
): Promise<KnownService | undefined> {
  if (known.length === 0) {
    await prompts.inform(l10n.t('{0}: there is nothing to choose from.', title));
    return undefined;
  }
  const choices = known.map((one) => ({ label: one.service, description: routedText(one), value: one }));
  return prompts.choose(l10n.t('Microservice of which a version is launched'), choices);
}
