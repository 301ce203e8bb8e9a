import * as Type from 'typebox';
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
import { invalidValue } from '../field-rules';
import { registerDetails } from '../registration';
import type { Registry } from '../registry';
import { findSchema } from '../schemas';
import {
  deleteService,
  findService,
  namedVersions,
  refuseLargeVersion,
  registerService,
  seconds,
} from '../services';
import type { RegistryState } from '../state';
import { withinScope } from '../permissions';

/** The server checks tags and instances when the microservice is registered already. */
const createUnchecked = {
  ...createMicroservice,
  body: Type.Object({
    service: createMicroservice.body.properties.service,
    tags: Type.Optional(Type.Unknown()),
    instances: Type.Optional(Type.Unknown()),
  }),
};

/** Without properties, the server removes all. */
const updateUnchecked = {
  ...updateMicroserviceProperties,
  body: Type.Partial(updateMicroserviceProperties.body),
};

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

    registryEndpoint(registry, createUnchecked, ({ project_id, body }, { now, request }) => {
      const serviceId = registerService(state, project_id, body.service, {}, now);
      registerDetails(state, findService(state, project_id, serviceId), request, now);
      return succeed(createMicroservice, { serviceId });
    }),

    registryEndpoint(registry, deleteMicroservice, ({ project_id, service_id, force = false }, { now }) => {
      deleteService(registry, findService(state, project_id, service_id), { force, now });
      return done();
    }),

    registryEndpoint(registry, deleteMicroservices, ({ project_id, body }, { now }) => {
      const { force = false } = body;
      const services = [...new Set(body.serviceIds)].map((serviceId) => ({
        serviceId,
        errMessage: refusalOf(() => {
          deleteService(registry, findService(state, project_id, serviceId), { force, now });
        }),
      }));
      return succeed(deleteMicroservices, { services });
    }),

    registryEndpoint(registry, updateUnchecked, ({ project_id, service_id, body }, { now }) => {
      const { service } = findService(state, project_id, service_id);
      service.properties = body.properties ?? {};
      service.modTimestamp = seconds(now);
      return done();
    }),

    registryEndpoint(registry, queryExistence, (input) =>
      input.type === 'schema' ? schemaExistence(state, input) : serviceExistence(state, input),
    ),
  ];
}

function serviceExistence(state: RegistryState, input: Input<typeof queryExistence>): WireAnswer {
  const { project_id, env = '', appId, serviceName, version } = input;
  if (appId === undefined) throw refuse(400001, invalidValue('GetExistenceRequest.AppId', appId));
  if (serviceName === undefined) throw refuse(400001, invalidValue('GetExistenceRequest.ServiceName', ''));
  if (version === undefined) throw refuse(400001, invalidValue('GetExistenceRequest.Version', version));
  refuseLargeVersion('GetExistenceRequest', version);
  const versions = namedVersions(state, project_id, { environment: env, appId, serviceName });
  const found = versions.find((one) => one.service.version === version);
  if (!found) {
    const flag = [env, appId, serviceName, version].join('/');
    if (versions.length > 0) throw refuse(400026, `${flag} version mismatch.`);
    throw refuse(400012, `${flag} does not exist.`);
  }
  return succeed(queryExistence, { serviceId: found.service.serviceId });
}

function schemaExistence(state: RegistryState, input: Input<typeof queryExistence>): WireAnswer {
  const { project_id, serviceId, schemaId } = input;
  if (serviceId === undefined) throw refuse(400001, invalidValue('GetSchemaRequest.ServiceId', serviceId));
  if (schemaId === undefined) throw refuse(400001, invalidValue('GetSchemaRequest.SchemaId', schemaId));
  findService(state, project_id, serviceId, 'service does not exist.');
  const { summary } = findSchema(state, serviceId, schemaId);
  return succeed(queryExistence, { serviceId, schemaId }, { 'X-Schema-Summary': summary });
}
