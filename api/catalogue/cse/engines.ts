import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { undocumentedPermission } from '../servicestage/errors';
import { text } from '../servicestage/shapes';
import { engineDescription, maintenanceConfig, NewEngine, specType } from './engine-fields';
import { StartedJob } from './engine-jobs';
import { Engine, EngineFlavor, EngineQuota, ListedEngine } from './engine-shapes';
import { commonErrors, engineErrors, newEngineErrors } from './errors';
import { enginePath, enterpriseHeader, pageQuery, pages, projectPath } from './parameters';
import { whole } from './shapes';

const document = 'CSE API Reference';

export const listEngineFlavors = defineOperation({
  id: 'listEngineFlavors',
  service: 'cse',
  group: 'engine',
  title: 'List the flavors of engines',
  method: 'GET',
  path: '/v2/{project_id}/enginemgr/flavors',
  pathParameters: projectPath,
  headers: enterpriseHeader,
  query: Type.Object({ specType: Type.Optional(specType) }),
  answer: Type.Object({
    total: whole('How many there are.'),
    data: Type.Array(EngineFlavor, { description: 'Flavors.' }),
  }),
  errors: [
    ...commonErrors,
    { status: 400, code: 'SVCSTG.00501134', when: 'There is no such type of engine.' },
  ],
  permission: undocumentedPermission,
  notes: [
    'The table and the vendor’s SDKs have spec as one object with linear as text; the example has a list, and linear is true or false.',
  ],
  source: { document, section: '5.3.1' },
});

export const listEngines = defineOperation({
  id: 'listEngines',
  service: 'cse',
  group: 'engine',
  title: 'List the engines',
  method: 'GET',
  path: '/v2/{project_id}/enginemgr/engines',
  pathParameters: projectPath,
  headers: enterpriseHeader,
  query: Type.Object({
    ...pageQuery,
    type: Type.Optional(
      Type.Enum(['ALL', 'CSE', 'Nacos'], {
        default: 'ALL',
        description: 'Which engines: CSE for ServiceComb, Nacos for registry and configuration center.',
      }),
    ),
  }),
  paging: { ...pages, total: 'total', key: 'id' },
  answer: Type.Object({
    total: whole('How many engines there are.'),
    data: Type.Array(ListedEngine, { description: 'Engines of this page.' }),
  }),
  errors: commonErrors,
  permission: undocumentedPermission,
  notes: [
    'The table calls offset and limit mandatory; the example sends neither.',
    'The type is asked for as Nacos and answered as NACOS.',
  ],
  source: { document, section: '5.3.2' },
});

export const createEngine = defineOperation({
  id: 'createEngine',
  service: 'cse',
  group: 'engine',
  title: 'Create an engine',
  method: 'POST',
  path: '/v2/{project_id}/enginemgr/engines',
  pathParameters: projectPath,
  headers: enterpriseHeader,
  body: NewEngine,
  answer: StartedJob,
  errors: newEngineErrors,
  startsJob: 'getEngineJob',
  permission: undocumentedPermission,
  notes: [
    'The reference lists payment 0 (for a period) and 2 (free) as not supported.',
    'ServiceComb engines need azList and authType, with RBAC auth_cred too.',
    'The rule for names is only in the text of error SVCSTG.00501201.',
    'The reference does not have vpcCidr, flavorType, maintenanceConfig and elbid, which the vendor’s SDKs send; these leave vpcId optional.',
  ],
  source: { document, section: '5.3.3' },
});

export const getEngine = defineOperation({
  id: 'getEngine',
  service: 'cse',
  group: 'engine',
  title: 'Show an engine',
  method: 'GET',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}',
  pathParameters: enginePath,
  headers: enterpriseHeader,
  answer: Engine,
  errors: engineErrors,
  permission: undocumentedPermission,
  notes: [
    'The reference has limits as texts here and as numbers in the list; the vendor’s SDKs read texts in both.',
  ],
  source: { document, section: '5.3.4' },
});

export const getEngineQuotas = defineOperation({
  id: 'getEngineQuotas',
  service: 'cse',
  group: 'engine',
  title: 'Show how many engines there may be',
  method: 'GET',
  path: '/v2/{project_id}/enginemgr/quotas',
  pathParameters: projectPath,
  headers: enterpriseHeader,
  answer: Type.Object({
    quotas: Type.Object(
      { resources: Type.Array(EngineQuota, { description: 'One entry for each kind.' }) },
      { description: 'Quotas of the project.' },
    ),
  }),
  errors: commonErrors,
  permission: undocumentedPermission,
  source: { document, section: '5.3.6' },
});

export const deleteEngine = defineOperation({
  id: 'deleteEngine',
  service: 'cse',
  group: 'engine',
  title: 'Delete an engine with all it holds',
  method: 'DELETE',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}',
  pathParameters: enginePath,
  headers: enterpriseHeader,
  answer: StartedJob,
  errors: [
    ...engineErrors,
    { status: 400, code: 'SVCSTG.00501117', when: 'The engine is busy and can not be deleted now.' },
  ],
  effect: 'unsafe',
  startsJob: 'getEngineJob',
  permission: undocumentedPermission,
  source: { document, section: '5.3.7' },
});

export const updateEngine = defineOperation({
  id: 'updateEngine',
  service: 'cse',
  group: 'engine',
  title: 'Describe an engine',
  method: 'PUT',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}',
  pathParameters: enginePath,
  headers: enterpriseHeader,
  body: Type.Object({
    description: Type.Optional(engineDescription),
    alias: Type.Optional(Type.String({ maxLength: 64, description: 'Name for display.' })),
    maintenanceConfig: Type.Optional(maintenanceConfig),
  }),
  answer: NoAnswer,
  errors: engineErrors,
  permission: undocumentedPermission,
  notes: ['The example uses POST, and sends maintenanceConfig, which the table does not have.'],
  source: { document, section: '5.3.12' },
});

export const createEngineRbacToken = defineOperation({
  id: 'createEngineRbacToken',
  service: 'cse',
  group: 'engine',
  title: 'Get a token of an engine for the signed-in user',
  method: 'POST',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}/tokens',
  pathParameters: enginePath,
  headers: Type.Object({
    ...enterpriseHeader.properties,
    'X-Namespace-ID': Type.Optional(Type.String({ description: 'Namespace of a Nacos engine.' })),
  }),
  answer: Type.Object({ token: text('Token of the engine.') }),
  errors: engineErrors,
  permission: undocumentedPermission,
  notes: ['A ServiceComb engine must know the IAM user: create or import him there first.'],
  source: { document, section: '5.3.14' },
});

export const enginesOperations = [
  listEngineFlavors,
  listEngines,
  createEngine,
  getEngine,
  getEngineQuotas,
  deleteEngine,
  updateEngine,
  createEngineRbacToken,
];
