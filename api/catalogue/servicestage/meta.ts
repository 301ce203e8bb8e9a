import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { commonErrors, undocumentedPermission } from './errors';
import { projectPath } from './parameters';
import { Flavor, Runtime, Template } from './shapes';

const document = 'ServiceStage API Reference';

export const listRuntimes = defineOperation({
  id: 'listRuntimes',
  service: 'servicestage',
  group: 'meta',
  title: 'List the runtimes that components can have',
  method: 'GET',
  path: '/v2/{project_id}/cas/metadata/runtimes',
  pathParameters: projectPath,
  answer: Type.Object({ runtimes: Type.Array(Runtime, { description: 'Runtimes.' }) }),
  errors: commonErrors,
  permission: undocumentedPermission,
  source: { document, section: '4.1.1' },
});

export const listFlavors = defineOperation({
  id: 'listFlavors',
  service: 'servicestage',
  group: 'meta',
  title: 'List the flavors that instances can have',
  method: 'GET',
  path: '/v2/{project_id}/cas/metadata/flavors',
  pathParameters: projectPath,
  answer: Type.Object({ flavors: Type.Array(Flavor, { description: 'Flavors.' }) }),
  errors: commonErrors,
  permission: undocumentedPermission,
  source: { document, section: '4.1.2' },
});

export const listTemplates = defineOperation({
  id: 'listTemplates',
  service: 'servicestage',
  group: 'meta',
  title: 'List the templates that components can start from',
  method: 'GET',
  path: '/v2/{project_id}/cas/metadata/templates',
  pathParameters: projectPath,
  answer: Type.Object({ templates: Type.Array(Template, { description: 'Templates.' }) }),
  errors: commonErrors,
  permission: undocumentedPermission,
  notes: [
    'The overview names this operation, the reference does not describe it; path and fields are those of the vendor’s SDK.',
  ],
  source: { document: 'ServiceStage API Overview', section: 'Meta APIs' },
});

export const metaOperations = [listRuntimes, listFlavors, listTemplates];
