import { getSchema, listSchemas } from '../../api/catalogue/registry/schemas';
import type { Schema } from '../../api/catalogue/registry/shapes';
import type { Session } from '../../connections/session';
import { unlessMissing } from '../missing';
import { below, type ListedKind } from '../resource-kind';
import type { MicroserviceScope } from './instances';
import { microservices } from './microservices';

/** API contracts of one version of a microservice, without their texts. Registry API §3. */
export const schemas: ListedKind<MicroserviceScope, Schema> = {
  id: 'registry/schema',
  service: 'registry',
  manifest: { apiVersion: 'registry/v4', kind: 'Schema' },
  parents: [microservices.id],
  below: below(microservices, (_scope, { serviceId }) => ({ serviceId })),
  scopeKey: ({ serviceId }) => serviceId,
  identity: ({ schemaId }) => schemaId,
  name: ({ schemaId }) => schemaId,
  list: async (session, { serviceId: service_id }, signal) => {
    const client = await session.client('registry');
    const input = { project_id: session.project, service_id, withSchema: 0 as const };
    const answer = await client.call(listSchemas, input, { signal });
    return { items: answer.schemas ?? [], complete: true };
  },
};

/** The text of a contract, which lists leave out; undefined when there is none. Registry API §3 (7.4.1). */
export async function readSchemaText(
  session: Session,
  { serviceId: service_id }: MicroserviceScope,
  schema_id: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const client = await session.client('registry');
  const input = { project_id: session.project, service_id, schema_id };
  return (await unlessMissing(client.call(getSchema, input, { signal })))?.schema;
}
