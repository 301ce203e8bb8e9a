import {
  createComponentInstance,
  deleteComponentInstance,
  getComponentInstance,
  listComponentInstanceSnapshots,
  listComponentInstances,
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../api/catalogue/servicestage/instances';
import type { Input } from '../../../api/catalogue/operation';
import { json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { stageEndpoint } from '../endpoint';
import { refuse } from '../errors';
import { instanceShown, instanceSummary } from '../instance-shown';
import { runningJob, startJob } from '../jobs';
import { pageOf } from '../paging';
import { findComponent, findEnvironment, findInstance, newThing } from '../stage';
import type { Stage } from '../stage';
import type { Deployment, Instance } from '../state';

/** Source: ServiceStage API Reference, section 4.5. */
export function instanceEndpoints(stage: Stage): Endpoint[] {
  return [...deploymentEndpoints(stage), ...readingEndpoints(stage)];
}

function deploymentEndpoints(stage: Stage): Endpoint[] {
  const { state } = stage;
  return [
    stageEndpoint(stage, createComponentInstance, ({ body, ...path }, { userName }) => {
      const { id: component_id } = findComponent(stage, path);
      const { id: environment_id } = findEnvironment(stage, path.project_id, body.environment_id);
      const taken = state.instances.some(
        (one) => one.name === body.name && one.environment_id === environment_id,
      );
      if (taken) throw refuse('SVCSTG.00100413');
      refuseUsedVersion(stage, component_id, environment_id, body.version);
      const deployment: Deployment = {
        version: body.version,
        replica: body.replica,
        flavor_id: body.flavor_id,
        artifacts: body.artifacts,
        refer_resources: body.refer_resources,
        configuration: body.configuration ?? {},
        description: body.description ?? '',
        external_accesses: body.external_accesses ?? [],
      };
      const instance: Instance = {
        ...newThing(stage, path.project_id, userName),
        name: body.name,
        application_id: path.application_id,
        component_id,
        environment_id,
        deployment,
        status: 'FAILED',
        available_replica: 0,
        fail_detail: null,
        last_job_id: '',
        snapshots: [],
      };
      state.instances.push(instance);
      const job = startJob(stage, instance, 'create', deployment, userName);
      return json(200, { job_id: job.id, instance_id: instance.id });
    }),
    stageEndpoint(stage, updateComponentInstance, ({ body, ...path }, { userName }) => {
      const instance = findInstance(stage, path);
      refuseWhileBusy(stage, instance);
      refuseUsedVersion(stage, instance.component_id, instance.environment_id, body.version);
      const deployment = { ...instance.deployment, ...body };
      const job = startJob(stage, instance, 'upgrade', deployment, userName);
      return json(200, { job_id: job.id });
    }),
    stageEndpoint(stage, runComponentInstanceAction, ({ body, ...path }, { userName }) => {
      const instance = findInstance(stage, path);
      refuseWhileBusy(stage, instance);
      const job = startJob(stage, instance, body.action, deploymentAfter(instance, body), userName);
      return json(200, { job_id: job.id });
    }),
    stageEndpoint(stage, deleteComponentInstance, ({ force, ...path }, { userName }) => {
      const instance = findInstance(stage, path);
      const running = runningJob(state, instance);
      if (running && force !== true) throw refuse('SVCSTG.00100423');
      if (running) running.settled = true;
      const job = startJob(stage, instance, 'delete', instance.deployment, userName);
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

type Action = Input<typeof runComponentInstanceAction>['body'];

function deploymentAfter({ deployment, snapshots }: Instance, body: Action): Deployment {
  if (body.action === 'scale') return { ...deployment, replica: body.parameters.replica };
  if (body.action !== 'rollback') return deployment;
  const { version } = body.parameters;
  const snapshot = snapshots.find((one) => one.deployment.version === version);
  if (!snapshot) throw refuse('SVCSTG.00100436');
  return snapshot.deployment;
}

function refuseWhileBusy({ state }: Stage, instance: Instance): void {
  if (runningJob(state, instance)) throw refuse('SVCSTG.00100419');
}

function refuseUsedVersion(
  { state }: Stage,
  component_id: string,
  environment_id: string,
  version: string,
): void {
  const used = state.instances
    .filter((one) => one.component_id === component_id && one.environment_id === environment_id)
    .flatMap(({ deployment, snapshots }) => [deployment, ...snapshots.map((one) => one.deployment)])
    .some((one) => one.version === version);
  if (used) throw refuse('SVCSTG.00100441');
}
