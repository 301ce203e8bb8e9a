import { deploymentSettings, deploymentSummary } from './deployment-shown';
import { jobStatus, runningJob } from './jobs';
import { runsOnHosts } from './resources';
import type { Instance, JobAction, ServiceStageState } from './state';

const statusDuring: Record<JobAction, string> = {
  create: 'CREATING',
  upgrade: 'UPGRADING',
  rollback: 'ROLLBACKING',
  scale: 'UPGRADING',
  start: 'STARTING',
  stop: 'STOPPING',
  restart: 'RESTARTING',
  delete: 'DELETING',
};

/** An instance as a list has it. */
export function instanceSummary(state: ServiceStageState, instance: Instance, now: number) {
  const { deployment, status, fail_detail, available_replica, last_job_id } = instance;
  const running = runningJob(state, instance);
  const job = state.jobs.find(({ id }) => id === last_job_id);
  const { application_id, component_id, environment_id } = instance;
  return {
    id: instance.id,
    name: instance.name,
    application_id,
    application_name: nameOf(state.applications, application_id),
    component_id,
    component_name: nameOf(state.components, component_id),
    environment_id,
    environment_name: nameOf(state.environments, environment_id),
    create_time: instance.create_time,
    update_time: instance.update_time,
    platform_type: runsOnHosts(deployment) ? 'vmapp' : 'cce',
    ...deploymentSummary(instance),
    status_detail: {
      status: running ? statusDuring[running.action] : status,
      replica: deployment.replica,
      available_replica,
      fail_detail,
      last_job_id,
      last_job_status: job ? jobStatus(job, now) : null,
      enterprise_project_id: '0',
    },
  };
}

/** An instance with all its settings. */
export function instanceShown(state: ServiceStageState, instance: Instance, now: number) {
  return {
    ...instanceSummary(state, instance, now),
    ...deploymentSettings(instance),
    creator: instance.creator,
  };
}

/** An instance in the overview of its component, which spells its id and its name otherwise. */
export function instanceOverview(state: ServiceStageState, instance: Instance, now: number) {
  const { id, name, ...shown } = instanceShown(state, instance, now);
  return { instance_id: id, instance_name: name, ...shown };
}

function nameOf(list: readonly { readonly id: string; readonly name: string }[], id: string): string | null {
  return list.find((one) => one.id === id)?.name ?? null;
}
