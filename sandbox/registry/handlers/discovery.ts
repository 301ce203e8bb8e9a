import { findInstances, queryInstancesInBatch } from '../../../api/catalogue/registry/discovery';
import type { MicroserviceInstance } from '../../../api/catalogue/registry/shapes';
import type { Endpoint } from '../../http/exchange';
import { discover, revisionOf } from '../discovery';
import { answerRevision, registryEndpoint, succeed } from '../endpoint';
import { inWords, refuse, RegistryRefusal } from '../errors';
import type { RegistryErrorBody } from '../errors';
import type { Registry } from '../registry';
import { findService } from '../services';
import type { InstanceKey } from '../services';

/** Finding instances. Source: CSE API Reference, sections 7.5.8 and 7.5.9. */
export function discoveryEndpoints(registry: Registry): Endpoint[] {
  return [
    registryEndpoint(registry, findInstances, (input, { now }) => {
      const instances = discover(registry, {
        project: input.project_id,
        consumerId: input['X-ConsumerId'],
        environment: input.env,
        appId: input.appId,
        serviceName: input.serviceName,
        tags: input.tags,
        now,
        fresh: input.noCache === 1,
      });
      return answerRevision(findInstances, { instances }, instances, input);
    }),

    registryEndpoint(registry, queryInstancesInBatch, (input, { now }) => {
      const project = input.project_id;
      const consumerId = input['X-ConsumerId'];
      const services = input.body.services?.map(({ service, rev }) => ({
        rev,
        find: () =>
          discover(registry, {
            project,
            consumerId,
            environment: service.environment,
            appId: service.appId,
            serviceName: service.serviceName,
            tags: undefined,
            now,
            fresh: false,
          }),
      }));
      const instances = input.body.instances?.map(({ instance, rev }) => ({
        rev,
        find: () => [oneInstance(registry, { project, ...instance }, now)],
      }));
      return succeed(queryInstancesInBatch, { services: batch(services), instances: batch(instances) });
    }),
  ];
}

function oneInstance(
  { state, instances }: Registry,
  { project, serviceId, instanceId }: InstanceKey,
  now: number,
): MicroserviceInstance {
  findService(state, project, serviceId, `Provider[${serviceId}] does not exist.`);
  const found = instances.read(serviceId, now).find((one) => one.instanceId === instanceId);
  if (!found) throw refuse(400017, `instance[${instanceId}] failed, provider instance does not exist`);
  return found;
}

interface BatchQuestion {
  readonly rev: string | undefined;
  find(): MicroserviceInstance[];
}

/**
 * Answers many questions: only what changed since the revision that the asker knows is sent, and questions that fail
 * alike fail together. Nothing is answered where nothing was asked.
 */
function batch(questions: readonly BatchQuestion[] = []) {
  const updated: { index: number; rev: string; instances: MicroserviceInstance[] }[] = [];
  const notModified: number[] = [];
  const failed: { indexes: number[]; error: RegistryErrorBody }[] = [];
  questions.forEach((question, index) => {
    try {
      const instances = question.find();
      const revision = revisionOf(instances);
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
