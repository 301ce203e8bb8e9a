import * as Type from 'typebox';
import { identity } from '../field-behaviour';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { applicationErrors, commonErrors, noEnvironment, undocumentedPermission } from './errors';
import { enterpriseProjectId, environmentVariables, freeText, idOf, nameOf } from './fields';
import { applicationPath, byNameOrTime, pageNote, pageQuery, pagesOf, projectPath } from './parameters';
import { Application, ApplicationConfiguration, count } from './shapes';

const document = 'ServiceStage API Reference';

/** Body for creating an application. */
export const NewApplication = Type.Object({
  name: nameOf('application'),
  description: Type.Optional(freeText),
  enterprise_project_id: Type.Optional(enterpriseProjectId),
});

/** The configuration shared by an application's components in one environment, as a request body. */
export const NewApplicationConfiguration = Type.Object({
  environment_id: idOf('environment', identity),
  configuration: Type.Object({ env: environmentVariables }, { description: 'What the components share.' }),
});

export const createApplication = defineOperation({
  id: 'createApplication',
  service: 'servicestage',
  group: 'application',
  title: 'Create an application',
  method: 'POST',
  path: '/v2/{project_id}/cas/applications',
  pathParameters: projectPath,
  body: NewApplication,
  answer: Application,
  errors: commonErrors,
  permission: 'servicestage:app:create',
  source: { document, section: '4.3.1' },
});

export const listApplications = defineOperation({
  id: 'listApplications',
  service: 'servicestage',
  group: 'application',
  title: 'List the applications',
  method: 'GET',
  path: '/v2/{project_id}/cas/applications',
  pathParameters: projectPath,
  query: pageQuery(byNameOrTime),
  paging: pagesOf('applications', 'id'),
  answer: Type.Object({
    count,
    applications: Type.Array(Application, { description: 'Applications of this page.' }),
  }),
  errors: commonErrors,
  permission: 'servicestage:app:list',
  notes: [
    pageNote,
    'An unknown field to sort by is read as create_time.',
    'The reference types limit and offset as text here and as numbers elsewhere; in an address they are the same.',
  ],
  source: { document, section: '4.3.2' },
});

export const updateApplication = defineOperation({
  id: 'updateApplication',
  service: 'servicestage',
  group: 'application',
  title: 'Change name and description of an application',
  method: 'PUT',
  path: '/v2/{project_id}/cas/applications/{application_id}',
  pathParameters: applicationPath,
  body: Type.Object({
    name: Type.Optional(nameOf('application')),
    description: Type.Optional(freeText),
  }),
  answer: Application,
  errors: applicationErrors,
  permission: 'servicestage:app:modify',
  source: { document, section: '4.3.3' },
});

export const deleteApplication = defineOperation({
  id: 'deleteApplication',
  service: 'servicestage',
  group: 'application',
  title: 'Delete an application that has no components',
  method: 'DELETE',
  path: '/v2/{project_id}/cas/applications/{application_id}',
  pathParameters: applicationPath,
  success: [204],
  answer: NoAnswer,
  errors: [
    ...applicationErrors,
    { status: 409, code: 'SVCSTG.00100401', when: 'It has components; delete them first.' },
  ],
  permission: 'servicestage:app:delete',
  source: { document, section: '4.3.4' },
});

export const getApplication = defineOperation({
  id: 'getApplication',
  service: 'servicestage',
  group: 'application',
  title: 'Show an application',
  method: 'GET',
  path: '/v2/{project_id}/cas/applications/{application_id}',
  pathParameters: applicationPath,
  answer: Application,
  errors: applicationErrors,
  permission: 'servicestage:app:get',
  notes: [
    'Here the reference explains unified_model as support of enterprise projects, elsewhere as the unified model.',
  ],
  source: { document, section: '4.3.5' },
});

/** Replaces the whole configuration, so repeating it changes nothing more. */
export const putApplicationConfiguration = defineOperation({
  id: 'putApplicationConfiguration',
  service: 'servicestage',
  group: 'application',
  title: 'Write the variables that the components share in an environment',
  method: 'PUT',
  path: '/v2/{project_id}/cas/applications/{application_id}/configuration',
  pathParameters: applicationPath,
  body: NewApplicationConfiguration,
  answer: ApplicationConfiguration,
  errors: [...applicationErrors, noEnvironment],
  permission: undocumentedPermission,
  source: { document, section: '4.3.6' },
});

export const deleteApplicationConfiguration = defineOperation({
  id: 'deleteApplicationConfiguration',
  service: 'servicestage',
  group: 'application',
  title: 'Delete the variables that the components share in an environment',
  method: 'DELETE',
  path: '/v2/{project_id}/cas/applications/{application_id}/configuration',
  pathParameters: applicationPath,
  query: Type.Object({ environment_id: idOf('environment') }),
  success: [204],
  answer: NoAnswer,
  errors: [...applicationErrors, noEnvironment],
  permission: undocumentedPermission,
  source: { document, section: '4.3.7' },
});

export const getApplicationConfiguration = defineOperation({
  id: 'getApplicationConfiguration',
  service: 'servicestage',
  group: 'application',
  title: 'Show the variables that the components share',
  method: 'GET',
  path: '/v2/{project_id}/cas/applications/{application_id}/configuration',
  pathParameters: applicationPath,
  query: Type.Object({
    environment_id: Type.Optional(
      Type.String({ minLength: 1, description: 'Id of the environment; absent for all environments.' }),
    ),
  }),
  answer: Type.Object({
    configuration: Type.Array(ApplicationConfiguration, { description: 'One entry for each environment.' }),
  }),
  errors: [...applicationErrors, noEnvironment],
  permission: undocumentedPermission,
  source: { document, section: '4.3.8' },
});

export const applicationsOperations = [
  createApplication,
  listApplications,
  updateApplication,
  deleteApplication,
  getApplication,
  putApplicationConfiguration,
  deleteApplicationConfiguration,
  getApplicationConfiguration,
];
