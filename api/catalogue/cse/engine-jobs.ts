import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { undocumentedPermission } from '../servicestage/errors';
import { maybe, text } from '../servicestage/shapes';
import { authType, flavor, inputs } from './engine-fields';
import { engineErrors, flavorError, jobErrors } from './errors';
import { enginePath, enterpriseHeader, pageQuery, pages } from './parameters';
import { texts, whole } from './shapes';

const document = 'CSE API Reference';

/** An engine that is being changed, and the job that changes it. */
export const StartedJob = Type.Object({
  id: text('Id of the engine.'),
  name: text('Name of the engine.'),
  jobId: whole('Id of the job that was started.'),
});

const times = {
  startTime: whole('Time when it was started, milliseconds since 1970.'),
  endTime: whole('Time when it ended, milliseconds since 1970.'),
};

const status = text('PreInit, Init or Executing until it ends; then Finished, Error or Timeout.');
const type = text('Create, Delete, Upgrade or Modify; lists also write Updated and Configure.');

const brief = maybe(
  Type.Object({
    duration: whole('How long it should take, milliseconds.'),
    description: text('What it does.'),
  }),
  'What it does, and how long it takes.',
);

/** One step of a job. */
export const EngineTask = Type.Object({
  jobId: whole('Id of the job.'),
  id: whole('Id of the step.'),
  type,
  assigned: text('Server that runs it.'),
  taskName: text('Name of the step.'),
  engineName: text('Name of the engine.'),
  taskOrder: whole('Place in the order of the steps.'),
  status,
  ...times,
  createTime: whole('Time of creation, milliseconds since 1970.'),
  updateTime: whole('Time of the last change, milliseconds since 1970.'),
  timeout: whole('Longest time it may take, milliseconds; -1 for no limit.'),
  log: text('What it has written.'),
  output: text('What came out of it, as JSON text.'),
  taskExecutorBrief: brief,
});

/** A group of steps of a job. */
export const EngineJobPhase = Type.Object({
  taskName: text('Name of the phase.'),
  taskNames: texts('Names of its steps.'),
  status,
  ...times,
  taskExecutorBrief: brief,
  tasks: maybe(Type.Array(EngineTask), 'Steps of the phase.'),
});

const job = {
  id: Type.Integer({ description: 'Id of the job.' }),
  engineId: text('Id of the engine.'),
  type,
  description: text('What the job is for.'),
  status,
  scheduling: whole('1 while the job is worked on, else 0.'),
  createUser: text('Who started it.'),
  ...times,
  context: text('What the job works with.'),
};

/** A job with its phases. */
export const EngineJob = Type.Object({
  ...job,
  tasks: maybe(Type.Array(EngineJobPhase), 'Phases of the job.'),
});

/** A job in the list, where its steps are not grouped. */
export const ListedEngineJob = Type.Object({
  ...job,
  tasks: maybe(Type.Array(EngineTask), 'Steps of the job.'),
});

export const getEngineJob = defineOperation({
  id: 'getEngineJob',
  service: 'cse',
  group: 'engine',
  title: 'Show a job and its steps',
  method: 'GET',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}/jobs/{job_id}',
  pathParameters: Type.Object({
    ...enginePath.properties,
    job_id: Type.String({ minLength: 1, examples: ['1001'], description: 'Id of the job, a number.' }),
  }),
  headers: enterpriseHeader,
  answer: EngineJob,
  errors: jobErrors,
  permission: undocumentedPermission,
  source: { document, section: '5.3.5' },
});

