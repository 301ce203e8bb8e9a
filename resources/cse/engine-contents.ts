import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import { ApiError } from '../../api/errors/api-error';
import { namespaces } from '../nacos/namespaces';
import { microservices } from '../registry/microservices';
import type { ActionPlace } from '../resource-action';
import type { Everything } from '../resource-kind';
import { engineItems } from './engine-items';
import { isNacos, scopeOfEngine } from './engines';

type Place = ActionPlace<Everything, ListedEngine>;

/** Prefix of the items that hold policies and route rules. */
const governancePrefix = 'servicecomb.';

/** What an engine holds and would take with it, each in a sentence, counted from the live lists. */
export async function contentsOf(place: Place): Promise<readonly string[]> {
  const { subject } = place;
  if (subject.status === 'CreateFailed') return [];
  try {
    return isNacos(subject) ? await nacosContents(place) : await serviceCombContents(place);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [l10n.t('What it holds can’t be read: {0}', error.message)];
  }
}

async function nacosContents({ subject, list }: Place): Promise<readonly string[]> {
  const found = await list(namespaces, scopeOfEngine(subject));
  const configurations = found.reduce((sum, { configCount }) => sum + (configCount ?? 0), 0);
  return [l10n.t('Goes with it: {0} namespaces, {1} configurations.', found.length, configurations)];
}

async function serviceCombContents(place: Place): Promise<readonly string[]> {
  const { subject, list } = place;
  const items = await list(engineItems, scopeOfEngine(subject));
  const rules = items.filter(({ key }) => key.startsWith(governancePrefix)).length;
  return [
    ...(reachesRegistryOf(place) ? [await servicesNote(place)] : []),
    ...(subject.usedInstance ? [l10n.t('Goes with it: {0} running instances.', subject.usedInstance)] : []),
    l10n.t(
      'Goes with it: {0} configuration items, {1} of them policies and route rules.',
      items.length,
      rules,
    ),
  ];
}

async function servicesNote({ list }: Place): Promise<string> {
  const services = await list(microservices, {});
  return l10n.t('Goes with it: {0} microservice versions.', services.length);
}

/** Whether the registry of the connection is that of the engine. */
export function reachesRegistryOf({ session, subject }: Pick<Place, 'session' | 'subject'>): boolean {
  const registry = session.target.addresses.registry;
  const { serviceEndpoint, publicServiceEndpoint } = subject;
  const known = [serviceEndpoint, publicServiceEndpoint].flatMap((endpoints) =>
    Object.values(endpoints ?? {}).flatMap(({ masterEntrypoint, slaveEntrypoint }) => [
      masterEntrypoint,
      slaveEntrypoint,
    ]),
  );
  return registry !== undefined && known.includes(registry);
}
