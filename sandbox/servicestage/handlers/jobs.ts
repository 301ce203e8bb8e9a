import { getJob } from '../../../api/catalogue/servicestage/jobs';
import { json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { stageEndpoint } from '../endpoint';
import { refuse } from '../errors';
import { jobStatus, progressOf } from '../jobs';
import type { TaskProgress } from '../jobs';
import type { Stage } from '../stage';
import type { JobAction } from '../state';

/** Source: ServiceStage API Reference, section 4.6.1. */
export function jobEndpoints(stage: Stage): Endpoint[] {
  return [
    stageEndpoint(stage, getJob, ({ project_id, job_id, instance_id, offset = 0, limit, desc }) => {
      const job = stage.state.jobs.find((one) => one.id === job_id && one.project_id === project_id);
      if (!job || (instance_id !== undefined && job.instance_id !== instance_id)) {
        throw refuse('SVCSTG.00100429');
      }
      const now = stage.clock.now();
      const [type, name] = kindOf(job.action);
      const tasks = progressOf(job, now).map(taskShown);
      if (desc === 'true') tasks.reverse();
      return json(200, {
        task_count: tasks.length,
        job: {
          JOB_ID: job.id,
          JOB_NAME: name,
          JOB_TYPE: type,
          JOB_DESC: name,
          EXECUTION_STATUS: jobStatus(job, now),
          SERVICE_INSTANCE_ID: job.instance_id,
          PROJECT_ID: job.project_id,
          ORDER_ID: '',
          CREATED_BY: job.created_by,
        },
        tasks: tasks.slice(offset, limit === undefined ? undefined : offset + limit),
      });
    }),
  ];
}

function kindOf(action: JobAction): [type: string, name: string] {
  if (action === 'create') return ['PROVISION', 'provision/provMain'];
  if (action === 'delete') return ['DEPROVISION', 'deprovision/deprovMain'];
  return ['DAILY_OPERATION', `dailyOperation/${action}`];
}

function taskShown({ task, status, startTime, lastTime }: TaskProgress, index: number) {
  const failure = status === 'FAILED' ? task.failure : undefined;
  return {
    TASK_ID: task.id,
    TASK_INDEX: index + 1,
    TASK_NAME: task.name,
    TASK_TYPE: task.type,
    TASK_STATUS: status,
    MESSAGES: JSON.stringify(failure ? { Message: failure.code, Detail: failure.detail } : {}),
    OWNER_ID: 'cas-mgr:30114',
    CREATED_AT: new Date(startTime).toISOString(),
    LAST_HEALTH_CHECK: new Date(lastTime).toISOString(),
  };
}
