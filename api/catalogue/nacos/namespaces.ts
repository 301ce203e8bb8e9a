import * as Type from 'typebox';
import { engineErrors } from '../cse/errors';
import { engineHeaders, enterpriseNote, pages, projectPath } from '../cse/parameters';
import { amount } from '../cse/shapes';
import { identity } from '../field-behaviour';
import { defineOperation } from '../operation';
import { undocumentedPermission } from '../servicestage/errors';
import { text } from '../servicestage/shapes';

const document = 'CSE API Reference';
const path = '/v1/{project_id}/nacos/v1/console/namespaces';

const namespaceName = Type.String({
  minLength: 1,
  maxLength: 128,
  pattern: '^[^@#$%^&*]+$',
  description: 'Name for display, without @ # $ % ^ & *',
});

const namespaceDescription = Type.String({ maxLength: 256, description: 'What the namespace is for.' });

const Done = Type.Boolean({ description: 'true when it is done.' });

const spellingNote =
  'The tables spell the parameters custom_namespace_id, namespace_name and so on; the example, the vendor’s SDKs and Nacos itself write customNamespaceId and namespaceName, which is what is sent. The example sends them as a form, the tables and the SDKs in the query.';

/** Refusals have no specific code for namespaces; all are a bad request. */
const namespaceErrors = [
  ...engineErrors,
  {
    status: 400,
    code: 'SVCSTG.00400100',
    when: 'There is no such namespace, one of this id exists, or it is the reserved one.',
  },
];

/** A namespace of a Nacos engine; the reserved one has an empty id. */
export const NacosNamespace = Type.Object({
  namespace: Type.String({ description: 'Id of the namespace; empty for the reserved one.' }),
  namespaceShowName: text('Name for display.'),
  namespaceDesc: text('What the namespace is for.'),
  quota: amount('How many configurations it may hold.'),
  configCount: amount('How many configurations it holds.'),
  type: amount('0: reserved; 1: somebody made it.'),
});

export const listNacosNamespaces = defineOperation({
  id: 'listNacosNamespaces',
  service: 'nacos',
  group: 'namespace',
  title: 'List the namespaces of an engine',
  method: 'GET',
  path,
  pathParameters: projectPath,
  headers: engineHeaders,
  query: Type.Object({
    offset: Type.Integer({ minimum: 0, default: 0, description: 'Number of the page, from 0.' }),
    limit: Type.Integer({ minimum: 0, default: 0, description: 'Entries on one page; 0 for all of them.' }),
  }),
  paging: { ...pages, key: 'namespace' },
  answer: Type.Object({
    code: amount('200.'),
    message: text('What is wrong, if anything is.'),
    data: Type.Array(NacosNamespace, { description: 'Namespaces of this page.' }),
  }),
  errors: engineErrors,
  permission: undocumentedPermission,
  notes: [enterpriseNote, 'The example sends neither offset nor limit, which its table calls mandatory.'],
  source: { document, section: '6.1' },
});

export const createNacosNamespace = defineOperation({
  id: 'createNacosNamespace',
  service: 'nacos',
  group: 'namespace',
  title: 'Create a namespace',
  method: 'POST',
  path,
  pathParameters: projectPath,
  headers: engineHeaders,
  query: Type.Object({
    customNamespaceId: Type.String({
      ...identity,
      minLength: 1,
      maxLength: 128,
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'Id of the namespace: letters, digits, - and _; it never changes.',
    }),
    namespaceName: namespaceName,
    namespaceDesc: Type.Optional(namespaceDescription),
  }),
  answer: Done,
  errors: namespaceErrors,
  permission: undocumentedPermission,
  notes: [enterpriseNote, spellingNote],
  source: { document, section: '6.2' },
});

export const updateNacosNamespace = defineOperation({
  id: 'updateNacosNamespace',
  service: 'nacos',
  group: 'namespace',
  title: 'Rename or describe a namespace',
  method: 'PUT',
  path,
  pathParameters: projectPath,
  headers: engineHeaders,
  query: Type.Object({
    namespace: Type.String({ minLength: 1, description: 'Id of the namespace.' }),
    namespaceShowName: namespaceName,
    namespaceDesc: namespaceDescription,
  }),
  answer: Done,
  errors: namespaceErrors,
  permission: undocumentedPermission,
  notes: [
    enterpriseNote,
    spellingNote,
    'The description is mandatory here, and not when a namespace is created.',
  ],
  source: { document, section: '6.3' },
});

export const deleteNacosNamespace = defineOperation({
  id: 'deleteNacosNamespace',
  service: 'nacos',
  group: 'namespace',
  title: 'Delete a namespace with all it holds',
  method: 'DELETE',
  path,
  pathParameters: projectPath,
  headers: engineHeaders,
  query: Type.Object({
    namespaceId: Type.String({ minLength: 1, description: 'Id of the namespace.' }),
  }),
  answer: Done,
  errors: namespaceErrors,
  permission: undocumentedPermission,
  notes: [enterpriseNote, spellingNote],
  source: { document, section: '6.4' },
});

export const nacosOperations = [
  listNacosNamespaces,
  createNacosNamespace,
  updateNacosNamespace,
  deleteNacosNamespace,
];

export type NacosNamespace = Type.Static<typeof NacosNamespace>;
