import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { commonErrors, undocumentedPermission } from './errors';
import { jobPath, offset, pagesOf } from './parameters';
import { maybe, text } from './shapes';

const document = 'ServiceStage API Reference';

/** Work that continues after the answer; the server writes these names in capitals. */
export const Job = Type.Object(
  {
    JOB_ID: Type.String({ description: 'Id of the job.' }),
    JOB_NAME: text('Name of the job.'),
    JOB_TYPE: text('PROVISION, DEPROVISION, DAILY_OPERATION, SYSTEM_INNER or UNKNOWN.'),
    JOB_DESC: text('What it does.'),
    EXECUTION_STATUS: Type.String({
      description:
        'SUBMITTED, SCHEDULED, RUNNING or ROLLBACKING while it runs; then SUCCEEDED, FAILED, PARTIALLY_FAILED, CANCELLED or ROLLBACKED; or UNKNOWN.',
    }),
    SERVICE_INSTANCE_ID: text('Id of the instance.'),
    PROJECT_ID: text('Id of the project.'),
    ORDER_ID: text('Id of the order.'),
    CREATED_BY: text('Id of the user who started it.'),
  },
  { description: 'The job.' },
);

/** One step of a job. */
export const JobTask = Type.Object({
  TASK_ID: text('Id of the step.'),
  TASK_INDEX: maybe(Type.Integer(), 'Place in the order of the steps.'),
  TASK_NAME: text('Name of the step.'),
  TASK_TYPE: text('kube, restful, sleep, echo, context or sub-job.'),
  TASK_STATUS: text('State, as a job has it, or SKIPPED.'),
  MESSAGES: text('What the step has to say, as JSON text.'),
  OWNER_ID: text('Server that runs it.'),
  CREATED_AT: text('Time of creation, ISO 8601.'),
  LAST_HEALTH_CHECK: text('Time of the last sign of life, ISO 8601.'),
});

export const getJob = defineOperation({
  id: 'getJob',
  service: 'servicestage',
  group: 'job',
  title: 'Show a job and its steps',
  method: 'GET',
  path: '/v2/{project_id}/cas/jobs/{job_id}',
  pathParameters: jobPath,
  query: Type.Object({
    instance_id: Type.Optional(Type.String({ description: 'Id of the instance that the job works on.' })),
    limit: Type.Optional(Type.Integer({ minimum: 0, description: 'How many steps to show.' })),
    offset,
    desc: Type.Optional(Type.Enum(['true', 'false'], { description: 'Whether the last step comes first.' })),
  }),
  paging: { ...pagesOf('tasks', 'TASK_ID'), total: 'task_count' },
  answer: Type.Object({
    task_count: maybe(Type.Integer(), 'How many steps there are in all.'),
    job: Job,
    tasks: maybe(Type.Array(JobTask), 'Steps, each with its state.'),
  }),
  errors: [
    ...commonErrors,
    { status: 400, code: 'SVCSTG.00100414', when: 'The id of the job is empty.' },
    { status: 404, code: 'SVCSTG.00100429', when: 'There is no such job.' },
  ],
  permission: undocumentedPermission,
  source: { document, section: '4.6.1' },
});

export type Job = Type.Static<typeof Job>;
export type JobTask = Type.Static<typeof JobTask>;

export const jobsOperations = [getJob];
