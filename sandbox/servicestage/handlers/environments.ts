import type { EnvironmentResource } from '../../../api/catalogue/servicestage/shapes';
import {
  createEnvironment,
  deleteEnvironment,
  getEnvironment,
  listEnvironments,
  updateEnvironment,
  updateEnvironmentResources,
} from '../../../api/catalogue/servicestage/environments';
import { empty, json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { stageEndpoint } from '../endpoint';
import { refuse } from '../errors';
import { pageOf } from '../paging';
import { runsInstances } from '../resources';
import { findEnvironment, newThing } from '../stage';
import { unordered } from '../../unordered';
import type { Stage } from '../stage';
import type { Environment } from '../state';

/** Source: ServiceStage API Reference, section 4.2. */
export function environmentEndpoints(stage: Stage): Endpoint[] {
  const { state, clock } = stage;
  return [
    stageEndpoint(stage, createEnvironment, ({ project_id, body }, { userName }) => {
      refuseTakenName(stage, project_id, body.name);
      if (!body.base_resources.some(runsInstances)) throw refuse('SVCSTG.00100422');
      const environment: Environment = {
        ...newThing(stage, project_id, userName),
        name: body.name,
        alias: body.alias ?? '',
        description: body.description ?? '',
        enterprise_project_id: body.enterprise_project_id ?? '0',
        charge_mode: body.charge_mode ?? 'provided',
        ...(body.deploy_mode !== undefined && { deploy_mode: body.deploy_mode }),
        vpc_id: body.vpc_id,
        base_resources: body.base_resources,
        optional_resources: body.optional_resources ?? [],
      };
      state.environments.push(environment);
      return json(200, toResponse(environment));
    }),
    stageEndpoint(stage, listEnvironments, ({ project_id, ...page }) => {
      const found = state.environments.filter((one) => one.project_id === project_id);
      return json(200, { count: found.length, environments: pageOf(found, page).map(toResponse) });
    }),
    stageEndpoint(stage, getEnvironment, ({ project_id, environment_id }) =>
      json(200, toResponse(findEnvironment(stage, project_id, environment_id))),
    ),
    stageEndpoint(stage, updateEnvironment, ({ project_id, environment_id, body }) => {
      const environment = findEnvironment(stage, project_id, environment_id);
      const { name = environment.name, alias = environment.alias } = body;
      if (name !== environment.name) refuseTakenName(stage, project_id, name);
      const description = body.description ?? environment.description;
      Object.assign(environment, { name, alias, description, update_time: clock.now() });
      return json(200, toResponse(environment));
    }),
    stageEndpoint(stage, updateEnvironmentResources, ({ project_id, environment_id, body }) => {
      const environment = findEnvironment(stage, project_id, environment_id);
      const removed = new Set((body.remove_resources ?? []).map(({ id }) => id));
      const added = [...(body.add_base_resources ?? []), ...(body.add_optional_resources ?? [])];
      const addedIds = new Set(added.map(({ id }) => id));
      const kept = [...environment.base_resources, ...environment.optional_resources].filter(
        ({ id }) => !removed.has(id) && !addedIds.has(id),
      );
      const resources = [...kept, ...added];
      const base = resources.filter(runsInstances);
      if (base.length === 0) throw refuse('SVCSTG.00100422');
      environment.base_resources = base;
      environment.optional_resources = resources.filter((one) => !runsInstances(one));
      environment.update_time = clock.now();
      return json(200, toResponse(environment));
    }),
    stageEndpoint(stage, deleteEnvironment, ({ project_id, environment_id }) => {
      const environment = findEnvironment(stage, project_id, environment_id);
      if (state.instances.some((one) => one.environment_id === environment_id)) {
        throw refuse('SVCSTG.00100426');
      }
      state.environments = state.environments.filter((one) => one !== environment);
      for (const application of state.applications) {
        application.variables = Object.fromEntries(
          Object.entries(application.variables).filter(([id]) => id !== environment_id),
        );
      }
      return empty(204);
    }),
  ];
}

/**
 * An environment as the server answers it: its resources have names and come in no order, an alias that is not set is null.
 * Source: ServiceStage API Reference, section 4.2.1, the example; vendor's Terraform provider, issues 9863 and 9925 (order).
 */
function toResponse(environment: Environment) {
  const { alias, base_resources, optional_resources } = environment;
  return {
    ...environment,
    alias: alias === '' ? null : alias,
    deploy_mode: environment.deploy_mode ?? deployModeOf(environment),
    base_resources: resourcesShown(base_resources),
    optional_resources: resourcesShown(optional_resources),
  };
}

function resourcesShown(resources: readonly EnvironmentResource[]) {
  return unordered(resources.map((one) => ({ name: one.id, ...one })));
}

/** What its resources can run: containers, packages on virtual machines, or both. */
function deployModeOf({ base_resources }: Environment): string {
  const hosts = base_resources.filter(({ type }) => type === 'ecs').length;
  if (hosts === 0) return 'container';
  return hosts === base_resources.length ? 'virtualmachine' : 'mixed';
}

function refuseTakenName({ state }: Stage, project_id: string, name: string): void {
  const taken = state.environments.some((one) => one.project_id === project_id && one.name === name);
  if (taken) throw refuse('SVCSTG.00100449');
}
