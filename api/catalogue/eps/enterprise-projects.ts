import * as Type from 'typebox';
import { defineOperation } from '../operation';

const EnterpriseProject = Type.Object({
  id: Type.String({ description: 'Id of the enterprise project; 0 is the default one.' }),
  name: Type.String({ description: 'Name of the enterprise project.' }),
  description: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: 'Description.' })),
  status: Type.Optional(Type.Integer({ description: '1: enabled, 2: disabled.' })),
  type: Type.Optional(Type.String({ description: 'prod: for production, poc: for tests.' })),
  created_at: Type.Optional(Type.String({ description: 'Time of creation in UTC.' })),
  updated_at: Type.Optional(Type.String({ description: 'Time of the latest change in UTC.' })),
});

/** Enterprise projects group what an account has, over all regions. The service takes tokens of the account only. */
export const listEnterpriseProjects = defineOperation({
  id: 'listEnterpriseProjects',
  service: 'eps',
  group: 'project',
  title: 'List the enterprise projects that the signed-in user can work in',
  method: 'GET',
  path: '/v1.0/enterprise-projects',
  query: Type.Object({
    name: Type.Optional(Type.String({ description: 'Only those whose name has this part.' })),
    status: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 2,
        description: 'Only the enabled ones (1) or disabled ones (2).',
      }),
    ),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1000, default: 1000, description: 'Entries on one page.' }),
    ),
    offset: Type.Optional(
      Type.Integer({ minimum: 0, default: 0, description: 'How many entries to leave out first.' }),
    ),
  }),
  paging: {
    start: 'offset',
    counts: 'entries',
    first: 0,
    size: 'limit',
    usualSize: 1000,
    items: 'enterprise_projects',
    total: 'total_count',
    key: 'id',
  },
  answer: Type.Object({
    enterprise_projects: Type.Array(EnterpriseProject, { description: 'Enterprise projects that fit.' }),
    total_count: Type.Optional(Type.Integer({ description: 'How many fit.' })),
  }),
  errors: [
    { status: 401, when: 'The token is not valid.' },
    {
      status: 403,
      when: 'The token is not one of the account, or the user may not list enterprise projects.',
    },
  ],
  permission: 'eps:enterpriseProjects:list',
  source: { document: 'EPS API Reference', section: 'Listing Enterprise Projects' },
});
