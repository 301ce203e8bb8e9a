import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { listSchemas, replaceSchemas } from '../../api/catalogue/registry/schemas';
import type { Schema } from '../../api/catalogue/registry/shapes';
import type { ResourceAction } from '../resource-action';
import type { MicroserviceScope } from './instances';
import { schemas } from './schemas';

/**
 * The registry has no call that deletes one schema: all others are written again, and a version keeps at least one.
 * Source: registry API §3.
 */
const deleteSchema: ResourceAction<MicroserviceScope, Schema> = {
  kind: schemas,
  on: 'item',
  effect: 'remove',
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
export const schemaActions = { deleteSchema };

/** As the SDKs make it; the registry requires one for each. Registry API §2 (schema.summary). */
function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
