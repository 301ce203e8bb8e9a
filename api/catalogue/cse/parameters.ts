import * as Type from 'typebox';

/** Ids of projects and of engines, and headers, as the engine service takes them. */

export const project_id = Type.String({
  minLength: 1,
  maxLength: 64,
  examples: ['0605767fcd80f5762f83c002f4b4a7d1'],
  description: 'Id of the project, as IAM lists it (not its name).',
});

export const projectPath = Type.Object({ project_id });

export const enginePath = Type.Object({
  project_id,
  engine_id: Type.String({ minLength: 1, description: 'Id of the engine.' }),
});

const engineId = Type.String({ minLength: 1, description: 'Id of the engine that the call goes to.' });
const enterpriseProject = Type.String({
  default: '0',
  description: 'Enterprise project of the engine; 0 is the default one.',
});

/** For calls about engines as a whole. */
export const enterpriseHeader = Type.Object({
  'X-Enterprise-Project-ID': Type.Optional(enterpriseProject),
});

/** For calls that are passed on to one engine. */
export const engineHeaders = Type.Object({
  'x-engine-id': engineId,
  'X-Enterprise-Project-ID': enterpriseProject,
});

/** The same with an optional enterprise project. */
export const looseEngineHeaders = Type.Object({
  'x-engine-id': engineId,
  'X-Enterprise-Project-ID': Type.Optional(enterpriseProject),
});

/** Other sections of the reference make it optional. */
export const enterpriseNote =
  'X-Enterprise-Project-ID is mandatory here; where the reference lets it be left out, it counts as 0.';

/** Paging of lists: the parameter is named offset but counts pages. */
export const pages = {
  start: 'offset',
  counts: 'pages',
  first: 0,
  size: 'limit',
  usualSize: 100,
  items: 'data',
} as const;

export const pageQuery = {
  offset: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: 'Number of the page, from 0.' })),
  limit: Type.Optional(Type.Integer({ minimum: 0, description: 'Entries on one page.' })),
};
