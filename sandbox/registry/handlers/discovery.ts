import {
  findInstances,
  listConsumers,
  listProviders,
  queryInstancesInBatch,
} from '../../../api/catalogue/registry/discovery';
import type { Endpoint } from '../../http/exchange';
import { discover, revisionOf } from '../discovery';
import type { Found } from '../discovery';
import { registryEndpoint, revisionHeader, succeed, unchanged } from '../endpoint';
import { inWords, RegistryRefusal } from '../errors';
import type { RegistryErrorBody } from '../errors';
import type { Registry } from '../registry';
import { consumersOf, findInstance, findService, providersOf } from '../services';

/** Finding instances, and who calls whom. Source: CSE API Reference, sections 7.5.8 to 7.6.1; Registry API, section 3. */
export function discoveryEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, findInstances, (input) => {
      const { instances, revision } = discover(state, {
        project: input.project_id,
        consumerId: input['X-ConsumerId'],
        environment: input.env,
        appId: input.appId,
        serviceName: input.serviceName,
        tags: input.tags,
      });
      if (input.rev === revision) return unchanged(revision);
      return succeed(findInstances, { instances }, revisionHeader(revision));
    }),

    registryEndpoint(registry, queryInstancesInBatch, (input) => {
      const project = input.project_id;
      const consumerId = input['X-ConsumerId'];
      const services = input.body.services?.map(({ service, rev }) => ({
        rev,
        find: () =>
          discover(state, {
            project,
            consumerId,
            environment: service.environment,
            appId: service.appId,
            serviceName: service.serviceName,
            tags: undefined,
          }),
      }));
      const instances = input.body.instances?.map(({ instance, rev }) => ({
        rev,
        find: () => oneInstance(registry, project, instance.serviceId, instance.instanceId),
      }));
      return succeed(queryInstancesInBatch, { services: batch(services), instances: batch(instances) });
    }),

    registryEndpoint(registry, listProviders, ({ project_id, consumer_id, noSelf }) => {
      const consumer = findService(state, project_id, consumer_id);
      const providers = providersOf(state, consumer).filter((one) => noSelf !== 1 || one !== consumer);
      return succeed(listProviders, { providers: providers.map((one) => one.service) });
    }),

    registryEndpoint(registry, listConsumers, ({ project_id, provider_id, noSelf }) => {
      const provider = findService(state, project_id, provider_id);
      const consumers = consumersOf(state, provider).filter((one) => noSelf !== 1 || one !== provider);
      return succeed(listConsumers, { consumers: consumers.map((one) => one.service) });
    }),
  ];
}

function oneInstance(registry: Registry, project: string, serviceId: string, instanceId: string): Found {
  findService(registry.state, project, serviceId);
  const { instance } = findInstance(registry.state, serviceId, instanceId);
  return { instances: [instance], revision: revisionOf([instance]) };
}

interface BatchQuestion {
  readonly rev: string | undefined;
  find(): Found;
}

/**
 * Answers many questions: only what changed since the revision that the asker knows is sent, and questions that fail
 * alike fail together. Nothing is answered where nothing was asked.
 */
function batch(questions: readonly BatchQuestion[] = []) {
  const updated: { index: number; rev: string; instances: Found['instances'] }[] = [];
  const notModified: number[] = [];
  const failed: { indexes: number[]; error: RegistryErrorBody }[] = [];
  questions.forEach((question, index) => {
    try {
      const { instances, revision } = question.find();
      if (question.rev === revision) notModified.push(index);
      else updated.push({ index, rev: revision, instances });
    } catch (error) {
      if (!(error instanceof RegistryRefusal)) throw error;
      const { body } = error;
      const alike = failed.find((one) => one.error.errorCode === body.errorCode);
      if (alike) alike.indexes.push(index);
      else failed.push({ indexes: [index], error: { ...body, detail: inWords(body) } });
    }
  });
  return { updated, notModified, failed };
}
