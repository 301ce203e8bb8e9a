import {
  createMicroservice,
  deleteMicroservice,
  deleteMicroservices,
  getMicroservice,
  listMicroservices,
  queryExistence,
  updateMicroserviceProperties,
} from '../../../api/catalogue/registry/microservices';
import type { Input } from '../../../api/catalogue/operation';
import type { Endpoint, WireAnswer } from '../../http/exchange';
import { done, registryEndpoint, succeed } from '../endpoint';
import { refusalOf, refuse } from '../errors';
import type { Registry } from '../registry';
import {
  deleteService,
  findService,
  orDefault,
  registerInstance,
  registerService,
  seconds,
  namedVersions,
} from '../services';
import type { RegistryState } from '../state';
import { withinScope } from '../permissions';
import { matchingVersions } from '../versions';

/** Microservice versions. Source: CSE API Reference, section 7.3; Registry API, section 3. */
export function microservicesEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, getMicroservice, ({ project_id, service_id }) =>
      succeed(getMicroservice, { service: findService(state, project_id, service_id).service }),
    ),

    registryEndpoint(registry, listMicroservices, ({ project_id, withShared }, { scope }) => {
      const visible = state.services.filter((one) =>
        one.shared ? withShared === 1 : one.project === project_id,
      );
      const allowed = visible.filter((one) => withinScope(scope, one));
      return succeed(listMicroservices, { services: allowed.map((one) => one.service) });
    }),

    registryEndpoint(registry, createMicroservice, ({ project_id, body }, { now }) => {
      const serviceId = registerService(state, project_id, body.service, body.tags ?? {}, now);
      const registered = findService(state, project_id, serviceId);
      for (const instance of body.instances ?? []) registerInstance(state, registered, instance, now);
      return succeed(createMicroservice, { serviceId });
    }),

    registryEndpoint(registry, deleteMicroservice, ({ project_id, service_id, force }) => {
      deleteService(state, findService(state, project_id, service_id), force ?? false);
      return done();
    }),

    registryEndpoint(registry, deleteMicroservices, ({ project_id, body }) => {
      const services = [...new Set(body.serviceIds)].map((serviceId) => ({
        serviceId,
        errMessage: refusalOf(() =>
          deleteService(state, findService(state, project_id, serviceId), body.force ?? false),
        ),
      }));
      return succeed(deleteMicroservices, { services });
    }),

    registryEndpoint(registry, updateMicroserviceProperties, ({ project_id, service_id, body }, { now }) => {
      const { service } = findService(state, project_id, service_id);
      service.properties = body.properties;
      service.modTimestamp = seconds(now);
      return done();
    }),

    registryEndpoint(registry, queryExistence, (input) =>
      input.type === 'schema' ? schemaExistence(state, input) : serviceExistence(state, input),
    ),
  ];
}

function serviceExistence(state: RegistryState, input: Input<typeof queryExistence>): WireAnswer {
  const { project_id, env = '', serviceName, version } = input;
  const appId = orDefault(input.appId);
  if (serviceName === undefined || version === undefined) {
    throw refuse(400001, 'serviceName and version are required when type is microservice');
  }
  const versions = namedVersions(state, project_id, { environment: env, appId, serviceName });
  const [match] = matchingVersions(
    version,
    versions.map((one) => one.service.version),
  );
  const found = versions.find((one) => one.service.version === match);
  if (!found) {
    const flag = [env, appId, serviceName, version].join('/');
    if (versions.length > 0) throw refuse(400026, `${flag} version mismatch.`);
    throw refuse(400012, `${flag} does not exist.`);
  }
  return succeed(queryExistence, { serviceId: found.service.serviceId });
}

function schemaExistence(state: RegistryState, input: Input<typeof queryExistence>): WireAnswer {
  const { project_id, serviceId, schemaId } = input;
  if (serviceId === undefined || schemaId === undefined) {
    throw refuse(400001, 'serviceId and schemaId are required when type is schema');
  }
  findService(state, project_id, serviceId);
  const schema = state.schemas.find((one) => one.serviceId === serviceId && one.schemaId === schemaId);
  if (!schema) throw refuse(400016, `Schema does not exist, schemaId is ${schemaId}`);
  return succeed(queryExistence, { serviceId, schemaId }, { 'X-Schema-Summary': schema.summary });
}
