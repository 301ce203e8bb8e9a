import { createHash } from 'node:crypto';
import { getSchema, listSchemas, putSchema, replaceSchemas } from '../../../api/catalogue/registry/schemas';
import type { Endpoint } from '../../http/exchange';
import { done, registryEndpoint, succeed } from '../endpoint';
import { refuse } from '../errors';
import type { Registry } from '../registry';
import { findService } from '../services';
import type { StoredSchema } from '../state';

const schemaQuota = 100;

/** Contracts of microservices. Source: CSE API Reference, section 7.4; Registry API, section 3. */
export function schemasEndpoints(registry: Registry): Endpoint[] {
  const { state } = registry;
  const schemasOf = (serviceId: string) => state.schemas.filter((one) => one.serviceId === serviceId);
  return [
    registryEndpoint(registry, getSchema, ({ project_id, service_id, schema_id }) => {
      findService(state, project_id, service_id);
      const found = schemasOf(service_id).find((one) => one.schemaId === schema_id);
      if (!found) throw refuse(400016, `Schema does not exist, schemaId is ${schema_id}`);
      return succeed(getSchema, { schema: found.schema }, { 'X-Schema-Summary': found.summary });
    }),

    registryEndpoint(registry, putSchema, ({ project_id, service_id, schema_id, body }) => {
      const { service } = findService(state, project_id, service_id);
      const others = schemasOf(service_id).filter((one) => one.schemaId !== schema_id);
      if (others.length >= schemaQuota) throw refuse(400100, 'no quota to create schema');
      state.schemas = [
        ...state.schemas.filter((one) => one.serviceId !== service_id || one.schemaId !== schema_id),
        stored(service_id, { schemaId: schema_id, ...body }),
      ];
      const listed = service.schemas ?? [];
      if (!listed.includes(schema_id)) service.schemas = [...listed, schema_id];
      return done();
    }),

    registryEndpoint(registry, listSchemas, ({ project_id, service_id, withSchema }) => {
      findService(state, project_id, service_id);
      const schemas = schemasOf(service_id).map(({ schemaId, schema, summary }) =>
        withSchema === 1 ? { schemaId, schema, summary } : { schemaId, summary },
      );
      return succeed(listSchemas, { schemas });
    }),

    registryEndpoint(registry, replaceSchemas, ({ project_id, service_id, body }) => {
      const { service } = findService(state, project_id, service_id);
      state.schemas = [
        ...state.schemas.filter((one) => one.serviceId !== service_id),
        ...body.schemas.map((schema) => stored(service_id, schema)),
      ];
      service.schemas = body.schemas.map((one) => one.schemaId);
      return done();
    }),
  ];
}

interface GivenSchema {
  readonly schemaId: string;
  readonly schema: string;
  readonly summary?: string;
}

function stored(serviceId: string, { schemaId, schema, summary }: GivenSchema): StoredSchema {
  return {
    serviceId,
    schemaId,
    schema,
    summary: summary ?? createHash('sha256').update(schema).digest('hex'),
  };
}
