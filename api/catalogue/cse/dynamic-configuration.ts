import * as Type from 'typebox';
import { exactMatch, itemIds, labelText } from '../kie/fields';
import { KieItem } from '../kie/shapes';
import { defineOperation } from '../operation';
import { undocumentedPermission } from '../servicestage/errors';
import { maybe, text } from '../servicestage/shapes';
import { commonErrors, exportErrors, importErrors } from './errors';
import { enterpriseHeader, looseEngineHeaders, projectPath } from './parameters';
import { Outcome, textMap } from './shapes';

const document = 'CSE API Reference';

/** The results of importing a file, by item. */
export const KieImport = Type.Object({
  success: maybe(Type.Array(KieItem), 'Items that were written.'),
  failure: maybe(
    Type.Array(
      Type.Object({
        key: text('Key of the item.'),
        labels: textMap('Labels of the item.'),
        error_code: maybe(Type.Union([Type.Integer(), Type.String()]), 'Code of the error.'),
        error_message: text('Why it was not written.'),
      }),
    ),
    'Items that were not written.',
  ),
});

export const importKieConfigurations = defineOperation({
  id: 'importKieConfigurations',
  service: 'cse',
  group: 'dynamic-configuration',
  title: 'Import a file of configuration items into an engine',
  method: 'POST',
  path: '/v1/{project_id}/kie/file',
  pathParameters: projectPath,
  headers: looseEngineHeaders,
  query: Type.Object({
    override: Type.Optional(
      Type.Enum(['force', 'abort', 'skip'], {
        default: 'force',
        description:
          'An item that exists is overwritten (force, also when left out), ends the import (abort), or stays (skip).',
      }),
    ),
    label: Type.Optional(
      labelText(
        'Label that all items get in place of their own, as name:value; those of the file when left out.',
      ),
    ),
  }),
  bodyType: 'multipart',
  body: Type.Object({
    upload_file: Type.String({
      contentMediaType: 'application/json',
      description: 'Text of the file, JSON as an export writes it.',
    }),
  }),
  answer: KieImport,
  errors: importErrors,
  permission: undocumentedPermission,
  notes: [
    'The body is a form with the file in upload_file, although the reference fixes the content type to JSON.',
    'The table of the answer calls the written items OK; the example and servers call them success.',
    'The reference names no header for the engine here, and v3 in the path of its example.',
    'Items are imported one after the other, and what was written before an error stays.',
  ],
  source: { document, section: '5.2.1' },
});

export const exportKieConfigurations = defineOperation({
  id: 'exportKieConfigurations',
  service: 'cse',
  group: 'dynamic-configuration',
  title: 'Export configuration items of an engine to a file',
  method: 'POST',
  path: '/v1/{project_id}/kie/download',
  pathParameters: projectPath,
  headers: looseEngineHeaders,
  query: Type.Object({
    label: Type.Optional(labelText('Only items with this label, as name:value.')),
    match: exactMatch,
  }),
  body: Type.Object({ ids: itemIds }),
  file: 'whole',
  answer: Type.Object({
    metadata: maybe(
      Type.Object({
        version: text('Version of the form of the file.'),
        annotations: maybe(Type.Record(Type.String(), Type.Unknown()), 'Notes about the file.'),
      }),
      'What the file says about itself.',
    ),
    data: Type.Array(
      Type.Object({
        id: text('Id of the item.'),
        key: Type.String({ description: 'Name of the item.' }),
        labels: textMap('Labels of the item.'),
        value: text('Content.'),
        value_type: text('How clients read the value.'),
        status: text('enabled or disabled.'),
      }),
      { description: 'Exported items.' },
    ),
  }),
  errors: exportErrors,
  effect: 'safe',
  permission: undocumentedPermission,
  notes: [
    'The reference spells the header of the engine x_engine_id here and x-engine-id elsewhere.',
    'Its example has another path, with v3 and a stray end.',
    'The file is best named after the environment and the time: production20251029.json; default or custom stand for none or several.',
  ],
  source: { document, section: '5.2.2' },
});

export const deleteConfigurationScope = defineOperation({
  id: 'deleteConfigurationScope',
  service: 'cse',
  group: 'dynamic-configuration',
  title: 'Delete settings of a microservice (engines 1.x)',
  method: 'DELETE',
  path: '/v3/{project_id}/govern/configs/{dimension}',
  pathParameters: Type.Object({
    ...projectPath.properties,
    dimension: Type.String({ minLength: 1, description: 'Scope: service@application, or with #version.' }),
  }),
  headers: Type.Object({
    ...enterpriseHeader.properties,
    'X-ENVIRONMENT': Type.Optional(Type.String({ description: 'Environment of the settings.' })),
  }),
  body: Type.Object({
    dimensionInfo: Type.Optional(Type.String({ description: 'The scope once more.' })),
    flush: Type.Optional(Type.String({ description: 'Whether clients read again at once: true or false.' })),
    keys: Type.Optional(Type.Array(Type.String(), { description: 'Names of the settings to delete.' })),
  }),
  answer: Outcome,
  errors: commonErrors,
  permission: undocumentedPermission,
  notes: ['The reference names no header for the engine here.'],
  source: { document, section: '5.2.3' },
});

export const dynamicConfigurationOperations = [
  importKieConfigurations,
  exportKieConfigurations,
  deleteConfigurationScope,
];
