import {
  createApplication,
  deleteApplication,
  deleteApplicationConfiguration,
  getApplication,
  getApplicationConfiguration,
  listApplications,
  putApplicationConfiguration,
  updateApplication,
} from '../../../api/catalogue/servicestage/applications';
import { empty, json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { stageEndpoint } from '../endpoint';
import { refuse } from '../errors';
import { pageOf } from '../paging';
import { unordered } from '../../unordered';
import { findApplication, findEnvironment, newThing } from '../stage';
import type { Stage } from '../stage';
import type { Application } from '../state';

/** Source: ServiceStage API Reference, sections 4.3.1 to 4.3.5. */
export function applicationEndpoints(stage: Stage): Endpoint[] {
  const { state, clock } = stage;
  return [
    stageEndpoint(stage, createApplication, ({ project_id, body }, { userName }) => {
      refuseTakenName(stage, project_id, body.name);
      const application: Application = {
        ...newThing(stage, project_id, userName),
        name: body.name,
        description: body.description ?? '',
        enterprise_project_id: body.enterprise_project_id ?? '0',
        variables: {},
      };
      state.applications.push(application);
      return json(200, toResponse(stage, application));
    }),
    stageEndpoint(stage, listApplications, ({ project_id, ...page }) => {
      const found = state.applications.filter((one) => one.project_id === project_id);
      const applications = pageOf(found, page).map((one) => toResponse(stage, one));
      return json(200, { count: found.length, applications });
    }),
    stageEndpoint(stage, getApplication, (input) =>
      json(200, toResponse(stage, findApplication(stage, input))),
    ),
    stageEndpoint(stage, updateApplication, ({ body, ...path }) => {
      const application = findApplication(stage, path);
      const { name = application.name, description = application.description } = body;
      if (name !== application.name) refuseTakenName(stage, path.project_id, name);
      Object.assign(application, { name, description, update_time: clock.now() });
      return json(200, toResponse(stage, application));
    }),
    stageEndpoint(stage, deleteApplication, (input) => {
      const application = findApplication(stage, input);
      if (countComponents(stage, application) > 0) throw refuse('SVCSTG.00100401');
      state.applications = state.applications.filter((one) => one !== application);
      return empty(204);
    }),
    ...configurationEndpoints(stage),
  ];
}

/** Source: ServiceStage API Reference, sections 4.3.6 to 4.3.8. */
function configurationEndpoints(stage: Stage): Endpoint[] {
  return [
    stageEndpoint(stage, putApplicationConfiguration, ({ body, ...path }) => {
      const application = findApplication(stage, path);
      const { id } = findEnvironment(stage, path.project_id, body.environment_id);
      // Of several variables with one name the last one counts.
      const env = [...new Map(body.configuration.env.map((one) => [one.name, one])).values()];
      application.variables[id] = env;
      return json(200, configurationShown(application, id));
    }),
    stageEndpoint(stage, getApplicationConfiguration, ({ environment_id, ...path }) => {
      const application = findApplication(stage, path);
      if (environment_id !== undefined) findEnvironment(stage, path.project_id, environment_id);
      const configuration = Object.keys(application.variables)
        .filter((id) => environment_id === undefined || id === environment_id)
        .map((id) => configurationShown(application, id));
      return json(200, { configuration });
    }),
    stageEndpoint(stage, deleteApplicationConfiguration, ({ environment_id, ...path }) => {
      const application = findApplication(stage, path);
      findEnvironment(stage, path.project_id, environment_id);
      application.variables = Object.fromEntries(
        Object.entries(application.variables).filter(([id]) => id !== environment_id),
      );
      return empty(204);
    }),
  ];
}

function toResponse(stage: Stage, application: Application) {
  const { id, name, description, project_id, enterprise_project_id, creator } = application;
  const { create_time, update_time } = application;
  return {
    id,
    name,
    description,
    project_id,
    enterprise_project_id,
    creator,
    create_time,
    update_time,
    unified_model: null,
    component_count: countComponents(stage, application),
  };
}

function configurationShown({ id, variables }: Application, environment_id: string) {
  return {
    application_id: id,
    environment_id,
    configuration: { env: unordered(variables[environment_id] ?? []) },
  };
}

function countComponents({ state }: Stage, { id }: Application): number {
  return state.components.filter((one) => one.application_id === id).length;
}

function refuseTakenName({ state }: Stage, project_id: string, name: string): void {
  const taken = state.applications.some((one) => one.project_id === project_id && one.name === name);
  if (taken) throw refuse('SVCSTG.00100400', 'The application name has been used.');
}
