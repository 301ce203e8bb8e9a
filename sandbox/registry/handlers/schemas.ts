import {
  deleteSchema,
  getSchema,
  listSchemas,
  putSchema,
  replaceSchemas,
} from '../../../api/catalogue/registry/schemas';
import type { Endpoint } from '../../http/exchange';
import { done, registryEndpoint, succeed } from '../endpoint';
import { refuseAboveQuota } from '../errors';
import type { Registry } from '../registry';
import { findSchema, schemasOf } from '../schemas';
import { findService } from '../services';

const schemaQuota = 100;

/** Contracts of microservices. Source: CSE API Reference, section 7.4; Registry API, section 3. */
export function schemasEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  return [
    registryEndpoint(registry, getSchema, ({ project_id, service_id, schema_id }) => {
      findService(state, project_id, service_id);
      const { schema, summary } = findSchema(state, service_id, schema_id);
      return succeed(getSchema, { schema }, { 'X-Schema-Summary': summary });
    }),

    registryEndpoint(registry, putSchema, ({ project_id, service_id, schema_id, body }) => {
      const { service } = findService(state, project_id, service_id);
      const listed = service.schemas ?? [];
      if (!listed.includes(schema_id)) {
        refuseAboveQuota('SCHEMA', schemaQuota, schemasOf(state, service).length);
        service.schemas = [...listed, schema_id];
      }
      state.schemas = [
        ...state.schemas.filter((one) => one.serviceId !== service_id || one.schemaId !== schema_id),
        { serviceId: service_id, schemaId: schema_id, schema: body.schema, summary: body.summary ?? '' },
      ];
      return done();
    }),

    registryEndpoint(registry, deleteSchema, ({ project_id, service_id, schema_id }) => {
      findService(state, project_id, service_id);
      // The microservice goes on listing its id.
      const found = findSchema(state, service_id, schema_id);
      state.schemas = state.schemas.filter((one) => one !== found);
      return done();
    }),

    registryEndpoint(registry, listSchemas, ({ project_id, service_id, withSchema }) => {
      const schemas = schemasOf(state, findService(state, project_id, service_id).service);
      return succeed(listSchemas, {
        schemas: schemas.map(({ schemaId, schema, summary }) =>
          withSchema === 1 ? { schemaId, schema, summary } : { schemaId, summary },
        ),
      });
    }),

    registryEndpoint(registry, replaceSchemas, ({ project_id, service_id, body }) => {
      const { service } = findService(state, project_id, service_id);
      state.schemas = [
        ...state.schemas.filter((one) => one.serviceId !== service_id),
        ...body.schemas.map((schema) => ({ serviceId: service_id, ...schema })),
      ];
      service.schemas = body.schemas.map((one) => one.schemaId);
      return done();
    }),
  ];
}
