import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { tagList, tagText, tags } from './fields';
import { changePermission, readPermission, serviceErrors, servicePath } from './parameters';

/** Tags of microservice versions; derived from the server, since no product document describes them. */
const document = 'Registry API';
const path = '/v4/{project_id}/registry/microservices/{service_id}/tags' as const;

const tagPath = Type.Object({ ...servicePath.properties, key: tagText('Name of the tag.') });
const unknownTag = { status: 400, code: '400018', when: 'The microservice version has no such tag.' };
const quota = { status: 400, code: '400100', when: 'It would have more than 100 tags.' };

export const listTags = defineOperation({
  id: 'listTags',
  service: 'registry',
  group: 'tag',
  title: 'Show the tags of a microservice version',
  method: 'GET',
  path,
  pathParameters: servicePath,
  answer: Type.Object({
    tags: Type.Optional(
      Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()], { description: 'Name to value.' }),
    ),
  }),
  errors: serviceErrors,
  permission: readPermission,
  source: { document, section: '3' },
});

/** Existing tags get the new value, the others stay. */
export const addTags = defineOperation({
  id: 'addTags',
  service: 'registry',
  group: 'tag',
  title: 'Add tags to a microservice version',
  method: 'POST',
  path,
  pathParameters: servicePath,
  body: Type.Object({ tags }),
  answer: NoAnswer,
  errors: [...serviceErrors, quota],
  effect: 'idempotent',
  permission: changePermission,
  source: { document, section: '3' },
});

export const updateTag = defineOperation({
  id: 'updateTag',
  service: 'registry',
  group: 'tag',
  title: 'Change the value of a tag',
  method: 'PUT',
  path: `${path}/{key}`,
  pathParameters: tagPath,
  query: Type.Object({ value: tagText('New value.') }),
  answer: NoAnswer,
  errors: [...serviceErrors, unknownTag],
  permission: changePermission,
  source: { document, section: '3' },
});

export const deleteTags = defineOperation({
  id: 'deleteTags',
  service: 'registry',
  group: 'tag',
  title: 'Remove tags from a microservice version',
  method: 'DELETE',
  path: `${path}/{key}`,
  pathParameters: Type.Object({
    ...servicePath.properties,
    key: tagList('Name of the tag; several with commas between them.'),
  }),
  answer: NoAnswer,
  errors: [...serviceErrors, unknownTag],
  permission: changePermission,
  source: { document, section: '3' },
});

export const tagsOperations = [listTags, addTags, updateTag, deleteTags];
