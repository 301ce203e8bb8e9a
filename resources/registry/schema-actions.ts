import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { schemaId as schemaIdField } from '../../api/catalogue/registry/fields';
import {
  getSchema,
  listSchemas,
  maxSchemaBytes,
  putSchema,
  replaceSchemas,
} from '../../api/catalogue/registry/schemas';
import type { Schema } from '../../api/catalogue/registry/shapes';
import { textQuestion } from '../questions';
import {
  done,
  failed,
  type ActionPlace,
  type ActionQuestion,
  type ActionResult,
  type ResourceAction,
} from '../resource-action';
import type { MicroserviceScope } from './instances';
import { microservices } from './microservices';
import { schemas } from './schemas';

/** Source: registry API §3 (7.4.2). */
const uploadSchema: ResourceAction<MicroserviceScope, undefined> = {
  kind: schemas,
  affects: [microservices], // which name the ids of their schemas
  on: 'list',
  effect: 'change',
  operations: [putSchema],
  questions: () => [
    textQuestion(schemaIdField, {
      name: 'schemaId',
      title: l10n.t('Id of the schema'),
      next: ({ schemaId = '' }) => [contractQuestion(schemaId)],
    }),
  ],
  plan: async ({ scope, list }, { schemaId = '', contract = '' }) => {
    const former = (await list(schemas, scope)).find((one) => one.schemaId === schemaId);
    const isSame = former?.summary === checksumOf(contract);
    return {
      summary: former
        ? l10n.t('Replace the schema {0}', schemaId)
        : l10n.t('Upload the schema {0}', schemaId),
      changes: [checksumChange(former?.summary, contract)],
      ...(isSame && { obstacle: l10n.t('The registry has this contract already.') }),
    };
  },
  run: (place, { schemaId = '', contract = '' }, { signal }) =>
    writeSchema(place, schemaId, contract, signal),
};

/** Source: registry API §3 (7.4.2). */
const replaceSchema: ResourceAction<MicroserviceScope, Schema> = {
  kind: schemas,
  affects: [microservices], // which name the ids of their schemas
  on: 'item',
  effect: 'change',
  operations: [putSchema],
  questions: ({ subject }) => [contractQuestion(subject.schemaId)],
  plan: ({ subject: { schemaId, summary } }, { contract = '' }) => ({
    summary: l10n.t('Replace the schema {0}', schemaId),
    changes: [checksumChange(summary, contract)],
    notes: [l10n.t('Callers that were built for the former contract may no longer fit.')],
    ...(summary === checksumOf(contract) && {
      obstacle: l10n.t('The registry has this contract already.'),
    }),
  }),
  run: (place, { contract = '' }, { signal }) => writeSchema(place, place.subject.schemaId, contract, signal),
};

/**
 * The registry has no call that deletes one schema: all others are written again, and a version keeps at least one.
 * Source: registry API §3.
 */
const deleteSchema: ResourceAction<MicroserviceScope, Schema> = {
  kind: schemas,
  affects: [microservices], // which name the ids of their schemas
  on: 'item',
  effect: 'remove',
  operations: [replaceSchemas],
  plan: async ({ scope, subject: { schemaId }, list }) => {
    const others = (await list(schemas, scope)).filter((one) => one.schemaId !== schemaId);
    return {
      summary: l10n.t('Delete the schema {0}', schemaId),
      notes: [l10n.t('The other schemas of this version are written again: {0}.', others.length)],
      ...(others.length === 0 && {
        obstacle: l10n.t(
          'It is the only schema of this version, and the registry can’t delete the last one.',
        ),
      }),
    };
  },
  run: async ({ session, scope, subject: { schemaId } }, _answers, { signal }) => {
    const client = await session.client('registry');
    const path = { project_id: session.project, service_id: scope.serviceId };
    const { schemas: all } = await client.call(listSchemas, { ...path, withSchema: 1 }, { signal });
    const others = (all ?? []).filter((one) => one.schemaId !== schemaId);
    const empty = others.find(({ schema = '' }) => schema === '');
    if (empty) {
      const reason = l10n.t('{0} has no text, and would be lost.', empty.schemaId);
      return { state: 'failed', message: reason };
    }
    const kept = others.map(({ schemaId: id, schema = '', summary = '' }) => ({
      schemaId: id,
      schema,
      summary: summary === '' ? checksumOf(schema) : summary,
    }));
    await client.call(replaceSchemas, { ...path, body: { schemas: kept } });
    const { items } = await schemas.list(session, scope, signal);
    return items.some((one) => one.schemaId === schemaId)
      ? { state: 'failed', message: l10n.t('The registry still lists {0}.', schemaId) }
      : { state: 'done', message: l10n.t('{0} is deleted.', schemaId) };
  },
};

/** Actions on schemas. */
export const schemaActions = { uploadSchema, replaceSchema, deleteSchema };

function contractQuestion(schemaId: string): ActionQuestion {
  return {
    name: 'contract',
    title: l10n.t('File with the contract {0}', schemaId),
    file: { extensions: ['yaml', 'yml', 'json'], maxBytes: maxSchemaBytes },
    check: (text) => (text.trim() === '' ? l10n.t('The file is empty.') : undefined),
  };
}

/** A contract is shown by the beginning of its checksum. */
function checksumChange(former: string | undefined, contract: string) {
  const shown = (checksum: string) => checksum.slice(0, 12);
  return {
    path: 'summary',
    ...(former && { from: shown(former) }),
    to: shown(checksumOf(contract)),
  };
}

async function writeSchema(
  { session, scope }: Pick<ActionPlace<MicroserviceScope, unknown>, 'session' | 'scope'>,
  schema_id: string,
  schema: string,
  signal: AbortSignal,
): Promise<ActionResult> {
  const client = await session.client('registry');
  const path = { project_id: session.project, service_id: scope.serviceId, schema_id };
  await client.call(putSchema, { ...path, body: { schema, summary: checksumOf(schema) } });
  const written = await client.call(getSchema, path, { signal });
  return written.schema === schema
    ? done(l10n.t('{0} is uploaded.', schema_id))
    : failed(l10n.t('The registry keeps another contract.'));
}

/** As the SDKs make it; the registry requires one for each. Registry API §2 (schema.summary). */
export function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