export const listEngineJobs = defineOperation({
  id: 'listEngineJobs',
  service: 'cse',
  group: 'engine',
  title: 'List the jobs of an engine',
  method: 'GET',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}/jobs',
  pathParameters: enginePath,
  headers: enterpriseHeader,
  query: Type.Object({
    ...pageQuery,
    'from-time': Type.Optional(Type.String({ description: 'Only jobs that began at this time or later.' })),
    'to-time': Type.Optional(Type.String({ description: 'Only jobs that began at this time or earlier.' })),
  }),
  paging: { ...pages, total: 'total', key: 'id' },
  answer: Type.Object({
    total: whole('How many jobs there are in all, on every page.'),
    data: Type.Array(ListedEngineJob, { description: 'Jobs of this page.' }),
  }),
  errors: engineErrors,
  permission: undocumentedPermission,
  notes: ['Steps are not grouped into phases here, as they are when one job is shown.'],
  source: { document, section: '5.3.13' },
});

export const upgradeEngine = defineOperation({
  id: 'upgradeEngine',
  service: 'cse',
  group: 'engine',
  title: 'Upgrade an engine to a newer version',
  method: 'PUT',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}/upgrade',
  pathParameters: enginePath,
  headers: enterpriseHeader,
  body: Type.Object({
    version: Type.String({ minLength: 1, maxLength: 24, description: 'Version to upgrade to.' }),
  }),
  answer: StartedJob,
  errors: engineErrors,
  effect: 'unsafe',
  startsJob: 'getEngineJob',
  permission: undocumentedPermission,
  source: { document, section: '5.3.8' },
});

export const updateEngineConfig = defineOperation({
  id: 'updateEngineConfig',
  service: 'cse',
  group: 'engine',
  title: 'Turn the sign-in of an engine on or off',
  method: 'PUT',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}/config',
  pathParameters: enginePath,
  headers: enterpriseHeader,
  body: Type.Object({ authType }),
  answer: StartedJob,
  errors: engineErrors,
  effect: 'unsafe',
  startsJob: 'getEngineJob',
  permission: undocumentedPermission,
  source: { document, section: '5.3.9' },
});

export const resizeEngine = defineOperation({
  id: 'resizeEngine',
  service: 'cse',
  group: 'engine',
  title: 'Change the flavor of an engine',
  method: 'PUT',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}/resize',
  pathParameters: enginePath,
  headers: enterpriseHeader,
  body: Type.Object({ flavor, inputs: Type.Optional(inputs) }),
  answer: Type.Object({
    ...StartedJob.properties,
    job_id: whole('Id of the job that was started, as this operation spells it.'),
  }),
  errors: [...engineErrors, flavorError],
  effect: 'unsafe',
  startsJob: 'getEngineJob',
  permission: undocumentedPermission,
  notes: [
    'Only engines that are paid by use can be resized.',
    'The id of the job is spelled job_id here, and jobId by all other operations.',
  ],
  source: { document, section: '5.3.10' },
});

export const retryEngineJob = defineOperation({
  id: 'retryEngineJob',
  service: 'cse',
  group: 'engine',
  title: 'Try once more what failed',
  method: 'PUT',
  path: '/v2/{project_id}/enginemgr/engines/{engine_id}/actions',
  pathParameters: enginePath,
  headers: enterpriseHeader,
  body: Type.Object({ action: Type.Enum(['Retry'], { default: 'Retry', description: 'Retry.' }) }),
  answer: StartedJob,
  errors: engineErrors,
  effect: 'unsafe',
  startsJob: 'getEngineJob',
  permission: undocumentedPermission,
  notes: ['Engines also offer ForceDelete and Rollback, for which the reference has no operation.'],
  source: { document, section: '5.3.11' },
});

export const engineJobsOperations = [
  getEngineJob,
  upgradeEngine,
  updateEngineConfig,
  resizeEngine,
  retryEngineJob,
  listEngineJobs,
];

export type StartedJob = Type.Static<typeof StartedJob>;
export type EngineTask = Type.Static<typeof EngineTask>;
export type EngineJobPhase = Type.Static<typeof EngineJobPhase>;
export type EngineJob = Type.Static<typeof EngineJob>;
export type ListedEngineJob = Type.Static<typeof ListedEngineJob>;
