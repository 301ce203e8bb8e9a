import * as l10n from '@vscode/l10n';
import type { NewInstance } from '../../../api/catalogue/registry/fields';
import {
  deregisterInstance,
  registerInstance,
  updateInstanceProperties,
  updateInstanceStatus,
} from '../../../api/catalogue/registry/instances';
import type { Microservice, MicroserviceInstance } from '../../../api/catalogue/registry/shapes';
import { instanceLists } from '../../../resources/registry/instance-lists';
import { leaseOf } from '../../../resources/registry/instance-actions';
import { instances } from '../../../resources/registry/instances';
import { statistics } from '../../../resources/registry/service-center';
import { isRecord } from '../../../api/values';
import { overlay } from '../../compare/overlay';
import type { OfEngine } from '../engine-scope';
import type { DeployRow, Place } from '../row';
import { memberOf, type Names, type Wanted } from '../wanted';
import { engineRow } from './engine';
import { microserviceRow, writesOf } from './microservice';
import { microserviceNames } from './schema';

interface Parents extends OfEngine {
  readonly microservice: Microservice;
}

/** Instances of microservice versions; without heartbeats they are gone after their lease. Source: resources §7. */
export const microserviceInstanceRow: DeployRow<MicroserviceInstance, Parents> = {
  apiVersion: 'registry/v4',
  kind: 'MicroserviceInstance',
  service: 'registry',
  resources: instances,
  affects: [...instanceLists, statistics],
  names: namesOf,
  title: ({ microservice = '', hostName = '', instanceId = '' }) =>
    `${microservice}/${instanceId || hostName}`,
  parents: (names) => ({
    engine: { row: engineRow, names: { name: names['engine'] ?? '' } },
    microservice: { row: microserviceRow, names: microserviceNames(names) },
  }),
  engineOf: ({ engine }) => engine,
  exclusive: ({ engine = '', microservice = '' }) => writesOf(engine, microservice),
  find: async (names, { list, parents }) => {
    const all = await list(instances, { serviceId: parents.microservice.serviceId });
    const live = all.find((one) => isMeant(one, names));
    return live ? { state: 'present', live } : { state: 'absent' };
  },
  detail: (live, wanted) => Promise.resolve(withWrittenCheck(live, memberOf(wanted, 'spec')['healthCheck'])),
  valueOf: (live) => ({ spec: live }),
  basis: ({ instanceId, status, properties, endpoints }) => [instanceId, status, properties, endpoints],
  notes: (wanted) => [
    l10n.t(
      'It is gone after {0} s, unless something sends its heartbeats.',
      leaseOf(memberOf(wanted, 'spec')), // checked with the document
    ),
  ],
  create: async (wanted, _names, { session, parents }) => {
    const client = await session.client('registry');
    const instance = memberOf(wanted, 'spec') as unknown as NewInstance; // the client checks it
    const path = { project_id: session.project, service_id: parents.microservice.serviceId };
    await client.call(registerInstance, { ...path, body: { instance } });
    return undefined;
  },
  own: [
    {
      operation: updateInstanceStatus.id,
      write: async (wanted, live, place) => {
        const client = await place.session.client('registry');
        const value = memberOf(wanted, 'spec')['status'] as NonNullable<NewInstance['status']>; // the client checks it
        await client.call(updateInstanceStatus, { ...pathOf(live, place), value });
        return undefined;
      },
    },
    {
      operation: updateInstanceProperties.id,
      write: async (wanted, live, place) => {
        const client = await place.session.client('registry');
        const { properties } = memberOf(wanted, 'spec');
        const laid = overlay(properties, live.properties ?? {}, { types: ['map'] });
        const body = { properties: laid as Record<string, string> }; // texts, as both are
        await client.call(updateInstanceProperties, { ...pathOf(live, place), body });
        return undefined;
      },
    },
  ],
  remove: async (live, place) => {
    const client = await place.session.client('registry');
    await client.call(deregisterInstance, pathOf(live, place));
    return undefined;
  },
};

/** An id identifies it; without one, host and endpoints do. */
function namesOf(wanted: Wanted): Names {
  const { instanceId = '', hostName = '', endpoints = [] } = memberOf(wanted, 'spec');
  if (instanceId !== '') return { ...wanted.metadata, instanceId: String(instanceId) };
  return { ...wanted.metadata, hostName: String(hostName), endpoints: JSON.stringify(sorted(endpoints)) };
}

function isMeant(one: MicroserviceInstance, { instanceId, hostName, endpoints = '[]' }: Names): boolean {
  if (instanceId !== undefined) return one.instanceId === instanceId;
  return one.hostName === hostName && endpoints === JSON.stringify(sorted(one.endpoints));
}

/** Their order means nothing. */
function sorted(list: unknown): string[] {
  return Array.isArray(list) ? [...(list as string[])].sort() : [];
}

/** The registry raises values that are too small, and uses its own in pull mode: neither counts as a difference. */
function withWrittenCheck(live: MicroserviceInstance, written: unknown): MicroserviceInstance {
  const { healthCheck } = live;
  if (!isRecord(written) || !healthCheck) return live;
  const { interval, times } = checkAsKept(written);
  if (healthCheck.interval !== interval || healthCheck.times !== times) return live;
  return { ...live, healthCheck: { ...healthCheck, ...numbersIn(written) } };
}

/** What the registry makes of the times of a check. Source: resources §7, defaults. */
function checkAsKept(written: Readonly<Record<string, unknown>>) {
  const { interval = 30, times = 3 } = written['mode'] === 'pull' ? {} : numbersIn(written);
  return { interval: Math.max(interval, 5), times: Math.max(times, 3) };
}

function numbersIn({ interval, times }: Readonly<Record<string, unknown>>) {
  return {
    ...(typeof interval === 'number' && { interval }),
    ...(typeof times === 'number' && { times }),
  };
}

function pathOf(
  { instanceId, serviceId }: MicroserviceInstance,
  { session }: Pick<Place<Parents>, 'session'>,
) {
  return { project_id: session.project, service_id: serviceId, instance_id: instanceId };
}
