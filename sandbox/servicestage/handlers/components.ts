import { randomUUID } from 'node:crypto';
import {
  createComponent,
  deleteComponent,
  getComponent,
  listComponentOverviews,
  listComponents,
  subCategoriesOf,
  updateComponent,
} from '../../../api/catalogue/servicestage/components';
import { empty, json } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { refuseWhileRemoved, removeComponent } from '../component-removal';
import { componentShown } from '../component-shown';
import { stageEndpoint } from '../endpoint';
import { refuse } from '../errors';
import { instanceOverview } from '../instance-shown';
import { runningJob } from '../jobs';
import { runtimes } from '../meta';
import { pageOf } from '../paging';
import { findApplication, findComponent, newThing } from '../stage';
import type { Stage } from '../stage';
import type { Component } from '../state';

/** Source: ServiceStage API Reference, section 4.4. */
export function componentEndpoints(stage: Stage): Endpoint[] {
  const { state, clock } = stage;
  return [
    stageEndpoint(stage, createComponent, ({ body, ...path }, { userName }) => {
      const { id: application_id } = findApplication(stage, path);
      if (!runtimes.some(({ type_name }) => type_name === body.runtime)) throw refuse('SVCSTG.00100420');
      refuseTakenName(stage, application_id, body.name);
      const { category, sub_category } = body;
      if (sub_category !== undefined && isOfAnother(category, sub_category)) {
        throw refuse('SVCSTG.00100400', `The sub_category of ${category} cannot be ${sub_category}.`);
      }
      refuseUnknownAuthorization(stage, path.project_id, body.source);
      const component: Component = {
        ...newThing(stage, path.project_id, userName),
        application_id,
        name: body.name,
        runtime: body.runtime,
        category,
        sub_category: sub_category ?? '',
        description: body.description ?? '',
        source: body.source ?? null,
        build: body.build ? { id: randomUUID(), ...body.build } : null,
        pipeline_ids: null,
      };
      state.components.push(component);
      return json(200, componentShown(component));
    }),
    stageEndpoint(stage, listComponents, ({ project_id, application_id, ...page }) => {
      findApplication(stage, { project_id, application_id });
      const found = state.components.filter((one) => one.application_id === application_id);
      return json(200, { count: found.length, components: pageOf(found, page).map(componentShown) });
    }),
    stageEndpoint(stage, listComponentOverviews, ({ project_id, application_id, ...page }) => {
      findApplication(stage, { project_id, application_id });
      const found = state.components.filter((one) => one.application_id === application_id);
      const components = pageOf(found, page).map((one) => ({
        ...componentShown(one),
        instances: state.instances
          .filter(({ component_id }) => component_id === one.id)
          .map((instance) => instanceOverview(state, instance, clock.now())),
      }));
      return json(200, { count: found.length, components });
    }),
    stageEndpoint(stage, getComponent, (input) => json(200, componentShown(findComponent(stage, input)))),
    stageEndpoint(stage, updateComponent, ({ body, ...path }) => {
      const component = findComponent(stage, path);
      refuseWhileRemoved(component);
      refuseWhileReleased(stage, component);
      if (body.name !== undefined && body.name !== component.name) {
        refuseTakenName(stage, path.application_id, body.name);
      }
      refuseUnknownAuthorization(stage, path.project_id, body.source);
      // A change replaces, in the stricter reading of section 4.4.3: only the name stays when it is left out.
      const { name = component.name, description = '', source = null, pipeline_ids = null } = body;
      const build = body.build ? { id: component.build?.id ?? randomUUID(), ...body.build } : null;
      const update_time = clock.now();
      Object.assign(component, { name, description, source, pipeline_ids, build, update_time });
      return json(200, componentShown(component));
    }),
    stageEndpoint(stage, deleteComponent, ({ force, ...path }, caller) => {
      const component = findComponent(stage, path);
      if (force !== true) refuseWhileReleased(stage, component);
      refuseWhileRemoved(component);
      removeComponent(stage, component, force === true, caller);
      return empty(204);
    }),
  ];
}

/** Texts that no category lists are not checked. */
function isOfAnother(category: keyof typeof subCategoriesOf, sub_category: string): boolean {
  const isIn = (list: readonly string[]) => list.includes(sub_category);
  return Object.values(subCategoriesOf).some(isIn) && !isIn(subCategoriesOf[category]);
}

/** Code is fetched with a repository authorization of the project. */
function refuseUnknownAuthorization({ state }: Stage, project_id: string, source: Component['source']): void {
  const name = source?.spec?.repo_auth;
  if (name === undefined || name === null) return;
  const known = state.git.authorizations.some((one) => one.project_id === project_id && one.name === name);
  if (!known) throw refuse('SVCSTG.00100400', `There is no repository authorization ${name}.`);
}

function refuseWhileReleased({ state }: Stage, { id }: Component): void {
  const instances = state.instances.filter((one) => one.component_id === id);
  if (instances.some((one) => runningJob(state, one))) throw refuse('SVCSTG.00100432');
}

function refuseTakenName({ state }: Stage, application_id: string, name: string): void {
  const taken = state.components.some((one) => one.application_id === application_id && one.name === name);
  if (taken) throw refuse('SVCSTG.00100400', 'The component name has been used.');
}
