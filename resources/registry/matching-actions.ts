import * as l10n from '@vscode/l10n';
import { instanceStatus } from '../../api/catalogue/registry/fields';
import { updateInstancesStatus } from '../../api/catalogue/registry/instances';
import type { MicroserviceInstance } from '../../api/catalogue/registry/shapes';
import type { Input } from '../../api/catalogue/operation';
import { choiceQuestion } from '../questions';
import { readUntil } from '../read-until';
import { done, failed, type ListResources, type ResourceAction } from '../resource-action';
import { maskSecret } from '../shown-value';
import type { RegisteredInstance } from './all-instances';
import { instanceLists } from './instance-lists';
import { instances, type MicroserviceScope } from './instances';
import { microservices } from './microservices';
import { ownText } from './named-texts';

type Status = Input<typeof updateInstancesStatus>['body']['status'];

/** Maximum number of instances whose names are shown in a plan. */
const maxNamed = 10;

/** Maximum number of microservices whose instances are read, one request each. */
const maxServices = 300;

/** How long lists of the registry may lag behind a write. Source: registry API §3. */
const lag = { pauseMs: 300, waitTimeoutMs: 10_000 };

/**
 * Changes the status of all instances, of any microservice, that share a property with this one: those of a zone or a
 * host that is taken out of use. Source: registry API §3.
 */
const setMatchingStatus: ResourceAction<MicroserviceScope, MicroserviceInstance> = {
  kind: instances,
  on: 'item',
  effect: 'change',
  operations: [updateInstancesStatus],
  affects: instanceLists,
  basis: ({ properties }) => properties,
  isOffered: ({ properties }) => Object.keys(properties ?? {}).length > 0,
  questions: ({ subject: { hostName, properties } }) => [
    {
      name: 'name',
      title: l10n.t('Property that the instances share with the one on {0}', hostName),
      choices: Object.entries(properties ?? {}).map(([name, value]) => ({
        value: name,
        label: name,
        description: maskSecret(name, value),
      })),
    },
    choiceQuestion(instanceStatus, { name: 'status', title: l10n.t('Status of the instances') }),
  ],
  plan: async ({ subject, list }, { name = '', status = '' }) => {
    const value = ownText(subject.properties, name) ?? '';
    const found = await matching(list, name, value);
    const changed = found.filter(({ instance }) => instance.status !== status);
    const more = changed.length - maxNamed;
    const isListed = found.some(({ instance }) => instance.instanceId === subject.instanceId);
    return {
      summary: l10n.t(
        'Change the status of all instances with {0}={1} to {2}',
        name,
        maskSecret(name, value),
        status,
      ),
      changes: changed.slice(0, maxNamed).map(({ service, instance }) => ({
        path: `${service.serviceName} ${service.version} ${instance.hostName}`,
        from: instance.status,
        to: status,
      })),
      notes: [
        l10n.t('Instances of any microservice that have it: {0}.', found.length),
        ...(more > 0 ? [l10n.t('Further instances that change: {0}.', more)] : []),
      ],
      ...(changed.length === 0 && { obstacle: l10n.t('Nothing would change.') }),
      ...(!isListed && {
        obstacle: l10n.t('There are too many microservices to look for it: change the instances one by one.'),
      }),
    };
  },
  run: async ({ session, subject, list }, { name = '', status = '' }, run) => {
    const client = await session.client('registry');
    const value = ownText(subject.properties, name) ?? '';
    const body = { matches: { properties: { [name]: value } }, status: status as Status }; // checked by the question
    await client.call(updateInstancesStatus, { project_id: session.project, body });
    const read = () => matching(list, name, value);
    const isDone = (all: readonly RegisteredInstance[]) =>
      all.every(({ instance }) => instance.status === status);
    const after = await readUntil(read, isDone, run, lag);
    const others = after.filter(({ instance }) => instance.status !== status).length;
    return others === 0
      ? done(l10n.t('Instances that are {0} now: {1}.', status, after.length))
      : failed(l10n.t('Instances that the registry left as they were: {0} of {1}.', others, after.length));
  },
};

/** Actions on instances that share something. */
export const matchingActions = { setMatchingStatus };

/**
 * The instances of all microservices with a property: lists of several microservices leave properties out. None where
 * there are too many microservices to read.
 */
async function matching(list: ListResources, name: string, value: string): Promise<RegisteredInstance[]> {
  const services = await list(microservices, {});
  if (services.length > maxServices) return [];
  const found = await Promise.all(
    services.map(async (service) => {
      const all = await list(instances, { serviceId: service.serviceId });
      return all.map((instance) => ({ service, instance }));
    }),
  );
  return found.flat().filter(({ instance }) => ownText(instance.properties, name) === value);
}
