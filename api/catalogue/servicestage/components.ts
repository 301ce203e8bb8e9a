import * as Type from 'typebox';
import { openChoice } from '../disputed';
import { behaves, immutable } from '../field-behaviour';
import { NoAnswer } from '../no-answer';
import { defineOperation } from '../operation';
import { componentBuild, componentSource, newComponentSource, sourceNotes } from './component-source';
import { applicationErrors, beingReleased, componentErrors, undocumentedPermission } from './errors';
import { freeText, nameOf } from './fields';
import {
  applicationPath,
  byNameOrTime,
  componentPath,
  force,
  pageNote,
  pageQuery,
  pagesOf,
} from './parameters';
import { Component, ComponentOverview, count } from './shapes';

const document = 'ServiceStage API Reference';

const buildIdNote = 'The table of the answer calls the id of the build ID; the server writes id.';

/** The subcategories of components, by category. */
export const subCategoriesOf = {
  Webapp: ['Web'],
  MicroService: ['Java Chassis', 'Go Chassis', 'Mesher', 'Spring Cloud', 'Dubbo'],
  Common: [''],
} as const;

/** Body for creating a component. */
export const NewComponent = Type.Object({
  name: nameOf('component'),
  runtime: Type.String({
    ...immutable,
    minLength: 1,
    examples: ['Java8'],
    description: 'Runtime: a type_name of the list of runtimes.',
  }),
  category: Type.Enum(['Webapp', 'MicroService', 'Common'], {
    ...immutable,
    description: 'Kind of the component.',
  }),
  sub_category: Type.Optional(
    openChoice(Object.values(subCategoriesOf).flat(), ['SpringCloud', 'Magento', 'Wordpress'], {
      ...behaves({ changedBy: 'replacement', absentAs: [''] }),
      description:
        'Webapp: Web. MicroService: Java Chassis, Go Chassis, Mesher, Spring Cloud or Dubbo. Common: empty.',
    }),
  ),
  description: Type.Optional(freeText),
  source: Type.Optional(newComponentSource),
  build: Type.Optional(componentBuild),
});

export const createComponent = defineOperation({
  id: 'createComponent',
  service: 'servicestage',
  group: 'component',
  title: 'Create a component in an application',
  method: 'POST',
  path: '/v2/{project_id}/cas/applications/{application_id}/components',
  pathParameters: applicationPath,
  body: NewComponent,
  answer: Component,
  errors: [...applicationErrors, { status: 400, code: 'SVCSTG.00100420', when: 'There is no such runtime.' }],
  permission: undocumentedPermission,
  notes: [
    'Kind and spec of the source are optional here and mandatory when the component is changed.',
    'The vendor’s SDKs write SpringCloud, and also have Magento and Wordpress; servers do not check the sub-category.',
    ...sourceNotes,
    buildIdNote,
  ],
  source: { document, section: '4.4.1' },
});

export const listComponents = defineOperation({
  id: 'listComponents',
  service: 'servicestage',
  group: 'component',
  title: 'List the components of an application',
  method: 'GET',
  path: '/v2/{project_id}/cas/applications/{application_id}/components',
  pathParameters: applicationPath,
  query: pageQuery(byNameOrTime),
  paging: pagesOf('components', 'id'),
  answer: Type.Object({
    count,
    components: Type.Array(Component, { description: 'Components of this page.' }),
  }),
  errors: applicationErrors,
  permission: undocumentedPermission,
  notes: [
    pageNote,
    'The reference types limit and offset as text here and as numbers elsewhere; in an address they are the same.',
    'Project, build and pipelines are in the example of the answer, not in its table.',
  ],
  source: { document, section: '4.4.2' },
});

export const listComponentOverviews = defineOperation({
  id: 'listComponentOverviews',
  service: 'servicestage',
  group: 'component',
  title: 'List the components of an application with their instances',
  method: 'GET',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/overviews',
  pathParameters: applicationPath,
  query: pageQuery(byNameOrTime),
  paging: pagesOf('components', 'id'),
  answer: Type.Object({
    count,
    components: Type.Array(ComponentOverview, { description: 'Components of this page.' }),
  }),
  errors: applicationErrors,
  permission: undocumentedPermission,
  notes: [
    pageNote,
    'The reference does not have this operation; path and fields are those of the vendor’s SDKs, which spell the id and the name of an instance instance_id and instance_name here.',
  ],
  source: { document: 'SDKs of the vendor', section: 'ServiceStage v2, ListComponentOverviews' },
});

export const updateComponent = defineOperation({
  id: 'updateComponent',
  service: 'servicestage',
  group: 'component',
  title: 'Change a component',
  method: 'PUT',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}',
  pathParameters: componentPath,
  body: Type.Object({
    name: Type.Optional(nameOf('component')),
    description: Type.Optional(freeText),
    source: Type.Optional(componentSource),
    build: Type.Optional(componentBuild),
    pipeline_ids: Type.Optional(
      Type.Union(
        [
          Type.Array(Type.String({ description: 'Id of a pipeline.' }), {
            maxItems: 10,
            description: 'Ids of its pipelines.',
          }),
          Type.Null({ description: 'None.' }),
        ],
        { description: 'Ids of its pipelines, ten at most.' },
      ),
    ),
  }),
  answer: Component,
  errors: [...componentErrors, beingReleased],
  permission: undocumentedPermission,
  notes: [
    ...sourceNotes,
    'The example also sends pipeline_ids, which no table of the request has.',
    buildIdNote,
  ],
  source: { document, section: '4.4.3' },
});

export const deleteComponent = defineOperation({
  id: 'deleteComponent',
  service: 'servicestage',
  group: 'component',
  title: 'Delete a component',
  method: 'DELETE',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}',
  pathParameters: componentPath,
  query: Type.Object({ force }),
  success: [204],
  answer: NoAnswer,
  errors: [
    ...componentErrors,
    { status: 400, code: 'SVCSTG.00100402', when: 'It is deployed; delete its instances first.' },
    beingReleased,
  ],
  permission: undocumentedPermission,
  source: { document, section: '4.4.4' },
});

export const getComponent = defineOperation({
  id: 'getComponent',
  service: 'servicestage',
  group: 'component',
  title: 'Show a component',
  method: 'GET',
  path: '/v2/{project_id}/cas/applications/{application_id}/components/{component_id}',
  pathParameters: componentPath,
  answer: Component,
  errors: componentErrors,
  permission: undocumentedPermission,
  notes: [
    buildIdNote,
    'The table describes the parameters of the build as text to text; the example holds a boolean.',
  ],
  source: { document, section: '4.4.5' },
});

export const componentsOperations = [
  createComponent,
  listComponents,
  listComponentOverviews,
  updateComponent,
  deleteComponent,
  getComponent,
];
