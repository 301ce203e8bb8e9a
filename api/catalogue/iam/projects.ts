import * as Type from 'typebox';
import { defineOperation } from '../operation';

const Project = Type.Object({
  id: Type.String({ description: 'Id of the project.' }),
  name: Type.String({ description: 'Name of the project.' }),
  domain_id: Type.Optional(Type.String({ description: 'Id of the account.' })),
  description: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: 'Description.' })),
  enabled: Type.Optional(Type.Boolean({ description: 'Whether the project can be used.' })),
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
  answer: Type.Object({ projects: Type.Array(Project, { description: 'Projects of the user.' }) }),
  errors: projectErrors,
  permission: 'none',
  notes: ['The reference shows the request only; the answer is that of the list of all projects.'],
  source: { document: 'ServiceStage API Reference', section: '3.2' },
});

export const projectsOperations = [listProjects, listAuthProjects];
