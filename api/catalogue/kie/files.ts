import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { commonErrors, projectPath } from './fields';
import { KieItem } from './shapes';

const source = { document: 'kie', section: '5' } as const;

const optionalText = (description: string) => Type.Optional(Type.String({ description }));
const labels = Type.Record(Type.String(), Type.String(), { description: 'Its labels.' });

/** The limits of items are not checked here: the server checks each item and accepts the valid ones. */
const FileItem = Type.Object({
  key: Type.String({ description: 'Key.' }),
  value: optionalText('Value, as text of the value type.'),
  value_type: optionalText('text, yaml, json, properties, ini or xml; text when left out.'),
  status: optionalText('enabled or disabled; disabled when left out.'),
  labels: Type.Optional(labels),
});

/** The server of an engine takes the file as the body; the cloud's gateway takes a form. */
export const importKieFile = defineOperation({
  id: 'importKieFile',
  service: 'kie',
  group: 'configuration',
  title: 'Import configuration items from a file',
  method: 'POST',
  path: '/v1/{project_id}/kie/file',
  pathParameters: projectPath,
  query: Type.Object({
    override: Type.Enum(['force', 'abort', 'skip'], {
      description:
        'What becomes of an item whose key and labels exist: force overwrites value and status, abort stops there, skip leaves it out.',
    }),
  }),
  body: Type.Object({
    metadata: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: 'About the file; not read.' }),
    ),
    data: Type.Array(FileItem, { description: 'The items; ids, times and revisions in them do not count.' }),
  }),
  answer: Type.Object({
    success: Type.Optional(
      Type.Union([Type.Array(KieItem), Type.Null()], { description: 'Items as they are now.' }),
    ),
    failure: Type.Optional(
      Type.Union(
        [
          Type.Array(
            Type.Object({
              key: Type.String({ description: 'Key of the item.' }),
              labels: Type.Optional(Type.Union([labels, Type.Null()])),
              error_code: Type.Union([Type.Integer(), Type.String()], {
                description: 'Why not: 400004 left out, 400005 stopped, or what is wrong with it.',
              }),
              error_message: Type.String({ description: 'The same in words.' }),
            }),
          ),
          Type.Null(),
        ],
        { description: 'Items that were not imported.' },
      ),
    ),
  }),
  errors: commonErrors,
  permission: 'config:create',
  notes: [
    'The answer is 200 although items failed. What was imported before an abort stays.',
    'Forcing never changes the value type, and an empty value keeps the old one.',
  ],
  source,
});

export const fileOperations = [importKieFile];
