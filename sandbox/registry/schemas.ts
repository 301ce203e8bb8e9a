import type { Microservice, Schema } from '../../api/catalogue/registry/shapes';
import { refuse } from './errors';
import type { RegistryState, StoredSchema } from './state';

/**
 * The schemas of a microservice version: those that it lists, and those that it has; only the latter have content and
 * checksum. Source: Registry API, section 3.
 */
export function schemasOf(state: RegistryState, { serviceId, schemas }: Microservice): Schema[] {
  const stored = state.schemas.filter((one) => one.serviceId === serviceId);
  const ids = new Set([...(schemas ?? []), ...stored.map(({ schemaId }) => schemaId)]);
  return [...ids].map((schemaId) => {
    const found = stored.find((one) => one.schemaId === schemaId);
    return { schemaId, schema: found?.schema, summary: found?.summary };
  });
}

/** @throws RegistryRefusal 400016 */
export function findSchema(state: RegistryState, serviceId: string, schemaId: string): StoredSchema {
  const found = state.schemas.find((one) => one.serviceId === serviceId && one.schemaId === schemaId);
  if (!found) throw refuse(400016, 'schema ref not found.');
  return found;
}
