import * as l10n from '@vscode/l10n';
import {
  appId,
  environment,
  largestVersionNumber,
  serviceName,
  serviceVersion,
} from '../../api/catalogue/registry/fields';
import type { NewMicroservice } from '../../api/catalogue/registry/fields';
import {
  createMicroservice as create,
  deleteMicroservice as remove,
  deleteMicroservices as removeAll,
} from '../../api/catalogue/registry/microservices';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import { choiceQuestion, textQuestion } from '../questions';
import type { Everything } from '../resource-kind';
import {
  done,
  failed,
  type ActionPlace,
  type ActionQuestion,
  type ActionResult,
  type ResourceAction,
} from '../resource-action';
import { consumers, providers } from './dependencies';
import { instanceLists } from './instance-lists';
import { instances } from './instances';
import { microservices } from './microservices';
import { statistics } from './service-center';
import { serviceStates } from './service-states';

type Place = ActionPlace<Everything, Microservice>;

/** Who calls whom depends on which versions there are. */
const dependencies = [providers, consumers];

/** Registering an existing version again would return its id and change nothing. Source: registry API §3 (7.3.4). */
const createMicroservice: ResourceAction<Everything, undefined> = {
  kind: microservices,
  on: 'list',
  effect: 'create',
  operations: [create],
  affects: [serviceStates, statistics, ...dependencies],
  questions: () => {
    const none = { value: '', label: l10n.t('no environment') };
    const environments = choiceQuestion(environment, { name: 'environment', title: l10n.t('Environment') });
    const choices = (environments.choices ?? []).map((choice) => (choice.value === '' ? none : choice));
    return [
      { ...environments, choices },
      textQuestion(appId, { name: 'appId', title: l10n.t('Application'), initial: 'default' }),
      textQuestion(serviceName, { name: 'serviceName', title: l10n.t('Name of the microservice') }),
      versionQuestion(),
    ];
  },
  plan: async ({ list }, answers) => {
    const wanted = keyOf(answers);
    const exists = (await list(microservices, {})).some((one) => keyOf(one) === wanted);
    return {
      summary: l10n.t('Register {0} {1}', answers['serviceName'] ?? '', answers['version'] ?? ''),
      changes: Object.entries(answers).map(([path, to]) => ({ path, to })),
      ...(exists && { obstacle: l10n.t('This version is registered already.') }),
    };
  },
  run: async ({ session }, answers, { signal }) => {
    const client = await session.client('registry');
    const service = answers as unknown as NewMicroservice; // checked by the questions
    const { serviceId } = await client.call(create, { project_id: session.project, body: { service } });
    const created = await microservices.read(session, {}, serviceId, signal);
    return created
      ? { state: 'done', message: l10n.t('{0} is registered.', microservices.name(created)) }
      : { state: 'failed', message: l10n.t('The registry doesn’t list {0}.', serviceId) };
  },
};

