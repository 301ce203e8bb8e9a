import * as Type from 'typebox';
import { defineOperation } from '../operation';

const Address = (description: string) =>
  Type.Optional(Type.Union([Type.String(), Type.Null()], { description }));

const Links = Type.Object(
  {
    self: Type.Optional(Type.String({ description: 'Address of this resource.' })),
    next: Address('Address of the next page; null on the last one.'),
    previous: Address('Address of the page before; null on the first one.'),
  },
  { description: 'Addresses of pages.' },
);

const Project = Type.Object({
  id: Type.String({ description: 'Id of the project, as the paths of the other services need it.' }),
  name: Type.String({ description: 'Name of the project, usually of its region.' }),
  domain_id: Type.Optional(Type.String({ description: 'Id of the account.' })),
  parent_id: Type.Optional(
    Type.String({ description: 'Id of the account, or of the project that this one is a part of.' }),
  ),
  is_domain: Type.Optional(Type.Boolean({ description: 'Whether it is the account itself.' })),
  description: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: 'Description.' })),
  enabled: Type.Optional(Type.Boolean({ description: 'Whether the project can be used.' })),
  links: Type.Optional(Links),
});

const projectErrors = [
  { status: 401, when: 'The token is not valid.' },
  { status: 403, when: 'The user may not list projects.' },
];

export const listProjects = defineOperation({
  id: 'listProjects',
  service: 'iam',
  group: 'project',
  title: 'List the projects of the account',
  method: 'GET',
  path: '/v3/projects',
  query: Type.Object({
    name: Type.Optional(Type.String({ description: 'Only the project of this name, usually a region.' })),
  }),
  answer: Type.Object({
    projects: Type.Array(Project, { description: 'Projects that fit.' }),
    links: Type.Optional(Links),
  }),
  errors: projectErrors,
  permission: 'iam:projects:listProjects',
  source: { document: 'CSE API Reference', section: '8.4' },
});

export const listAuthProjects = defineOperation({
  id: 'listAuthProjects',
  service: 'iam',
  group: 'project',
  title: 'List the projects that the signed-in user can work in',
  method: 'GET',
  path: '/v3/auth/projects',
  answer: Type.Object({
    projects: Type.Array(Project, { description: 'Projects of the user.' }),
    links: Type.Optional(Links),
  }),
  errors: projectErrors,
  permission: 'none',
  notes: ['The reference shows the request only; the answer is that of the list of all projects.'],
  source: { document: 'ServiceStage API Reference', section: '3.2' },
});

const Domain = Type.Object({
  id: Type.String({ description: 'Id of the account.' }),
  name: Type.String({ description: 'Name of the account.' }),
  description: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: 'Description.' })),
  enabled: Type.Optional(Type.Boolean({ description: 'Whether the account can be used.' })),
  links: Type.Optional(Links),
});

export const listAuthDomains = defineOperation({
  id: 'listAuthDomains',
  service: 'iam',
  group: 'project',
  title: 'List the accounts that the signed-in user can work in',
  method: 'GET',
  path: '/v3/auth/domains',
  answer: Type.Object({
    domains: Type.Array(Domain, { description: 'Accounts of the user, usually one.' }),
    links: Type.Optional(Links),
  }),
  errors: projectErrors,
  permission: 'none',
  notes: [
    'The reference does not have this operation, with which the vendor’s SDKs find the id of the account.',
  ],
  source: { document: 'SDKs of the vendor', section: 'IAM v3, KeystoneListAuthDomains' },
});

export const projectsOperations = [listProjects, listAuthProjects, listAuthDomains];
