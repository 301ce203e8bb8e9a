import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import type { Services } from '../../services';
import { findInstances } from './find-instances';
import { pickLive } from './pick';
import type { Source } from './search-live';
import {
  appSources,
  configurationSources,
  engineSources,
  instanceSources,
  microserviceSources,
  tooMany,
  type RowAddress,
} from './sources';

/** Finds a version of a microservice in all connections and shows it. */
export function goToMicroservice(services: Services): Promise<void> {
  return goTo(services, l10n.t('Go to Microservice'), microserviceSources);
}

/** Finds an app of LAIN or an application of ServiceStage in all connections and shows it. */
export function goToApp(services: Services): Promise<void> {
  return goTo(services, l10n.t('Go to App'), appSources);
}

/** Finds something that runs in all connections and shows it. */
export async function goToInstance(services: Services): Promise<void> {
  const chosen = await pickLive(services, l10n.t('Go to Instance'), instanceSources);
  if (chosen?.value === tooMany) return findInstances(services, chosen.target);
  if (chosen) await show(services, chosen.target, chosen.value);
}

/** Finds a configuration item in all connections and shows it. */
export function goToConfigurationItem(services: Services): Promise<void> {
  return goTo(services, l10n.t('Go to Configuration Item'), configurationSources);
}

/** Finds an engine in all connections and shows it. */
export function goToEngine(services: Services): Promise<void> {
  return goTo(services, l10n.t('Go to Engine'), engineSources);
}

async function goTo(
  services: Services,
  title: string,
  sources: readonly Source<RowAddress>[],
): Promise<void> {
  const chosen = await pickLive(services, title, sources);
  if (chosen) await show(services, chosen.target, chosen.value);
}

async function show(
  { views, prompts }: Services,
  { id, connection }: ResolvedConnection,
  { view, path }: RowAddress,
): Promise<void> {
  if (await views.reveal(view, id, ...path)) return;
  await prompts.inform(l10n.t('{0} no longer lists it: it was removed in the meantime.', connection.name));
}
