import * as l10n from '@vscode/l10n';
import {
  createComponentInstance,
  deleteComponentInstance,
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../api/catalogue/servicestage/instances';
import type {
  Application,
  Component,
  ComponentInstance,
  Environment,
} from '../../../api/catalogue/servicestage/shapes';
import {
  busyObstacle,
  describeReplicas,
  finishJob,
  isRunning,
  onInstance,
  type InstanceGoal,
} from '../../../resources/servicestage/instance-run';
import { describeStatus, stateOf } from '../../../resources/servicestage/instance-status';
import { componentInstances } from '../../../resources/servicestage/instances';
import { stageOf } from '../../../resources/servicestage/stage';
import { changedBody, newBody } from '../body';
import { followed } from '../followed';
import { isReplacement, type Difference } from '../../compare/compare-fields';
import { scalarText } from '../../compare/scalar-text';
import {
  beingDeleted,
  oneNamed,
  type Condition,
  type DeployRow,
  type WritePlace,
  type Written,
} from '../row';
import { memberOf, type Wanted } from '../wanted';
import { applicationRow } from './application';
import { componentRow } from './component';
import { environmentRow } from './environment';

interface Parents {
  readonly application: Application;
  readonly component: Component;
  readonly environment: Environment;
}

/** Deployments of a component in environments. Source: resources §4. */
export const instanceRow: DeployRow<ComponentInstance, Parents> = {
  apiVersion: 'servicestage/v2',
  kind: 'Instance',
  service: 'servicestage',
  resources: componentInstances,
  affects: onInstance.affects,
  names: ({ metadata: { name = '', application = '', component = '', environment = '' } }) => ({
    name,
    application,
    component,
    environment,
  }),
  parents: ({ application = '', component = '', environment = '' }) => ({
    application: { row: applicationRow, names: { name: application } },
    component: { row: componentRow, names: { name: component, application } },
    environment: { row: environmentRow, names: { name: environment } },
  }),
  // ServiceStage refuses a second job of a component. Source: resources §4, order of two changes.
  exclusive: ({ application = '', component = '' }) => JSON.stringify(['component', application, component]),
  find: async (names, { list, parents }) => {
    const all = await list(componentInstances, scopeOf(parents));
    const found = oneNamed(
      all.filter(({ environment_id }) => environment_id === parents.environment.id),
      names,
    );
    return found.state === 'present' && isLeaving(found.live) ? beingDeleted(found.live) : found;
  },
  detail: (live, _wanted, { session, parents, signal }) =>
    componentInstances.read(session, scopeOf(parents), live.id, signal),
  valueOf: (live) => ({ spec: { ...live, replica: live.status_detail?.replica } }),
  basis: ({ version, flavor_id, artifacts, configuration, description, status_detail, ...rest }) => [
    { version, flavor_id, artifacts, configuration, description },
    [rest.external_accesses, rest.refer_resources],
    [status_detail?.replica, status_detail?.last_job_id],
  ],
  condition: conditionOf,
  obstacle: (wanted, live, differences) => live && obstacleTo(wanted, live, differences),
  create: async (wanted, { name }, place) => {
    const { session, parents } = place;
    const { client, project_id } = await stageOf(session);
    const path = { project_id, application_id: parents.application.id, component_id: parents.component.id };
    const body = newBody(createComponentInstance, wanted, { name, environment_id: parents.environment.id });
    const { job_id, instance_id } = await client.call(createComponentInstance, { ...path, body });
    return follow(place, { id: instance_id, name: name ?? '' }, job_id, isRunning);
  },
  change: async (wanted, live, place) => {
    const { client, path } = await pathOf(live, place);
    const body = changedBody(updateComponentInstance, wanted, live);
    const { job_id } = await client.call(updateComponentInstance, { ...path, body });
    return follow(
      place,
      live,
      job_id,
      (instance) => isRunning(instance) && instance?.version === body.version,
    );
  },
  own: [
    {
      operation: runComponentInstanceAction.id,
      write: async (wanted, live, place) => {
        const { client, path } = await pathOf(live, place);
        const replica = Number(memberOf(wanted, 'spec')['replica']);
        const body = { action: 'scale' as const, parameters: { replica } };
        const { job_id } = await client.call(runComponentInstanceAction, { ...path, body });
        return follow(
          place,
          live,
          job_id,
          (instance) => isRunning(instance) && instance?.status_detail?.replica === replica,
        );
      },
    },
  ],
  remove: async (live, place) => {
    const { client, path } = await pathOf(live, place);
    const { job_id } = await client.call(deleteComponentInstance, path);
    const isGone = (instance: ComponentInstance | undefined) => instance === undefined;
    return follow(place, live, job_id, isGone, () => l10n.t('{0} is deleted.', live.name));
  },
};

function isLeaving({ status_detail: detail }: ComponentInstance): boolean {
  return detail?.status?.toUpperCase() === 'DELETING';
}

function scopeOf({ application, component }: Parents) {
  return { applicationId: application.id, componentId: component.id };
}

async function pathOf({ id }: Pick<ComponentInstance, 'id'>, { session, parents }: WritePlace<Parents>) {
  const { client, project_id } = await stageOf(session);
  const { application, component } = parents;
  return {
    client,
    path: { project_id, application_id: application.id, component_id: component.id, instance_id: id },
  };
}

function follow(
  { session, parents, list, run }: WritePlace<Parents>,
  subject: Pick<ComponentInstance, 'id' | 'name'>,
  job: string,
  isReached: InstanceGoal['isReached'],
  done: InstanceGoal['done'] = (instance) => l10n.t('The job is done: {0} run.', describeReplicas(instance)),
): Promise<Written> {
  const place = { session, scope: scopeOf(parents), subject, list };
  return followed(finishJob(place, job, run, { isReached, done }));
}

/** Every update needs a version that was never used. Source: resources §4, version. */
function obstacleTo(
  wanted: Wanted,
  live: ComponentInstance,
  differences: readonly Difference[],
): string | undefined {
  const updates = differences.filter(({ changedBy }) => changedBy === 'update');
  const isOtherVersion = differences.some(({ path }) => path.join('.') === 'spec.version');
  if (updates.length > 0 && !isOtherVersion) {
    const version = scalarText(memberOf(wanted, 'spec')['version'] ?? live.version);
    return l10n.t('The version {0} is deployed already: every change needs a new version.', version);
  }
  // Another change follows the job first.
  return isReplacement(differences) ? busyObstacle(live) : undefined;
}

function conditionOf(live: ComponentInstance): Condition | undefined {
  const { status_detail: detail } = live;
  const state = stateOf(detail);
  const reason = l10n.t('It is {0}: {1} run.', describeStatus(detail), describeReplicas(live));
  if (state === 'changing') return { state: 'busy', reason };
  return state === 'failed' ? { state: 'failed', reason } : undefined;
}
