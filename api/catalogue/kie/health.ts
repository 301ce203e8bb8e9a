import * as Type from 'typebox';
import { defineOperation } from '../operation';

export const getKieHealth = defineOperation({
  id: 'getKieHealth',
  service: 'kie',
  group: 'server',
  title: 'Show whether the configuration center is healthy',
  method: 'GET',
  path: '/v1/health',
  answer: Type.Object({
    version: Type.Optional(Type.String({ description: 'Version of the server.' })),
    revision: Type.Optional(
      Type.Union([Type.String(), Type.Integer()], { description: 'Revision of all items.' }),
    ),
    timestamp: Type.Optional(Type.Integer({ description: 'Time of the server, in seconds since 1970.' })),
    total_kv_count: Type.Optional(Type.Integer({ description: 'How many items there are.' })),
  }),
  errors: [{ status: 400, code: '400002', when: 'The configuration center is not healthy.' }],
  authenticated: false,
  permission: 'none',
  source: { document: 'kie', section: '1' },
});
