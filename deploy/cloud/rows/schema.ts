import * as l10n from '@vscode/l10n';
import { putSchema } from '../../../api/catalogue/registry/schemas';
import type { Microservice, Schema } from '../../../api/catalogue/registry/shapes';
import { readSchemaText, schemas } from '../../../resources/registry/schemas';
import { microservices } from '../../../resources/registry/microservices';
import { checksumOf } from '../../../resources/registry/schema-actions';
import type { OfEngine } from '../engine-scope';
import type { DeployRow, WritePlace } from '../row';
import { memberOf, type Names, type Wanted } from '../wanted';
import { engineRow } from './engine';
import { microserviceRow, writesOf } from './microservice';

interface Parents extends OfEngine {
  readonly microservice: Microservice;
}

/** API contracts of microservice versions; writing one creates or replaces it. Source: resources §7. */
export const schemaRow: DeployRow<Schema, Parents> = {
  apiVersion: 'registry/v4',
  kind: 'Schema',
  service: 'registry',
  resources: schemas,
  affects: [microservices],
  title: ({ microservice = '', name = '' }) => `${microservice}/${name}`,
  parents: (names) => ({
    engine: { row: engineRow, names: { name: names['engine'] ?? '' } },
    microservice: { row: microserviceRow, names: microserviceNames(names) },
  }),
  engineOf: ({ engine }) => engine,
  exclusive: ({ engine = '', microservice = '' }) => writesOf(engine, microservice),
  find: async ({ name }, { list, parents }) => {
    const all = await list(schemas, { serviceId: parents.microservice.serviceId });
    const live = all.find(({ schemaId }) => schemaId === name);
    return live ? { state: 'present', live } : { state: 'absent' };
  },
  // The checksum tells whether the text is the same; without one the text is read. Source: resources §7, compare.
  detail: async (live, wanted, { session, parents, signal }) => {
    const text = textOf(wanted);
    if (live.summary && live.summary === checksumOf(text)) return { ...live, schema: text };
    const scope = { serviceId: parents.microservice.serviceId };
    const schema = await readSchemaText(session, scope, live.schemaId, signal);
    return schema === undefined ? undefined : { ...live, schema };
  },
  valueOf: ({ schema, summary }) => ({ spec: { schema, summary } }),
  notes: (_wanted, live) =>
    live ? [l10n.t('Callers that were built for the former contract may no longer fit.')] : [],
  create: (wanted, { name = '' }, place) => put(wanted, name, place),
  change: (wanted, { schemaId }, place) => put(wanted, schemaId, place),
};

/** The names of the version that a document in the same engine is for; those left out match any. */
export function microserviceNames({ microservice = '', engine = '', ...names }: Names): Names {
  const { application, environment, version } = names;
  return {
    name: microservice,
    engine,
    ...(application !== undefined && { application }),
    ...(environment !== undefined && { environment }),
    ...(version !== undefined && { version }),
  };
}

function textOf(wanted: Wanted): string {
  const { schema } = memberOf(wanted, 'spec');
  return typeof schema === 'string' ? schema : '';
}

async function put(
  wanted: Wanted,
  schema_id: string,
  { session, parents }: WritePlace<Parents>,
): Promise<undefined> {
  const client = await session.client('registry');
  const schema = textOf(wanted);
  const path = { project_id: session.project, service_id: parents.microservice.serviceId, schema_id };
  const { summary } = memberOf(wanted, 'spec');
  const body = { schema, summary: typeof summary === 'string' ? summary : checksumOf(schema) };
  await client.call(putSchema, { ...path, body });
}
