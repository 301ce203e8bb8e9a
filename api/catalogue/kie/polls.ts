import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { commonErrors, projectPath } from './fields';
import { KieItem } from './shapes';

const text = (description: string) => Type.Optional(Type.String({ description }));

/** By these headers a client is told from others when the server is asked who has read what. */
export const sessionHeaders = Type.Object({
  'X-Session-Id': text('Name of the client; the server then notes what it was answered (listKiePolls).'),
  'X-Session-Group': text('Group that the client belongs to.'),
});

/** A read of configuration items by a client that gave its name. */
export const KiePoll = Type.Object({
  session_id: text('Name of the client.'),
  session_group: text('Group that the client belongs to.'),
  domain: text('Account that the project belongs to.'),
  project: text('Project.'),
  polling_data: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: 'Revision, wait and labels of the request.' }),
  ),
  revision: text('Revision that was answered.'),
  ip: text('Address of the client.'),
  user_agent: text('Program of the client.'),
  url_path: text('Method and path of the request.'),
  kv: Type.Optional(Type.Array(KieItem, { description: 'The items that were answered.' })),
  response_code: Type.Optional(Type.Integer({ description: 'Status of the answer.' })),
  timestamp: text('When it was answered.'),
});

export const listKiePolls = defineOperation({
  id: 'listKiePolls',
  service: 'kie',
  group: 'server',
  title: 'List which clients have read which configuration items',
  method: 'GET',
  path: '/v1/{project_id}/kie/track',
  pathParameters: projectPath,
  query: Type.Object({
    sessionId: text('Name of the client.'),
    revision: text('Revision that was answered.'),
    ip: text('Address of the client.'),
    urlPath: text('Method and path of the request, for example GET /v1/default/kie/kv.'),
    userAgent: text('Program of the client.'),
  }),
  answer: Type.Object({
    total: Type.Optional(Type.Integer({ description: 'How many there are.' })),
    data: Type.Optional(Type.Array(KiePoll, { description: 'The reads, one for each client and revision.' })),
  }),
  errors: [...commonErrors, { status: 404, code: '404001', when: 'No client that gave its name has read.' }],
  permission: 'config:get',
  notes: ['Not in the documents; the open-source server has it.'],
  source: { document: 'kie', section: '1' },
});
