import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { NacosNamespace } from '../../api/catalogue/nacos/namespaces';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import { ApiError } from '../../api/errors/api-error';
import { accessToEngine } from '../../connections/project-engines';
import { reachesRegistryOf } from '../../resources/cse/engine-contents';
import { engineItems } from '../../resources/cse/engine-items';
import { isNacos, scopeOfEngine, type EngineScope } from '../../resources/cse/engines';
import type { Policy } from '../../resources/cse/policies';
import { fallsWith } from '../../resources/cse/policy-actions';
import { namespaces } from '../../resources/nacos/namespaces';
import { consumers } from '../../resources/registry/dependencies';
import { instances } from '../../resources/registry/instances';
import { microservices } from '../../resources/registry/microservices';
import type { Everything, ResourceKind } from '../../resources/resource-kind';
import type { RemovalPlace } from './removal';

/** Maximum number of names in a message. */
const maxNamed = 5;

/** Instances and callers: the registry deletes a version with them by force only. */
export async function leftOfMicroservice(
  place: RemovalPlace<Everything, Microservice>,
): Promise<string | undefined> {
  const { subject, list, going } = place;
  const { serviceId } = subject;
  const running = await list(instances, { serviceId });
  const callers = (await list(consumers, { serviceId })).filter(
    (caller) => !going.has(microservices, {}, caller),
  );
  if (running.length > 0) {
    return l10n.t('Instances of it are registered that no file names: {0}.', named(running, instances));
  }
  return callers.length === 0
    ? undefined
    : l10n.t('It is called by versions that no file names: {0}.', named(callers, microservices));
}

/** The server deletes items with a match group that have its name. */
export async function leftOfMatchGroup({
  scope,
  subject,
  list,
}: RemovalPlace<EngineScope, Policy>): Promise<string | undefined> {
  const falling = (await list(engineItems, scope)).filter((item) => fallsWith(subject, item));
  return falling.length === 0
    ? undefined
    : l10n.t('Items would go with it that no file names: {0}.', named(falling, engineItems));
}

/** Configurations of a Nacos namespace are in no file. */
export function leftOfNamespace({
  subject: { configCount },
}: RemovalPlace<EngineScope, NacosNamespace>): Promise<string | undefined> {
  const reason = configCount
    ? l10n.t(
        'It holds {0} configurations: delete it in the Engines view, which asks for its id.',
        configCount,
      )
    : undefined;
  return Promise.resolve(reason);
}

/** Services, items and namespaces of an engine. */
export async function leftOfEngine(
  place: RemovalPlace<Everything, ListedEngine>,
): Promise<string | undefined> {
  if (place.subject.status === 'CreateFailed') return undefined;
  try {
    const parts = isNacos(place.subject) ? await nacosParts(place) : await serviceCombParts(place);
    const counted = parts.filter((part) => part !== '').join(', ');
    return counted === '' ? undefined : l10n.t('It holds what no file names: {0}.', counted);
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    return l10n.t('What it holds can’t be read: {0}', error.message);
  }
}

async function nacosParts({
  subject,
  list,
}: RemovalPlace<Everything, ListedEngine>): Promise<readonly string[]> {
  const found = (await list(namespaces, scopeOfEngine(subject))).filter(
    ({ type, namespace }) => type !== 0 && namespace !== '',
  );
  return [found.length === 0 ? '' : l10n.t('namespaces: {0}', named(found, namespaces))];
}

async function serviceCombParts(place: RemovalPlace<Everything, ListedEngine>): Promise<readonly string[]> {
  const { subject, list } = place;
  const items = await list(engineItems, scopeOfEngine(subject));
  const services = await servicesOf(place);
  if (typeof services === 'string') return [services];
  return [
    services.length === 0 ? '' : l10n.t('microservices: {0}', named(services, microservices)),
    items.length === 0 ? '' : l10n.t('configuration items: {0}', named(items, engineItems)),
  ];
}

/** The microservices of an engine other than its registry itself; why they can't be read, in words. */
async function servicesOf(
  place: RemovalPlace<Everything, ListedEngine>,
): Promise<readonly Microservice[] | string> {
  const { subject, session, list, going, openEngine } = place;
  const isReached = openEngine ? accessToEngine(session.target, subject) : reachesRegistryOf(place);
  if (!isReached) return []; // an engine without servers
  const opened = openEngine ? await openEngine(subject) : session;
  // Versions that nothing runs of are then all that can go unseen.
  if ('problem' in opened) return subject.usedInstance ? opened.problem : [];
  const all =
    opened === session
      ? await list(microservices, {})
      : (await microservices.list(opened, {}, new AbortController().signal)).items;
  return all.filter((one) => one.serviceName !== 'SERVICECENTER' && !going.has(microservices, {}, one));
}

function named<Item>(items: readonly Item[], kind: Pick<ResourceKind<unknown, Item>, 'name'>): string {
  const shown = items
    .slice(0, maxNamed)
    .map((item) => kind.name(item))
    .join(', ');
  const more = items.length - maxNamed;
  return more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown;
}
