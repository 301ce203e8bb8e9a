import {
  createComponentInstance,
  deleteComponentInstance,
  getComponentInstance,
  listComponentInstanceSnapshots,
  listComponentInstances,
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../api/catalogue/servicestage/instances';
import { json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { deploymentAfter } from '../actions';
import { changedDeployment, checkDeployment, firstDeployment } from '../deployments';
import { refuseWhileRemoved } from '../component-removal';
import { stageEndpoint } from '../endpoint';
import { refuse } from '../errors';
import { instanceShown, instanceSummary } from '../instance-shown';
import { cancelJob, runningJob, startJob } from '../jobs';
import { pageOf } from '../paging';
import { checkResources } from '../resources';
import { findComponent, findEnvironment, findInstance, newThing } from '../stage';
import type { Stage } from '../stage';
import type { Instance } from '../state';

/** Source: ServiceStage API Reference, section 4.5. */
export function instanceEndpoints(stage: Stage): Endpoint[] {
  return [...deploymentEndpoints(stage), ...readingEndpoints(stage)];
}

function deploymentEndpoints(stage: Stage): Endpoint[] {
  const { state, clock } = stage;
  return [
    stageEndpoint(stage, createComponentInstance, ({ body, ...path }, { userId, userName }) => {
      const component = findComponent(stage, path);
      refuseWhileRemoved(component);
      const environment = findEnvironment(stage, path.project_id, body.environment_id);
      const taken = state.instances.some(
        (one) => one.name === body.name && one.environment_id === environment.id,
      );
      if (taken) throw refuse('SVCSTG.00100413');
      refuseUsedVersion(stage, component.id, environment.id, body.version);
      refuseWhileReleased(stage, component.id, environment.id);
      const deployment = firstDeployment(body, component);
      checkDeployment(stage, component, environment, deployment);
      const instance: Instance = {
        ...newThing(stage, path.project_id, userName),
        name: body.name,
        application_id: path.application_id,
        component_id: component.id,
        environment_id: environment.id,
        deployment,
        status: 'FAILED',
        available_replica: 0,
        fail_detail: null,
        last_job_id: '',
        snapshots: [],
      };
      state.instances.push(instance);
      const job = startJob(stage, instance, 'create', deployment, userId);
      return json(200, { job_id: job.id, instance_id: instance.id });
    }),
    stageEndpoint(stage, updateComponentInstance, ({ body, ...path }, { userId }) => {
      const component = findComponent(stage, path);
      const instance = findInstance(stage, path);
      const { component_id, environment_id } = instance;
      refuseWhileBusy(stage, instance);
      refuseUsedVersion(stage, component_id, environment_id, body.version);
      refuseWhileReleased(stage, component_id, environment_id);
      const deployment = changedDeployment(instance.deployment, body);
      const environment = findEnvironment(stage, path.project_id, environment_id);
      checkDeployment(stage, component, environment, deployment);
      const job = startJob(stage, instance, 'upgrade', deployment, userId);
      return json(200, { job_id: job.id });
    }),
    stageEndpoint(stage, runComponentInstanceAction, ({ body, ...path }, { userId }) => {
      const instance = findInstance(stage, path);
      refuseWhileBusy(stage, instance);
      const deployment = deploymentAfter(instance, body);
      const { component_id, project_id, environment_id } = instance;
      if (body.action === 'scale') {
        checkResources(stage, findEnvironment(stage, project_id, environment_id), component_id, deployment);
      }
      const job = startJob(stage, instance, body.action, deployment, userId);
      return json(200, { job_id: job.id });
    }),
    stageEndpoint(stage, deleteComponentInstance, ({ force, ...path }, { userId }) => {
      const instance = findInstance(stage, path);
      const running = runningJob(state, instance);
      if (running && (force !== true || running.action === 'delete')) throw refuse('SVCSTG.00100423');
      if (running) cancelJob(running, clock.now());
      const job = startJob(stage, instance, 'delete', instance.deployment, userId);
      return json(200, { job_id: job.id });
    }),
  ];
}

function readingEndpoints(stage: Stage): Endpoint[] {
  const { state, clock } = stage;
  return [
    stageEndpoint(stage, listComponentInstances, ({ project_id, application_id, component_id, ...page }) => {
      findComponent(stage, { project_id, application_id, component_id });
      const found = state.instances
        .filter((one) => one.component_id === component_id)
        .map((one) => instanceSummary(state, one, clock.now()));
      return json(200, { count: found.length, instances: pageOf(found, page) });
    }),
    stageEndpoint(stage, getComponentInstance, (input) =>
      json(200, instanceShown(state, findInstance(stage, input), clock.now())),
    ),
    stageEndpoint(stage, listComponentInstanceSnapshots, ({ limit, offset, order, order_by, ...path }) => {
      const { id, snapshots } = findInstance(stage, path);
      const found = snapshots.map(({ create_time, deployment: { version } }) => ({
        version,
        description: JSON.stringify({ action: `New Version: ${version}` }),
        instance_id: id,
        create_time,
      }));
      const page = {
        ...(limit !== undefined && { limit }),
        ...(offset !== undefined && { offset }),
        ...(order !== undefined && { order }),
        ...(order_by !== undefined && { order_by }),
      };
      return json(200, { count: found.length, snapshots: pageOf(found, page) });
    }),
  ];
}

function refuseWhileBusy({ state }: Stage, instance: Instance): void {
  if (runningJob(state, instance)) throw refuse('SVCSTG.00100419');
}

/** One instance of a component at a time is deployed in an environment. */
function refuseWhileReleased({ state }: Stage, component_id: string, environment_id: string): void {
  const released = state.instances
    .filter((one) => one.component_id === component_id && one.environment_id === environment_id)
    .map((one) => runningJob(state, one)?.action)
    .some((action) => action === 'create' || action === 'upgrade' || action === 'rollback');
  if (released) throw refuse('SVCSTG.00100432');
}

/**
 * A version is used by every deployment that was tried in the environment, also by one that failed.
 * Source: ServiceStage API Reference, section 8.2, SVCSTG.00100441.
 */
function refuseUsedVersion(
  { state }: Stage,
  component_id: string,
  environment_id: string,
  version: string,
): void {
  const there = state.instances.filter(
    (one) => one.component_id === component_id && one.environment_id === environment_id,
  );
  const ids = new Set(there.map(({ id }) => id));
  const tried = state.jobs.filter(({ instance_id }) => ids.has(instance_id));
  if (tried.some(({ deployment }) => deployment.version === version)) throw refuse('SVCSTG.00100441');
}