/** Force is used only where it is needed, and what goes with it is counted. Source: registry API §3 (7.3.2). */
const deleteMicroservice: ResourceAction<Everything, Microservice> = {
  kind: microservices,
  on: 'item',
  effect: 'remove',
  operations: [remove],
  affects: [instances, ...instanceLists, statistics, ...dependencies],
  // Who has begun to depend on it meanwhile was not named when it was agreed to.
  basis: async (subject, place) => {
    const { running, callers } = await whatDepends(place);
    return [
      subject.serviceId,
      running.map(({ instanceId }) => instanceId),
      callers.map(({ serviceId }) => serviceId),
    ];
  },
  plan: async (place) => {
    const { running, callers } = await whatDepends(place);
    const summary = l10n.t('Delete {0}', describe(place.subject));
    const isForced = running.length + callers.length > 0;
    return {
      summary,
      ...(isOwn(place.subject) && { obstacle: l10n.t('The registry itself can’t be deleted.') }),
      notes: [
        ...(running.length > 0 ? [l10n.t('Its instances are deregistered: {0}.', running.length)] : []),
        ...(callers.length > 0
          ? [l10n.t('It is called by: {0}.', callers.map((caller) => microservices.name(caller)).join(', '))]
          : []),
        l10n.t('Its schemas and tags go with it.'),
        ...(isForced
          ? [l10n.t('It is deleted by force, which the registry requires because of these.')]
          : []),
      ],
    };
  },
  run: async (place, _answers, { signal }) => {
    const { session, subject } = place;
    const { running, callers } = await whatDepends(place);
    const client = await session.client('registry');
    const input = { project_id: session.project, service_id: subject.serviceId };
    await client.call(remove, { ...input, ...(running.length + callers.length > 0 && { force: true }) });
    const left = await microservices.read(session, {}, subject.serviceId, signal);
    return left
      ? { state: 'failed', message: l10n.t('The registry still lists {0}.', describe(subject)) }
      : { state: 'done', message: l10n.t('{0} is deleted.', describe(subject)) };
  },
  many: {
    summary: (count) => l10n.t('Delete {0} versions of microservices', count),
    done: (deleted, count) => l10n.t('{0} of {1} deleted', deleted, count),
    run: deleteAll,
  },
};

/**
 * Deletes versions with one request, and those that must be forced with another: nothing is forced that need not be. Source:
 * CSE API Reference 7.3.5.
 */
async function deleteAll(places: readonly Place[]): Promise<readonly ActionResult[]> {
  const needs = await Promise.all(
    places.map(async (place) => {
      const { running, callers } = await whatDepends(place);
      return { place, force: running.length + callers.length > 0 };
    }),
  );
  const errors = new Map<string, string>();
  for (const force of [false, true]) {
    const chosen = needs.filter((need) => need.force === force).map(({ place }) => place);
    for (const [id, error] of await deleteTogether(chosen, force)) errors.set(id, error);
  }
  return places.map(({ subject }) => {
    const error = errors.get(subject.serviceId) ?? l10n.t('The server does not say what became of it.');
    return error === '' ? done(l10n.t('{0} is deleted.', describe(subject))) : failed(error);
  });
}

/** Why each version was not deleted, by its id; empty for those that were. */
async function deleteTogether(
  places: readonly Place[],
  force: boolean,
): Promise<readonly (readonly [string, string])[]> {
  const [first] = places;
  if (!first) return [];
  const client = await first.session.client('registry');
  const serviceIds = places.map(({ subject }) => subject.serviceId);
  const input = { project_id: first.session.project, body: { serviceIds, ...(force && { force }) } };
  const { services } = await client.call(removeAll, input);
  return (services ?? []).map(({ serviceId, errMessage = '' }) => [serviceId, errMessage]);
}

/** Actions on versions of microservices. */
export const microserviceActions = { createMicroservice, deleteMicroservice };

function versionQuestion(): ActionQuestion {
  return textQuestion(serviceVersion, {
    name: 'version',
    title: l10n.t('Version'),
    initial: '0.0.1',
    check: (text) =>
      text.split('.').some((part) => Number(part) > largestVersionNumber)
        ? l10n.t('The numbers of a version are {0} at most.', largestVersionNumber)
        : undefined,
  });
}

async function whatDepends({ subject: { serviceId }, list }: Place) {
  const [running, callers] = await Promise.all([
    list(instances, { serviceId }),
    list(consumers, { serviceId }),
  ]);
  return { running, callers };
}

/** Like `cart 1.1.0 (shop, production)`. */
function describe(service: Microservice): string {
  const details = [service.appId, service.environment ?? ''].filter((text) => text !== '').join(', ');
  return `${microservices.name(service)} (${details})`;
}

function isOwn({ serviceName }: Microservice): boolean {
  return serviceName === 'SERVICECENTER';
}

function keyOf(service: Readonly<Record<string, unknown>>): string {
  const { environment: env = '', appId: app = '', serviceName: name = '', version = '' } = service;
  return JSON.stringify([env, app === '' ? 'default' : app, name, version === '' ? '0.0.1' : version]);
}
