import * as Type from 'typebox';
import { openChoice } from '../disputed';
import { behaves, immutable } from '../field-behaviour';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { commonErrors, environmentErrors, undocumentedPermission } from './errors';
import {
  BaseResource,
  OptionalResource,
  Resource,
  ResourceReference,
  alias,
  enterpriseProjectId,
  freeText,
  nameOf,
} from './fields';
import { byNameOrTime, environmentPath, pageNote, pageQuery, pagesOf, projectPath } from './parameters';
import { Environment, count } from './shapes';

const document = 'ServiceStage API Reference';

const nameTaken = { status: 400, code: 'SVCSTG.00100449', when: 'Another environment has this name.' };
const noBaseResources = {
  status: 400,
  code: 'SVCSTG.00100422',
  when: 'There is no resource left to run instances on.',
};

/** One PATCH adds and removes an environment's resources; its general update leaves both lists alone. */
const resourceSet = behaves({
  changedBy: ['updateEnvironmentResources'],
  compare: 'set',
  key: ['type', 'id'],
});

/** Body for creating an environment. */
export const NewEnvironment = Type.Object({
  name: nameOf('environment'),
  alias: Type.Optional(alias),
  description: Type.Optional(freeText),
  enterprise_project_id: Type.Optional(enterpriseProjectId),
  charge_mode: Type.Optional(
    openChoice(['provided'], ['on_demanded', 'monthly'], {
      ...immutable,
      default: 'provided',
      description: 'Billing mode: provided; servers may also know on_demanded and monthly.',
    }),
  ),
  deploy_mode: Type.Optional(
    openChoice(['virtualmachine', 'container', 'mixed'], [], {
      ...behaves({ changedBy: 'replacement', computed: true }),
      isRequired: true,
      description:
        'What the environment is for: virtualmachine, container or mixed; needed by servers from 2024 on.',
    }),
  ),
  vpc_id: Type.String({
    ...immutable,
    minLength: 1,
    description: 'Id of the VPC that all its resources are in.',
  }),
  base_resources: Type.Array(Resource, {
    ...resourceSet,
    minItems: 1,
    description: 'Clusters (cce) and hosts (ecs) to run instances on.',
  }),
  optional_resources: Type.Optional(
    Type.Array(Resource, { ...resourceSet, description: 'Services beside them, such as elb, dcs and cse.' }),
  ),
});

export const createEnvironment = defineOperation({
  id: 'createEnvironment',
  service: 'servicestage',
  group: 'environment',
  title: 'Create an environment',
  method: 'POST',
  path: '/v2/{project_id}/cas/environments',
  pathParameters: projectPath,
  body: NewEnvironment,
  answer: Environment,
  errors: [...commonErrors, nameTaken, noBaseResources],
  permission: undocumentedPermission,
  notes: [
    'The reference of 2023 has no deploy_mode; newer editions of the same operation make it mandatory.',
    'The billing mode of requests is fixed to provided; the vendor’s SDKs also have on_demanded and monthly.',
  ],
  source: { document, section: '4.2.1' },
});

export const listEnvironments = defineOperation({
  id: 'listEnvironments',
  service: 'servicestage',
  group: 'environment',
  title: 'List the environments',
  method: 'GET',
  path: '/v2/{project_id}/cas/environments',
  pathParameters: projectPath,
  query: pageQuery(byNameOrTime),
  paging: pagesOf('environments', 'id'),
  answer: Type.Object({
    count,
    environments: Type.Array(Environment, { description: 'Environments of this page.' }),
  }),
  errors: commonErrors,
  permission: undocumentedPermission,
  notes: [pageNote, 'An unknown field to sort by is read as create_time.'],
  source: { document, section: '4.2.2' },
});

export const updateEnvironment = defineOperation({
  id: 'updateEnvironment',
  service: 'servicestage',
  group: 'environment',
  title: 'Change name and description of an environment',
  method: 'PUT',
  path: '/v2/{project_id}/cas/environments/{environment_id}',
  pathParameters: environmentPath,
  body: Type.Object({
    name: Type.Optional(nameOf('environment')),
    alias: Type.Optional(alias),
    description: Type.Optional(freeText),
  }),
  answer: Environment,
  errors: [...environmentErrors, nameTaken],
  permission: undocumentedPermission,
  source: { document, section: '4.2.3' },
});

export const deleteEnvironment = defineOperation({
  id: 'deleteEnvironment',
  service: 'servicestage',
  group: 'environment',
  title: 'Delete an environment that no instance runs in',
  method: 'DELETE',
  path: '/v2/{project_id}/cas/environments/{environment_id}',
  pathParameters: environmentPath,
  success: [204],
  answer: NoAnswer,
  errors: [
    ...environmentErrors,
    { status: 409, code: 'SVCSTG.00100426', when: 'Instances run in it; delete them first.' },
  ],
  permission: undocumentedPermission,
  source: { document, section: '4.2.4' },
});

export const getEnvironment = defineOperation({
  id: 'getEnvironment',
  service: 'servicestage',
  group: 'environment',
  title: 'Show an environment',
  method: 'GET',
  path: '/v2/{project_id}/cas/environments/{environment_id}',
  pathParameters: environmentPath,
  answer: Environment,
  errors: environmentErrors,
  permission: undocumentedPermission,
  source: { document, section: '4.2.5' },
});

export const updateEnvironmentResources = defineOperation({
  id: 'updateEnvironmentResources',
  service: 'servicestage',
  group: 'environment',
  title: 'Add resources to an environment and remove some',
  method: 'PATCH',
  path: '/v2/{project_id}/cas/environments/{environment_id}/resources',
  pathParameters: environmentPath,
  body: Type.Object({
    add_base_resources: Type.Optional(
      Type.Array(BaseResource, { description: 'Clusters and hosts to add.' }),
    ),
    add_optional_resources: Type.Optional(Type.Array(OptionalResource, { description: 'Services to add.' })),
    remove_resources: Type.Optional(
      Type.Array(ResourceReference, { description: 'Resources to take out; they are not deleted.' }),
    ),
  }),
  answer: Environment,
  errors: [...environmentErrors, noBaseResources],
  permission: undocumentedPermission,
  notes: ['The tables name dcs and elb as services; the example adds cse too, so the list is open.'],
  source: { document, section: '4.2.6' },
});

export const environmentsOperations = [
  createEnvironment,
  listEnvironments,
  updateEnvironment,
  deleteEnvironment,
  getEnvironment,
  updateEnvironmentResources,
];
