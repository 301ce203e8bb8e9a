import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { schemaId } from './fields';
import { changePermission, flag, readPermission, schemaPath, serviceErrors, servicePath } from './parameters';
import { Schema, listOf } from './shapes';

const document = 'CSE API Reference';

const unknownSchema = { status: 400, code: '400016', when: 'There is no such schema.' };

/** The registry takes contracts of up to 2 MB. Source: registry API §2. */
export const maxSchemaBytes = 2_000_000;

const schema = Type.String({
  minLength: 1,
  description: `Contract as YAML text, up to ${maxSchemaBytes / 1_000_000} MB.`,
});

const summary = Type.String({
  maxLength: 128,
  pattern: '^[a-zA-Z0-9]*$',
  description: 'Checksum, SHA-256 in hexadecimal.',
});

export const getSchema = defineOperation({
  id: 'getSchema',
  service: 'registry',
  group: 'schema',
  title: 'Show a schema',
  method: 'GET',
  path: '/v4/{project_id}/registry/microservices/{service_id}/schemas/{schema_id}',
  pathParameters: schemaPath,
  answer: Type.Object({ schema: Type.String({ description: 'Contract as YAML text.' }) }),
  errors: [...serviceErrors, unknownSchema],
  permission: readPermission,
  source: { document, section: '7.4.1' },
});

export const putSchema = defineOperation({
  id: 'putSchema',
  service: 'registry',
  group: 'schema',
  title: 'Write a schema',
  method: 'PUT',
  path: '/v4/{project_id}/registry/microservices/{service_id}/schemas/{schema_id}',
  pathParameters: schemaPath,
  body: Type.Object({ schema, summary: Type.Optional(summary) }),
  answer: NoAnswer,
  errors: [
    ...serviceErrors,
    { status: 400, code: '400014', when: 'The microservice does not list this schema id.' },
    { status: 400, code: '400015', when: 'Old engines: schemas of production can’t be changed.' },
    { status: 403, code: '403001', when: 'The server is started with schemas read-only.' },
  ],
  permission: changePermission,
  source: { document, section: '7.4.2' },
});

export const listSchemas = defineOperation({
  id: 'listSchemas',
  service: 'registry',
  group: 'schema',
  title: 'List the schemas of a microservice version',
  method: 'GET',
  path: '/v4/{project_id}/registry/microservices/{service_id}/schemas',
  pathParameters: servicePath,
  query: Type.Object({ withSchema: flag('1: with the contracts, 0: ids and checksums only.') }),
  answer: Type.Object({ schemas: listOf(Schema, 'Schemas of the version.') }),
  errors: serviceErrors,
  permission: readPermission,
  source: { document, section: '7.4.3' },
});

/** The microservice goes on listing the id, as one whose contract is not there. */
export const deleteSchema = defineOperation({
  id: 'deleteSchema',
  service: 'registry',
  group: 'schema',
  title: 'Delete a schema',
  method: 'DELETE',
  path: '/v4/{project_id}/registry/microservices/{service_id}/schemas/{schema_id}',
  pathParameters: schemaPath,
  answer: NoAnswer,
  errors: [...serviceErrors, unknownSchema],
  permission: changePermission,
  notes: ['The id stays in the list of the microservice; replacing all schemas removes it there too.'],
  source: { document: 'Registry API', section: '3' },
});

/** Schemas that are not listed are removed. */
export const replaceSchemas = defineOperation({
  id: 'replaceSchemas',
  service: 'registry',
  group: 'schema',
  title: 'Replace all schemas of a microservice version',
  method: 'POST',
  path: '/v4/{project_id}/registry/microservices/{service_id}/schemas',
  pathParameters: servicePath,
  body: Type.Object({
    schemas: Type.Array(Type.Object({ schemaId, schema, summary: Type.With(summary, { minLength: 1 }) }), {
      minItems: 1,
      maxItems: 100,
      description: 'The schemas that it has from now on.',
    }),
  }),
  answer: NoAnswer,
  errors: serviceErrors,
  effect: 'idempotent',
  permission: changePermission,
  notes: ['Unlike in the call for one schema, each needs its summary.'],
  source: { document: 'Registry API', section: '3' },
});

export const schemasOperations = [getSchema, putSchema, deleteSchema, listSchemas, replaceSchemas];
