import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import {
  commonErrors,
  exactMatch,
  itemErrors,
  itemIds,
  itemPath,
  key,
  labels,
  labelText,
  pageQuery,
  pages,
  projectPath,
  status,
  value,
  valueType,
} from './fields';
import { fileOperations } from './files';
import { getKieHealth } from './health';
import { listKiePolls, sessionHeaders } from './polls';
import { KieItem, KieItems } from './shapes';

const document = 'CSE API Reference';
const itemsPath = '/v1/{project_id}/kie/kv';
const onePath = '/v1/{project_id}/kie/kv/{kv_id}';

const timesNote = 'The document writes times as texts, servers send numbers of seconds; both are understood.';

export const createKieKv = defineOperation({
  id: 'createKieKv',
  service: 'kie',
  group: 'configuration',
  title: 'Create a configuration item',
  method: 'POST',
  path: itemsPath,
  pathParameters: projectPath,
  body: Type.Object({
    key,
    value: Type.Optional(value),
    labels: Type.Optional(labels),
    value_type: Type.Optional(valueType),
    status: Type.Optional(status),
  }),
  answer: KieItem,
  errors: [
    ...commonErrors,
    { status: 409, code: '409001', when: 'An item with this key and these labels exists.' },
    { status: 422, code: '422001', when: 'The engine has as many items as it may have.' },
  ],
  permission: 'config:create',
  notes: [
    'The document’s table wraps the item in `kie`; its example and the server do not.',
    'Send a status: without one, open-source servers create an item that no client reads.',
    timesNote,
  ],
  source: { document, section: '7.7.1' },
});

export const updateKieKv = defineOperation({
  id: 'updateKieKv',
  service: 'kie',
  group: 'configuration',
  title: 'Change a configuration item',
  method: 'PUT',
  path: onePath,
  pathParameters: itemPath,
  body: Type.Object({ value: Type.Optional(value), status: Type.Optional(status) }),
  answer: KieItem,
  errors: itemErrors,
  permission: 'config:update',
  notes: [
    'The document calls the value mandatory; without one, or with an empty one, the server keeps the old value.',
    'Key, labels and value type can’t be changed: delete the item and create another.',
    'Every update raises the revision, also one that changes nothing.',
    timesNote,
  ],
  source: { document, section: '7.7.2' },
});

export const getKieKv = defineOperation({
  id: 'getKieKv',
  service: 'kie',
  group: 'configuration',
  title: 'Show a configuration item',
  method: 'GET',
  path: onePath,
  pathParameters: itemPath,
  answer: KieItem,
  errors: itemErrors,
  permission: 'config:get',
  notes: [timesNote],
  source: { document, section: '7.7.3' },
});

export const listKieKvs = defineOperation({
  id: 'listKieKvs',
  service: 'kie',
  group: 'configuration',
  title: 'List configuration items',
  method: 'GET',
  path: itemsPath,
  pathParameters: projectPath,
  query: Type.Object({
    key: Type.Optional(
      Type.String({
        maxLength: 128,
        description: 'Key, in any case; also beginWith(text) and wildcard(*text*). Not together with wait.',
      }),
    ),
    value: Type.Optional(Type.String({ maxLength: 128, description: 'Text that the value contains.' })),
    status: Type.Optional(status),
    label: Type.Optional(
      Type.Union([labelText('A label.'), Type.Array(labelText('A label.'), { maxItems: 8 })], {
        description: 'Label that the items have, as name:value; of several, they have all.',
      }),
    ),
    match: exactMatch,
    revision: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'Revision that the caller knows; when nothing has changed since, the answer is 304.',
      }),
    ),
    wait: Type.Optional(
      Type.String({
        pattern: '^(\\d+(\\.\\d+)?(ms|s|m))+$',
        description: 'How long to wait for a change, up to 5m, for example 20s.',
      }),
    ),
    ...pageQuery,
  }),
  headers: sessionHeaders,
  success: [200, 304],
  paging: { ...pages, key: 'id' },
  revisions: {
    known: 'revision',
    answered: { header: 'x-kie-revision' },
    wait: { parameter: 'wait', longest: 300_000, without: 'key' },
  },
  answer: KieItems,
  errors: commonErrors,
  permission: 'config:get',
  notes: [
    'With wait, the answer comes at once when the revision differs, else with the first change of an item that has the label, else as 304. The call needs a longer timeout than the wait.',
    'Without a limit the answer holds everything, and offset does not count.',
    'The header X-Kie-Revision of the answer is the revision for the next call.',
    'When nothing has changed since the revision, or while the caller waited, the answer is 304.',
  ],
  source: { document, section: '7.7.4' },
});

export const deleteKieKv = defineOperation({
  id: 'deleteKieKv',
  service: 'kie',
  group: 'configuration',
  title: 'Delete a configuration item',
  method: 'DELETE',
  path: onePath,
  pathParameters: itemPath,
  success: [204, 200],
  answer: NoAnswer,
  errors: itemErrors,
  permission: 'config:delete',
  source: { document, section: '7.7.5' },
});

export const deleteKieKvs = defineOperation({
  id: 'deleteKieKvs',
  service: 'kie',
  group: 'configuration',
  title: 'Delete several configuration items',
  method: 'DELETE',
  path: itemsPath,
  pathParameters: projectPath,
  body: Type.Object({ ids: itemIds }),
  success: [204, 200],
  answer: NoAnswer,
  errors: commonErrors,
  permission: 'config:delete',
  notes: ['The document calls it “all configurations”; only the listed ones go, unknown ids do not matter.'],
  source: { document, section: '7.7.6' },
});

export const listKieRevisions = defineOperation({
  id: 'listKieRevisions',
  service: 'kie',
  group: 'configuration',
  title: 'List the history of a configuration item',
  method: 'GET',
  path: '/v1/{project_id}/kie/revision/{kv_id}',
  pathParameters: itemPath,
  query: Type.Object(pageQuery),
  paging: pages,
  answer: KieItems,
  errors: [
    ...commonErrors,
    { status: 404, code: '404001', when: 'There is no such item, on a server that stores in MongoDB.' },
    { status: 500, code: '500001', when: 'There is no such item, on a server that stores in etcd.' },
  ],
  permission: 'config:get',
  notes: ['Not in the document; the server keeps the latest hundred revisions of an item.'],
  source: { document: 'kie', section: '1' },
});

export const kieOperations = [
  createKieKv,
  updateKieKv,
  getKieKv,
  listKieKvs,
  deleteKieKv,
  deleteKieKvs,
  listKieRevisions,
  ...fileOperations,
  getKieHealth,
  listKiePolls,
];
